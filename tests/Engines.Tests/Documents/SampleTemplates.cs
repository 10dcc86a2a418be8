using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Templates;
using Xunit;

namespace Heluo.Engines.Tests.Documents;

/// <summary>Templates and data the tests of this engine share.</summary>
internal static class SampleTemplates
{
    public const string Notice = """
        名称：行政许可受理通知书
        类型：通知书
        ---
        @红头 {{issuer.name}}
        # 行政许可申请受理通知书
        @文号 郑市监许受〔2026〕12号
        @主送 {{applicant.name}}：
        你单位于{{received|日期}}提出的“{{item.name}}”申请（申请编号：{{case.number}}），申请材料齐全、符合法定形式，决定予以受理。
        @附件 申请材料清单
        @二维码 https://www.example.gov.cn/verify/410100202603010001 | 扫码核验
        @署名 {{issuer.name}}
        @日期 {{decided|日期}}
        @印章 {{issuer.name}}
        """;

    public const string Receipt = """
        名称：收件凭证
        类型：凭证
        ---
        @黑头 {{issuer.name}}
        # 政务服务事项收件凭证
        @文号 收件编号：{{case.number}}
        @表 28 55 28 55
        | 事项名称 | {{item.name}} | < | < |
        | 申请人 | {{applicant.name}} | 收件日期 | {{received|日期}} |
        @表 12 100 27
        | 序号 | 材料名称 | 份数 |
        |---|---|---|
        {{#每个 materials}}
        | {{序号}} | {{name}} | {{count}} |
        {{/每个}}
        {{#如果 remark}}
        @小字 说明：{{remark}}
        {{/如果}}
        @署名 {{issuer.name}}
        @日期 {{decided|日期}}
        @签收 申请人签字 | 经办人签字
        """;

    public const string Official = """
        名称：通知
        类型：公文
        ---
        @份号 000001
        @紧急 特急
        @红头 郑州市人民政府文件
        @文号 郑政〔2026〕12号
        # 郑州市人民政府关于优化政务服务的通知
        @主送 各区县（市）人民政府，市人民政府各部门：
        {{#每个 paragraphs}}
        {{.}}
        {{/每个}}
        @附件 重点事项清单
        @附件 责任分工表
        @署名 郑州市人民政府
        @日期 {{decided|日期}}
        @印章
        @抄送 市委各部门，市人大常委会办公厅，市政协办公厅。
        @印发 郑州市人民政府办公室 | {{decided|日期}}
        """;

    public static Dictionary<string, object?> Data(int paragraphs = 12) => new()
    {
        ["issuer"] = new Dictionary<string, object?> { ["name"] = "郑州市市场监督管理局" },
        ["applicant"] = new Dictionary<string, object?> { ["name"] = "河南黄河餐饮服务有限公司" },
        ["item"] = new Dictionary<string, object?> { ["name"] = "食品经营许可证核发" },
        ["case"] = new Dictionary<string, object?> { ["number"] = "410100202603010001" },
        ["received"] = new DateOnly(2026, 3, 1),
        ["decided"] = new DateOnly(2026, 3, 2),
        ["remark"] = "",
        ["materials"] = new[]
        {
            new Dictionary<string, object?> { ["name"] = "《食品经营许可申请书》", ["count"] = 1 },
            new Dictionary<string, object?> { ["name"] = "主要设备设施布局、操作流程等文件", ["count"] = 2 },
        },
        ["paragraphs"] = Enumerable.Range(1, paragraphs)
            .Select(i => "各区县、各部门要高度重视，加强组织领导，健全工作机制，压实工作责任，确保“高效办成一件事”各项任务落到实处，及时总结推广典型经验做法。").ToArray(),
    };

    public static LaidOutDocument Render(string template, Dictionary<string, object?>? data = null) =>
        DocumentTemplate.Parse(template).Render(data ?? Data(), Fonts(), new DocumentMetadata { Created = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)) });

    /// <summary>The fonts of this machine; the test is skipped where the Debian packages are missing, and fails in CI.</summary>
    public static FontLibrary Fonts()
    {
        try
        {
            FontLibrary.System.Face(FontRole.Kai);
        }
        catch (FontException missing) when (Environment.GetEnvironmentVariable("CI") != "true")
        {
            Assert.Skip(missing.Message);
        }

        return FontLibrary.System;
    }
}

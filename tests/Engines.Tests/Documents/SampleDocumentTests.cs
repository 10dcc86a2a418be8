using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Templates;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Documents;

/// <summary>The templates that come with the engine and with the packs.</summary>
public sealed class SampleDocumentTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Root("src", "Engines", "Documents", "Samples"), "*.txt")
        .Concat(Directory.GetDirectories(Root("packs")).Select(p => Path.Combine(p, "templates")).Where(Directory.Exists).SelectMany(p => Directory.GetFiles(p, "*.txt")))
        .Select(p => Path.GetRelativePath(Root(), p))];

    public static TheoryData<string> Notices => [.. Files.Select(f => f.Data).Where(f => f.StartsWith("packs", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Check_Template_HasNoFaults(string file) => DocumentTemplate.Check(File.ReadAllText(Root(file))).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Notices))]
    public void Render_PackNotice_LeavesItsSealClearOnAPageWithText(string file)
    {
        var document = SampleTemplates.Render(File.ReadAllText(Root(file)), Matter());
        document.Pages.Count.ShouldBeLessThan(3);
        foreach (var seal in document.SealPlaces)
        {
            var page = document.Pages[seal.Page];
            page.Items.OfType<TextRun>().Count(r => r.Text.Length > 8).ShouldBeGreaterThan(1);
            var top = seal.CentreY - seal.Diameter / 2;
            (seal.CentreY + seal.Diameter / 2).ShouldBeLessThan(297 - 10);
            page.Items.OfType<TextRun>().Where(r => r.Baseline < seal.CentreY - 5 && r.X + r.Width > seal.CentreX - seal.Diameter / 2).ShouldAllBe(r => r.Baseline < top + 1);
        }
    }

    [Fact]
    public void Render_Licence_StandsOnOnePageAcrossWithAFrameAndLevelLabels()
    {
        var document = SampleTemplates.Render(File.ReadAllText(Root("src", "Engines", "Documents", "Samples", "licence.txt")), Licence());
        var page = document.Pages.ShouldHaveSingleItem();
        (page.Width, page.Height).ShouldBe((297, 210));
        page.Background.Count.ShouldBe(3);
        document.SealPlaces.ShouldHaveSingleItem().Name.ShouldBe("郑州市市场监督管理局");
        var values = page.Items.OfType<TextRun>().Where(r => r.Text is "河南黄河餐饮服务有限公司" or "李明华" or "同住所").Select(r => Math.Round(r.X, 3)).Distinct();
        values.ShouldHaveSingleItem();
        var ends = page.Items.OfType<TextRun>().Where(r => r.Text is "称" or "人" or "所" or "态").Select(r => Math.Round(r.X + r.Width, 2)).Distinct();
        ends.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("郑州市人民政府关于进一步优化政务服务提升行政效能推动“高效办成一件事”的通知", "“高效办成一件事”")]
    [InlineData("登封市人民政府关于申请开展“一件事”改革试点的请示", "“一件事”")]
    [InlineData("河南省人民政府办公厅关于印发河南省行政审批中介服务管理办法的通知", "管理办法")]
    public void Render_LongTitle_IsNotBrokenInsideWordsOrMarks(string title, string whole)
    {
        var data = SampleTemplates.Data();
        var document = SampleTemplates.Render(SampleTemplates.Official.Replace("郑州市人民政府关于优化政务服务的通知", title, StringComparison.Ordinal), data);
        var lines = document.Pages[0].Items.OfType<TextRun>().Where(r => Math.Abs(r.Size - 22 * 25.4 / 72) < 0.1).GroupBy(r => Math.Round(r.Baseline, 1)).Select(g => string.Concat(g.Select(r => r.Text))).ToArray();
        lines.Length.ShouldBe(2);
        string.Concat(lines).ShouldBe(title);
        lines.ShouldContain(l => l.Contains(whole, StringComparison.Ordinal));
        lines[1].ShouldNotStartWith("的");
    }

    private static Dictionary<string, object?> Matter()
    {
        string[] texts = ["body", "number", "applicant", "applicantNumber", "item", "intakeNumber", "caseNumber", "date", "submittedOn", "acceptedOn", "dueOn", "legalDays", "promisedDays", "correctionDays", "extensionDays", "extensionBy", "resultNumber", "verifyCode", "bodyPhone", "clerk"];
        var data = texts.ToDictionary(t => t, t => (object?)(t.EndsWith("On", StringComparison.Ordinal) || t == "date" ? "2026年3月2日" : t.EndsWith("Days", StringComparison.Ordinal) ? "20 个工作日" : t is "body" ? "郑州市市场监督管理局" : t is "verifyCode" ? "K7M2P9QX4TRB8WZC" : "河南黄河餐饮服务有限公司"));
        foreach (var text in new[] { "article", "basis", "result", "procedure", "reviewBody", "bodyAddress", "delivery" }) data[text] = "《中华人民共和国行政许可法》第三十二条第一款第五项";
        data["reason"] = "经审查，你提交的材料中食品安全管理制度文本不完整，缺少进货查验记录制度和食品安全事故处置方案，不符合法定形式。";
        data["materials"] = new[] { "食品经营许可申请书", "主要设备设施布局、操作流程等文件", "保证食品安全的规章制度目录清单" };
        data["procedures"] = new[] { "专家评审（20 个工作日）" };
        data["tolerated"] = Array.Empty<string>();
        data["points"] = new[] { "补充主要设备设施布局、操作流程等文件", "补充保证食品安全的规章制度目录清单" };
        data["site"] = "https://zwfw.example.gov.cn";
        data["deemed"] = data["delivered"] = false;
        return data;
    }

    private static Dictionary<string, object?> Licence()
    {
        var data = SampleTemplates.Data();
        data["number"] = "JY24101050012345";
        data["applicant"] = new Dictionary<string, object?> { ["name"] = "河南黄河餐饮服务有限公司", ["code"] = "91410105MA44EXAMPL", ["person"] = "李明华", ["address"] = "郑州市金水区花园路39号" };
        data["business"] = "餐饮服务经营者";
        data["projects"] = new[] { "热食类食品制售", "自制饮品制售" };
        data["until"] = new DateOnly(2031, 3, 1);
        data["verify"] = "https://www.example.gov.cn/verify/K7M2P9QX4TRB8WZC";
        return data;
    }

    private static string Root(params string[] parts) => Path.Combine([Heluo.TestSupport.SharedData.RepositoryRoot(), .. parts]);
}

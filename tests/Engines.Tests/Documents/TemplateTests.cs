using System.Text.Json;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Templates;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Documents;

public sealed class TemplateTests
{
    private const string Head = "名称：测试\n类型：通知书\n---\n";

    [Theory]
    [InlineData("@不认识 x", 4, "@不认识")]
    [InlineData("{{#如果 a}}\n内容", 4, "没有结束")]
    [InlineData("内容\n{{/如果}}", 5, "没有与之对应")]
    [InlineData("{{#每个 a}}\n{{/如果}}", 5, "应当是")]
    [InlineData("{{a b}}", 4, "不是字段名")]
    [InlineData("{{a|乱写}}", 4, "不认识格式")]
    [InlineData("{{a", 4, "没有用")]
    [InlineData("**强调", 4, "成对")]
    [InlineData("| 甲 | 乙", 4, "以“|”结尾")]
    [InlineData("@表 宽 窄", 4, "宽度")]
    [InlineData("@主送", 4, "要写内容")]
    [InlineData("@空行 很多", 4, "行数")]
    [InlineData("@项 经营者", 4, "标签 | 值")]
    [InlineData("@表 10 20\n| 甲 | 乙 | 丙 |", 5, "只有 2 列")]
    public void Check_Fault_IsReportedWithLine(string body, int line, string words)
    {
        var error = DocumentTemplate.Check(Head + body).ShouldHaveSingleItem();
        error.Line.ShouldBe(line);
        error.Message.ShouldContain(words);
    }

    [Fact]
    public void Check_NoHead_SaysHowToStart() => DocumentTemplate.Check("正文").ShouldHaveSingleItem().Message.ShouldContain("---");

    [Fact]
    public void Render_ConditionsAndLists_FollowTheData()
    {
        var template = DocumentTemplate.Parse(Head + """
            {{#如果 fee = 有}}
            收费{{amount|大写金额}}。
            {{#否则}}
            不收费。
            {{/如果}}
            {{#每个 items}}
            {{序号}}.{{name}}由{{body}}办理。
            {{/每个}}
            {{note|默认 无备注}}{{company|选 单位 个人}}
            """);
        var data = JsonDocument.Parse("""{"fee":"有","amount":1234.5,"body":"市局","items":[{"name":"甲"},{"name":"乙"}],"company":false}""");
        var values = data.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => (object?)p.Value);
        Text(template.Render(values, SampleTemplates.Fonts()))
            .ShouldBe("收费人民币壹仟贰佰叁拾肆元伍角整。1.甲由市局办理。2.乙由市局办理。无备注个人");
    }

    [Fact]
    public void Render_FieldWithoutValue_IsRefusedWithLineAndName()
    {
        var data = SampleTemplates.Data();
        data.Remove("item");
        var error = Should.Throw<TemplateException>(() => SampleTemplates.Render(SampleTemplates.Notice, data)).Errors.ShouldHaveSingleItem();
        error.Line.ShouldBe(8);
        error.Message.ShouldContain("item.name");
    }

    [Fact]
    public void Render_CharacterNoFontHas_IsRefusedWithLine()
    {
        var error = Should.Throw<TemplateException>(() => DocumentTemplate.Parse(Head + "甲\n乙\U0010FFFD").Render(new Dictionary<string, object?>(), SampleTemplates.Fonts())).Errors.ShouldHaveSingleItem();
        error.Line.ShouldBe(5);
        error.Message.ShouldContain("U+10FFFD");
    }

    [Fact]
    public void Render_CodeTooLong_IsRefusedWithLine() =>
        Should.Throw<TemplateException>(() => DocumentTemplate.Parse(Head + "@二维码 " + new string('长', 2000)).Render(new Dictionary<string, object?>(), SampleTemplates.Fonts())).Errors.ShouldHaveSingleItem().Line.ShouldBe(4);

    [Fact]
    public void RequiredFields_OfReceipt_AreListed() => DocumentTemplate.Parse(SampleTemplates.Receipt).RequiredFields
        .ShouldBe(["applicant.name", "case.number", "decided", "issuer.name", "item.name", "materials[].count", "materials[].name", "received", "remark"]);

    [Theory]
    [InlineData("0", "人民币零元整")]
    [InlineData("1409.50", "人民币壹仟肆佰零玖元伍角整")]
    [InlineData("6007.14", "人民币陆仟零柒元壹角肆分")]
    [InlineData("1680.32", "人民币壹仟陆佰捌拾元叁角贰分")]
    [InlineData("107000.53", "人民币壹拾万零柒仟元伍角叁分")]
    [InlineData("16409.02", "人民币壹万陆仟肆佰零玖元零贰分")]
    [InlineData("100000000", "人民币壹亿元整")]
    [InlineData("100000001", "人民币壹亿零壹元整")]
    [InlineData("0.05", "人民币伍分")]
    public void Render_Amount_IsSpelledAsOnBills(string amount, string words)
    {
        var template = DocumentTemplate.Parse(Head + "{{amount|大写金额}}");
        var data = new Dictionary<string, object?> { ["amount"] = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture) };
        Text(template.Render(data, SampleTemplates.Fonts())).ShouldBe(words);
    }

    [Fact]
    public void Render_Dates_AreWrittenTheChineseWay()
    {
        var template = DocumentTemplate.Parse(Head + "{{d|日期}}，{{d|大写日期}}，{{t|日期时间}}");
        var data = new Dictionary<string, object?> { ["d"] = new DateOnly(2026, 10, 21), ["t"] = new DateTimeOffset(2026, 3, 1, 9, 5, 0, TimeSpan.FromHours(8)) };
        Text(template.Render(data, SampleTemplates.Fonts())).ShouldBe("2026年10月21日，二〇二六年十月二十一日，2026年3月1日9时5分");
    }

    private static string Text(LaidOutDocument document) => string.Concat(document.Pages.SelectMany(p => p.Items).OfType<TextRun>().Select(r => r.Text));
}

using Heluo.Engines.Forms;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Forms;

public sealed class JudgeTests
{
    private static readonly Dictionary<string, object?> Subsidy = new() { ["place"] = "home", ["subsidy"] = true };

    [Fact]
    public void Judge_RightValues_AreAcceptedAndNormalised()
    {
        var judgement = SampleForm.Definition.Judge(SampleForm.Right(), SampleForm.Context);
        judgement.Errors.ShouldBeEmpty();
        judgement.Values["childName"].ShouldBe("王小萌");
        judgement.Values["birthDate"].ShouldBe(new DateOnly(2026, 11, 1));
        judgement.Values["phone"].ShouldBe("13803711234");
        judgement.Values["promise"].ShouldBe(true);
        ((IReadOnlyDictionary<string, object?>)judgement.Values["mother"]!)["citizen"].ShouldBe("41010519900101002X");
    }

    [Theory]
    [InlineData("childName", null, "childName", "请填写新生儿姓名")]
    [InlineData("childSex", null, "childSex", "请选择性别")]
    [InlineData("childSex", "3", "childSex", "请从列出的选项中选择性别")]
    [InlineData("childName", "王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王", "childName", "新生儿姓名最多 30 字，现在 31 字，请缩短")]
    [InlineData("childName", "王\u0000萌", "childName", "新生儿姓名里有换行或不能显示的字符，请删去后重填")]
    [InlineData("birthDate", "2026-11-24", "birthDate", "出生日期不能晚于 2026年11月23日，请核对")]
    [InlineData("birthDate", "2026-02-30", "birthDate", "出生日期不是真实存在的日期，请核对")]
    [InlineData("birthDate", "昨天", "birthDate", "出生日期请按“年-月-日”填写，例如 2026-01-31")]
    [InlineData("motherCitizen", "410105199001010021", "motherCitizen", "母亲身份证号码第 18 位不对，请核对后重填")]
    [InlineData("motherCitizen", "41010519900101", "motherCitizen", "母亲身份证号码应为 18 位，现为 14 位，请核对是否多填或漏填")]
    [InlineData("phone", "1380371123", "phone", "联系电话应为 11 位手机号，现为 10 位，请核对")]
    [InlineData("promise", null, "promise", "请勾选承诺后再提交")]
    [InlineData("promise", "maybe", "promise", "承诺请选“是”或“否”")]
    [InlineData("hacker", "1", "hacker", "表单里没有“hacker”这一项，请刷新页面后重填")]
    [InlineData("mother", "李华", "mother", "母亲的格式不对，请分项填写")]
    [InlineData("files", "a b", "files", "证明材料没有传好，请重新上传")]
    public void Judge_OneWrongValue_SaysWhatToDo(string field, string? value, string path, string message)
    {
        var values = SampleForm.Right();
        values[field] = value;
        SampleForm.Definition.Judge(values, SampleForm.Context).Errors.ShouldContain(new FormError(path, message));
    }

    [Fact]
    public void Judge_PartsOfOptionalPerson_AreDemandedOnceOneIsFilled()
    {
        var values = SampleForm.Right();
        values["father"] = new Dictionary<string, object?> { ["name"] = "王强" };
        SampleForm.Definition.Judge(values, SampleForm.Context).Errors.ShouldBe([new FormError("father.citizen", "父亲：请填写身份证号")]);
        values["father"] = new Dictionary<string, object?> { ["name"] = "" };
        SampleForm.Definition.Judge(values, SampleForm.Context).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Judge_InvisibleField_IsDroppedAndNotDemanded()
    {
        var values = SampleForm.Right();
        values["certificate"] = "wrong";
        SampleForm.Definition.Judge(values, SampleForm.Context).Values.ShouldNotContainKey("certificate");
        var hospital = SampleForm.Context with { Answers = new Dictionary<string, object?> { ["place"] = "hospital" } };
        SampleForm.Definition.Judge(values, hospital).Errors.ShouldBe([new FormError("certificate", "编号由一个大写字母和九位数字组成，请核对")]);
        values.Remove("certificate");
        SampleForm.Definition.Judge(values, hospital).Errors.ShouldBe([new FormError("certificate", "请填写出生医学证明编号")]);
    }

    [Fact]
    public void Judge_TableWithCalculations_ComputesRowsAndTotal()
    {
        var values = SampleForm.Right();
        values["items"] = new object?[] { Row("床位", "12.50", "2"), Row("", "", ""), Row("药费", "１，０００", 1) };
        var judgement = SampleForm.Definition.Judge(values, SampleForm.Context with { Answers = Subsidy });
        judgement.Errors.ShouldBeEmpty();
        judgement.Values["total"].ShouldBe(1025m);
        var rows = (object?[])judgement.Values["items"]!;
        rows.Length.ShouldBe(2);
        ((IReadOnlyDictionary<string, object?>)rows[0]!)["sum"].ShouldBe(25m);
    }

    [Fact]
    public void Judge_TableFaults_NameRowAndPath()
    {
        var values = SampleForm.Right();
        values["items"] = new object?[] { Row("床位", "12.505", "0"), Row("", "3", "2.5"), Row("大项", "99999", "1") };
        SampleForm.Definition.Judge(values, SampleForm.Context with { Answers = Subsidy }).Errors.ShouldBe(
        [
            new FormError("items[0].price", "费用明细第 1 行：单价最多 2 位小数"),
            new FormError("items[0].count", "费用明细第 1 行：数量不能小于 1，请核对"),
            new FormError("items[1].name", "费用明细第 2 行：请填写项目"),
            new FormError("items[1].count", "费用明细第 2 行：数量请填整数"),
        ]);
        values["items"] = new object?[] { Row("大项", "99999", "1") };
        SampleForm.Definition.Judge(values, SampleForm.Context with { Answers = Subsidy }).Errors.ShouldBe([new FormError("total", "合计不能超过一万元")]);
    }

    [Fact]
    public void Judge_TableTooLongOrMissing_IsRefused()
    {
        var values = SampleForm.Right();
        var context = SampleForm.Context with { Answers = Subsidy };
        SampleForm.Definition.Judge(values, context).Errors.ShouldContain(new FormError("items", "请至少填 1 行费用明细"));
        values["items"] = Enumerable.Range(1, 4).Select(number => (object?)Row("甲", "1", number)).ToArray();
        SampleForm.Definition.Judge(values, context).Errors.ShouldContain(new FormError("items", "费用明细最多 3 行，请减少"));
        values["items"] = "x";
        SampleForm.Definition.Judge(values, context).Errors.ShouldContain(new FormError("items", "费用明细的格式不对，请按行填写"));
    }

    [Fact]
    public void Judge_AddressInPartsWhenPosted_DemandsBothParts()
    {
        var values = SampleForm.Right();
        values["ways"] = new object?[] { "post" };
        SampleForm.Definition.Judge(values, SampleForm.Context).Errors.Select(error => error.Path).ShouldBe(["address.division", "address.detail"]);
        values["address"] = new Dictionary<string, object?> { ["division"] = "4101", ["detail"] = "花园路 1 号" };
        SampleForm.Definition.Judge(values, SampleForm.Context).Errors.ShouldBe([new FormError("address.division", "邮寄地址：所在地区请选到县（市、区）")]);
    }

    [Fact]
    public void Judge_ByRights_TakesStoredValuesAndRefusesChanges()
    {
        var stored = SampleForm.Definition.Judge(SampleForm.Right(), SampleForm.Context).Values;
        var context = SampleForm.Context with { Stored = stored };
        var rights = SampleForm.Definition.RightsAt("审查");
        var judgement = SampleForm.Definition.Judge(new Dictionary<string, object?> { ["opinion"] = "同意" }, context, rights);
        judgement.Errors.ShouldBeEmpty();
        judgement.Values["childName"].ShouldBe("王小萌");
        judgement.Values["opinion"].ShouldBe("同意");
        SampleForm.Definition.Judge(new Dictionary<string, object?> { ["childName"] = "李小萌" }, context, rights).Errors
            .ShouldBe([new FormError("childName", "新生儿姓名在这一步不能修改，请保持原样")]);
        SampleForm.Definition.Judge(new Dictionary<string, object?> { ["childName"] = "王小萌" }, context, rights).Errors.ShouldBeEmpty();
        SampleForm.Definition.Judge(new Dictionary<string, object?> { ["opinion"] = "x" }, context, SampleForm.Definition.RightsAt("申请")).Errors
            .ShouldContain(error => error.Path == "opinion");
    }

    [Fact]
    public void Judge_LengthByExpression_IsJudged()
    {
        const string json = """{"key":"k","title":"题","groups":[{"id":"g","title":"组","fields":[{"id":"n","label":"字数","type":"number"},{"id":"a","label":"理由","type":"text","max":"n","min":"n - 1"}]}]}""";
        var definition = SampleForm.Compile(json);
        definition.Judge(new Dictionary<string, object?> { ["n"] = 3, ["a"] = "一二三四" }).Errors.ShouldBe([new FormError("a", "理由最多 3 字，现在 4 字，请缩短")]);
        definition.Judge(new Dictionary<string, object?> { ["n"] = 3, ["a"] = "一" }).Errors.ShouldBe([new FormError("a", "理由至少 2 字，现在 1 字，请补充")]);
        definition.Judge(new Dictionary<string, object?> { ["n"] = 3, ["a"] = "一二" }).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void Judge_JsonElements_AreReadLikeStrings()
    {
        using var json = System.Text.Json.JsonDocument.Parse("""{"items":[{"name":"床位","price":12.5,"count":2}],"promise":true,"childName":"王小萌"}""");
        var values = SampleForm.Right();
        foreach (var member in json.RootElement.EnumerateObject()) values[member.Name] = member.Value;
        SampleForm.Definition.Judge(values, SampleForm.Context with { Answers = Subsidy }).Values["total"].ShouldBe(25m);
    }

    private static Dictionary<string, object?> Row(string name, string price, object count) => new() { ["name"] = name, ["price"] = price, ["count"] = count };
}

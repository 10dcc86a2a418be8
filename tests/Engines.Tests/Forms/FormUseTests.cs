using System.Text.Json;
using Heluo.Engines.Forms;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Forms;

public sealed class FormUseTests
{
    [Fact]
    public void ReadPost_GroupsTablesAndLists_BuildsTheValues()
    {
        var values = SampleForm.Definition.ReadPost(
        [
            new("__RequestVerificationToken", "abc"), new("child.childName", "王小萌"), new("birthDate", "2026-11-01"), new("mother.name", "李华"),
            new("items[2].name", "药费"), new("items[0].name", "床位"), new("items[0].price", "3"), new("ways", "post"), new("ways", "window"),
            new("promise", "true"), new("promise", "false"), new("evil[0]", "1"),
        ]);
        values["childName"].ShouldBe("王小萌");
        values["ways"].ShouldBe(new object?[] { "post", "window" });
        values["promise"].ShouldBe("true");
        ((IReadOnlyDictionary<string, object?>)values["mother"]!)["name"].ShouldBe("李华");
        var rows = (object?[])values["items"]!;
        rows.Select(row => ((IReadOnlyDictionary<string, object?>)row!)["name"]).ShouldBe(["床位", "药费"]);
        values.ShouldContainKey("evil[0]");
        values.ShouldNotContainKey("__RequestVerificationToken");
        SampleForm.Definition.Judge(values, SampleForm.Context).Errors.ShouldContain(error => error.Path == "evil[0]");
    }

    [Theory]
    [InlineData("items[999999999].name")]
    [InlineData("items[-1].name")]
    [InlineData("items[0][0].name")]
    [InlineData("...")]
    [InlineData("mother.name.x.y")]
    [InlineData("childName[0].x")]
    public void ReadPost_StrangeNames_AreKeptToBeRefused(string name)
    {
        var values = SampleForm.Definition.ReadPost([new(name, "1")]);
        SampleForm.Definition.Judge(values, SampleForm.Context).IsAccepted.ShouldBeFalse();
    }

    [Fact]
    public void Judge_TodayOnAServerInAnotherZone_IsTheDayInBeijing()
    {
        var context = SampleForm.Context with { Clock = SampleForm.ClockAt(new DateTimeOffset(2026, 11, 23, 17, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc) };
        var values = SampleForm.Right();
        values["birthDate"] = "2026-11-24";
        SampleForm.Definition.Judge(values, context).Errors.ShouldNotContain(error => error.Path == "birthDate");
        values["birthDate"] = "2026-11-25";
        SampleForm.Definition.Judge(values, context).Errors.ShouldContain(error => error.Path == "birthDate");
    }

    [Fact]
    public void Visible_WithAnswers_ShowsGroupsFieldsBoundsAndOptions()
    {
        var values = SampleForm.Right();
        values["items"] = new object?[] { new Dictionary<string, object?> { ["name"] = "床位", ["price"] = "2", ["count"] = "x" } };
        var context = SampleForm.Context with { Answers = new Dictionary<string, object?> { ["place"] = "hospital", ["subsidy"] = true } };
        var view = SampleForm.Definition.Visible(values, context, SampleForm.Definition.RightsAt("申请"));
        view.Groups.Select(group => group.Group.Id).ShouldBe(["child", "parents", "money", "confirm"]);
        var child = view.Groups[0].Fields;
        child.Single(field => field.Path == "childSex").Options.Count.ShouldBe(2);
        child.Single(field => field.Path == "birthDate").Max.ShouldBe(new DateOnly(2026, 11, 23));
        child.Single(field => field.Path == "certificate").IsRequired.ShouldBeTrue();
        var row = view.Groups[2].Fields[0].Rows.ShouldHaveSingleItem();
        row.Single(cell => cell.Path == "items[0].count").Value.ShouldBe("x");
        row.Single(cell => cell.Path == "items[0].sum").Access.ShouldBe(FieldAccess.Read);
        view.Groups[3].Fields.ShouldAllBe(field => field.Path != "opinion" && field.Path != "address");
        view.Groups[1].Fields[0].Fields.Select(part => part.Path).ShouldBe(["mother.name", "mother.citizen"]);
    }

    [Fact]
    public void Visible_GroupNotApplicable_IsLeftOut() =>
        SampleForm.Definition.Visible(SampleForm.Right(), SampleForm.Context).Groups.ShouldAllBe(group => group.Group.Id != "money");

    [Fact]
    public void Prefill_AccountEarlierAndDefault_OnlyValidValues()
    {
        const string json = """
            {"key":"a","title":"甲","groups":[{"id":"g","title":"组","fields":[
              {"id":"phone","label":"电话","type":"phone","prefill":"account.phone"},
              {"id":"citizen","label":"证号","type":"citizen","prefill":"account.citizen"},
              {"id":"area","label":"面积","type":"number","prefill":"earlier"},
              {"id":"copies","label":"份数","type":"number","default":"1"},
              {"id":"owner","label":"经营者","type":"person","parts":true,"prefill":"account.name"},
              {"id":"plain","label":"其他","type":"text"}]}]}
            """;
        var sources = new PrefillSources
        {
            Account = new Dictionary<string, string?> { ["phone"] = "13803711234", ["citizen"] = "123", ["name"] = "李华" },
            Earlier = new Dictionary<string, object?> { ["area"] = 35.5m, ["plain"] = "旧" },
        };
        var values = SampleForm.Compile(json).Prefill(sources, SampleForm.Context);
        values.Keys.ShouldBe(["phone", "area", "copies", "owner"]);
        values["area"].ShouldBe(35.5m);
        values["copies"].ShouldBe(1m);
    }

    [Fact]
    public void SubForm_Fields_AreJudgedUnderItsName()
    {
        const string inner = """{"key":"contact","title":"联系","groups":[{"id":"g","title":"组","fields":[{"id":"email","label":"电子邮箱","type":"email","required":true}]}]}""";
        const string outer = """{"key":"outer","title":"外","groups":[{"id":"g","title":"组","fields":[{"id":"contact","label":"联系方式","type":"form","form":"contact"}]}]}""";
        var resources = new FormResources { Forms = new Dictionary<string, FormSchema> { ["contact"] = FormSchema.Read(inner).Schema! } };
        var definition = SampleForm.Compile(outer, resources);
        definition.Judge(new Dictionary<string, object?>()).Errors.ShouldBe([new FormError("contact.email", "请填写电子邮箱")]);
        definition.Judge(new Dictionary<string, object?> { ["contact"] = new Dictionary<string, object?> { ["email"] = "a@example.com" } }).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public void ToJsonSchema_Sample_IsClosedAndNamesTheDialect()
    {
        using var schema = JsonDocument.Parse(SampleForm.Definition.ToJsonSchema());
        var root = schema.RootElement;
        root.GetProperty("$schema").GetString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        root.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
        root.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["childName", "childSex", "birthDate", "mother", "phone"]);
        root.GetProperty("properties").GetProperty("items").GetProperty("items").GetProperty("properties").GetProperty("count").GetProperty("maximum").GetDecimal().ShouldBe(99);
        root.GetProperty("properties").GetProperty("childSex").GetProperty("oneOf")[0].GetProperty("title").GetString().ShouldBe("男");
    }
}

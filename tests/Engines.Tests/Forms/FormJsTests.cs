using System.Text.Json.Nodes;
using Heluo.Engines.Forms;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Forms;

public sealed class FormJsTests
{
    private static readonly string Folder = Path.Combine(SharedData.RepositoryRoot(), "tests", "Engines.Tests", "Forms", "Samples");

    public static TheoryData<string> Samples() => [.. Directory.EnumerateFiles(Folder, "*.form").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void WriteFormJs_AfterReading_LosesNothing(string sample)
    {
        var json = File.ReadAllText(Path.Combine(Folder, sample));
        var written = Read(json).WriteFormJs();
        JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(written)).ShouldBeTrue(written);
        FormDefinition.Compile(Read(json)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void ReadFormJs_AllComponents_BecomeFieldsOfTheirKinds()
    {
        var fields = All().Groups.SelectMany(g => g.Fields).ToDictionary(f => f.Id);
        fields.Count(f => f.Value.Kind == FieldKind.Display).ShouldBe(9);
        (fields["name"].Required, fields["name"].Min, fields["name"].Max, fields["name"].HalfWidth, fields["name"].Hint).ShouldBe(("true", "2", "30", true, "与证件一致"));
        (fields["amount"].Kind, fields["amount"].Decimals, fields["amount"].Unit, fields["amount"].Max).ShouldBe((FieldKind.Number, 2, "元", "limit"));
        new[] { "mail", "call", "why", "day", "at", "moment", "promise", "ways", "sex", "kind", "tags", "files" }.Select(id => fields[id].Kind).ShouldBe(
            [FieldKind.Email, FieldKind.Phone, FieldKind.Multiline, FieldKind.Date, FieldKind.Time, FieldKind.DateTime, FieldKind.Boolean, FieldKind.Choices, FieldKind.Choice, FieldKind.Choice, FieldKind.Choices, FieldKind.File]);
        (fields["region"].Register, fields["photo"].MaxRows, fields["sum"].Calculate, fields["fixed"].ReadOnly, fields["off"].ReadOnly).ShouldBe(("regions", 1, "amount * 2", true, true));
        (fields["agent"].Kind, fields["people"].Kind).ShouldBe((FieldKind.Group, FieldKind.Table));
        fields["agent"].Fields.Select(f => f.Id).ShouldBe(["name", "card"]);
        All().Groups.Select(g => g.Title).ShouldContain("联系方式");
    }

    [Fact]
    public void Judge_ImportedForm_FollowsItsConditionsAndRules()
    {
        var definition = FormDefinition.Compile(All()).Definition!;
        var values = new Dictionary<string, object?> { ["name"] = "张三", ["amount"] = "12.50", ["kind"] = "card", ["code"] = "x", ["promise"] = "false", ["moment"] = "2026-11-27T09:30", ["people"] = new[] { new Dictionary<string, object?> { ["age"] = 200 } } };
        definition.Judge(values).Errors.ShouldBe(
        [
            new FormError("code", "编号的格式不对，请核对"),
            new FormError("promise", "请勾选“我承诺属实”后再提交"),
            new FormError("people[0].name", "人员第 1 行：请填写姓名"),
            new FormError("people[0].age", "人员第 1 行：年龄不能大于 150，请核对"),
        ]);
        (values["promise"], values["code"], values["people"]) = (true, "A123456789", null);
        var judgement = definition.Judge(values);
        judgement.Errors.ShouldBeEmpty();
        judgement.Values["moment"].ShouldBe(new DateTime(2026, 11, 27, 9, 30, 0));
        judgement.Values["sum"].ShouldBe("25.0");
        (values["kind"], values["fixed"], values["Field_head"]) = ("pass", "开封市", "x");
        definition.Judge(values).Errors.Select(e => e.Path).ShouldBe(["Field_head", "fixed"]);
        definition.Judge(values).Values.ShouldNotContainKey("code");
    }

    [Fact]
    public void WriteFormJs_OwnForm_ComesBackTheSame()
    {
        var own = FormSchema.Read(SampleForm.Json).Schema!;
        var back = Read(own.WriteFormJs());
        Plain(back).ShouldBe(Plain(own));
        back.Rights["审查"].Exceptions.ShouldBe(own.Rights["审查"].Exceptions);
        var definition = FormDefinition.Compile(back, SampleForm.Resources).Definition!;
        definition.Judge(SampleForm.Right(), SampleForm.Context).IsAccepted.ShouldBeTrue();
        Read(back.WriteFormJs()).Groups.Count.ShouldBe(own.Groups.Count);
    }

    [Fact]
    public void WriteFormJs_ChangedField_ChangesOnlyThat()
    {
        var schema = All();
        var group = schema.Groups[0];
        var fields = group.Fields.Select(f => f.Id == "name" ? f with { Label = "申请人", Required = "kind = \"card\"", Kind = FieldKind.Citizen } : f).ToArray();
        var changed = (schema with { Groups = [group with { Fields = fields }, .. schema.Groups.Skip(1)] }).WriteFormJs();
        var component = JsonNode.Parse(changed)!["components"]![1]!;
        component["label"]!.GetValue<string>().ShouldBe("申请人");
        component["properties"]!["heluo.kind"]!.GetValue<string>().ShouldBe("citizen");
        component["properties"]!["source"]!.GetValue<string>().ShouldBe("register");
        var back = Read(changed).Groups[0].Fields[1];
        (back.Label, back.Required, back.Kind).ShouldBe(("申请人", "kind = \"card\"", FieldKind.Citizen));
    }

    [Theory]
    [InlineData("""{"components":[{"type":"starship","id":"a"}]}""", "不认识的组件类型 starship", 1)]
    [InlineData("{\"components\":[\n{\"type\":\"textfield\",\"key\":\"a-b\"}]}", "不能在表达式里使用", 2)]
    [InlineData("""{"components":[{"type":"textfield","key":"a"},{"type":"textfield","key":"a"}]}""", "用了两次", 1)]
    [InlineData("""{"components":[{"type":"dynamiclist","path":"l","components":[{"type":"dynamiclist","path":"m","components":[]}]}]}""", "列表里不能再有列表", 1)]
    [InlineData("""{"id":"x"}""", "缺少 components", 1)]
    [InlineData("""{"components":[1]}""", "应是一个对象", 1)]
    [InlineData("""{"components":[],"components":[]}""", "重复", 1)]
    [InlineData("""{"components":[""", "不是合法的 JSON", 1)]
    public void ReadFormJs_WrongFile_IsRefusedWithTheLine(string json, string message, int line)
    {
        var fault = FormSchema.ReadFormJs(json).Faults.ShouldHaveSingleItem();
        fault.Message.ShouldContain(message);
        fault.Line.ShouldBe(line);
    }

    private static FormSchema All() => Read(File.ReadAllText(Path.Combine(Folder, "all-components.form")));

    private static FormSchema Read(string json)
    {
        var reading = FormSchema.ReadFormJs(json);
        reading.Faults.ShouldBeEmpty();
        return reading.Schema!;
    }

    /// <summary>A form as text, without what it remembers of a form-js file.</summary>
    private static string Plain(FormSchema schema) => string.Join('\n', schema.Groups.Select(g => $"{g.Id}|{g.Title}|{g.When}|{g.Hint}\n" + string.Join('\n', g.Fields.Select(Plain))));

    private static string Plain(FormField f) =>
        string.Join('|', f.Id, f.Label, f.Kind, f.Required, f.When, f.Calculate, string.Join(';', f.Checks), f.Min, f.Max, f.Decimals, f.Unit, string.Join(';', f.Options), f.List, f.Register,
            f.Prefill, f.Default, f.Hint, f.HalfWidth, f.Parts, f.MinRows, f.MaxRows, f.Form, f.ReadOnly, f.Content) + string.Concat(f.Fields.Select(i => "\n  " + Plain(i)));
}

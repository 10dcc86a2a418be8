using Heluo.Engines.Forms;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Forms;

public sealed class FormSchemaTests
{
    [Fact]
    public void Read_WholeSample_HasGroupsFieldsAndRights()
    {
        var schema = FormSchema.Read(SampleForm.Json).Schema.ShouldNotBeNull();
        schema.Groups.Select(group => group.Id).ShouldBe(["child", "parents", "money", "confirm"]);
        schema.Rights["审查"].On("confirm", "opinion").ShouldBe(FieldAccess.Write);
        schema.Rights["审查"].On("child", "childName").ShouldBe(FieldAccess.Read);
    }

    [Theory]
    [InlineData("""{"key":"a","title":"甲","groups":[{"id":"g","title":"组","fields":[{"id":"x","label":"某","type":"txt"}]}]}""", "groups[0].fields[0].type", "不认识的字段类型 txt")]
    [InlineData("""{"key":"a","title":"甲","groups":[{"id":"g","title":"组","fields":[{"id":"x","label":"某","type":"text","requried":true}]}]}""", "groups[0].fields[0].requried", "不认识的属性 requried")]
    [InlineData("""{"key":"a","title":"甲","groups":[{"id":"g","title":"组","fields":[{"id":"x","label":"某","type":"choice"}]}]}""", "groups[0].fields[0]", "只写一个")]
    [InlineData("""{"key":"a","title":"甲","groups":[{"id":"g","title":"组","fields":[{"id":"X-1","label":"某","type":"text"}]}]}""", "groups[0].fields[0].id", "不能作标识")]
    [InlineData("""{"key":"a","title":"甲","groups":[{"id":"g","title":"组","fields":[{"id":"x","label":"某","type":"text"},{"id":"x","label":"某","type":"text"}]}]}""", "groups[0].fields[1]", "已在 groups[0].fields[0] 用过")]
    [InlineData("""{"key":"a","title":"甲","groups":[]}""", "groups", "不能是空列表")]
    [InlineData("""{"key":"A b","title":"甲","groups":[{"id":"g","title":"组","fields":[{"id":"x","label":"某","type":"text"}]}]}""", "key", "不能作表单标识")]
    [InlineData("""[1,2]""", "", "这里应是一个对象")]
    [InlineData("""{"key":""", "", "不是合法的 JSON")]
    [InlineData("""{"key":"a\ud800","title":"甲"}""", "", "不完整的字符")]
    public void Read_Wrong_NamesThePathAndWhatToDo(string json, string path, string message)
    {
        var reading = FormSchema.Read(json);
        reading.Schema.ShouldBeNull();
        reading.Faults.ShouldContain(fault => fault.Path == path && fault.Message.Contains(message), string.Join('\n', reading.Faults));
    }

    [Fact]
    public void Read_FaultDeepInside_HasLineAndColumn()
    {
        var json = SampleForm.Json.Replace("\"type\": \"date\"", "\"type\": \"dat\"", StringComparison.Ordinal);
        var fault = FormSchema.Read(json).Faults.ShouldHaveSingleItem();
        var line = json.Split('\n')[fault.Line - 1];
        line[(fault.Column - 1)..].ShouldStartWith("\"dat\"");
    }

    [Theory]
    [InlineData("\"when\": \"place = \"", "表达式")]
    [InlineData("\"when\": \"plaec = 1\"", "既不是本表字段")]
    public void Compile_WrongExpression_IsRefused(string property, string message)
    {
        var json = $$"""{"key":"a","title":"甲","groups":[{"id":"g","title":"组","fields":[{"id":"x","label":"某","type":"text",{{property}}}]}]}""";
        var compilation = FormDefinition.Compile(FormSchema.Read(json).Schema!, SampleForm.Resources);
        compilation.Definition.ShouldBeNull();
        compilation.Faults[0].Path.ShouldBe("groups[0].fields[0].when");
        compilation.Faults[0].Message.ShouldContain(message);
    }

    [Fact]
    public void Compile_MissingListAndSubForm_AreRefused()
    {
        const string json = """
            {"key":"a","title":"甲","groups":[{"id":"g","title":"组","fields":[
              {"id":"x","label":"某","type":"choice","list":"colours"},{"id":"y","label":"某","type":"form","form":"other"}]}]}
            """;
        FormDefinition.Compile(FormSchema.Read(json).Schema!).Faults.Select(fault => fault.Path).ShouldBe(["groups[0].fields[0].list", "groups[0].fields[1].form"]);
    }

    [Fact]
    public void Compile_FormInsideItself_IsRefused()
    {
        const string json = """{"key":"a","title":"甲","groups":[{"id":"g","title":"组","fields":[{"id":"y","label":"某","type":"form","form":"a"}]}]}""";
        var schema = FormSchema.Read(json).Schema!;
        var resources = new FormResources { Forms = new Dictionary<string, FormSchema> { ["a"] = schema } };
        FormDefinition.Compile(schema, resources).Faults.ShouldContain(fault => fault.Message.Contains("子表单套得太深"));
    }
}

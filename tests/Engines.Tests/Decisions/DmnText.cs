using Heluo.Engines.Decisions;
using Shouldly;

namespace Heluo.Engines.Tests.Decisions;

/// <summary>Writes small DMN documents for tests.</summary>
internal static class DmnText
{
    public static string Model(string body, string space = "urn:test:main") =>
        $"""<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="测试模型" namespace="{space}">{body}</definitions>""";

    /// <summary>An import of all of another document under a name.</summary>
    public static string Import(string name, string space) => $"""<import name="{name}" namespace="{space}" importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>""";

    public static string Input(string id, string name, string type = "Any") => $"""<inputData id="{id}" name="{name}"><variable name="{name}" typeRef="{type}"/></inputData>""";

    /// <summary>A decision with the logic given as XML; each reference is an href, a leading ! makes it one to an input, a leading $ one to knowledge.</summary>
    public static string Decision(string id, string name, string logic, string type = "Any", params string[] references) =>
        $"""<decision id="{id}" name="{name}"><variable name="{name}" typeRef="{type}"/>{string.Concat(references.Select(Reference))}{logic}</decision>""";

    public static string Literal(string feel, string type = "Any") =>
        $"""<literalExpression typeRef="{type}"><text>{new System.Xml.Linq.XText(feel)}</text></literalExpression>""";

    public static string Knowledge(string id, string name, string parameters, string feel, string references = "") =>
        $"""<businessKnowledgeModel id="{id}" name="{name}"><variable name="{name}"/><encapsulatedLogic>{string.Concat(parameters.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => $"<formalParameter name=\"{p}\"/>"))}{Literal(feel)}</encapsulatedLogic>{string.Concat(references.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Reference))}</businessKnowledgeModel>""";

    public static DecisionModel Load(string body, params string[] imported)
    {
        var model = DecisionModel.Load(Model(body), imported);
        model.Problems.ShouldBeEmpty();
        return model;
    }

    private static string Reference(string href) => href[0] switch
    {
        '!' => $"""<informationRequirement><requiredInput href="{href[1..]}"/></informationRequirement>""",
        '$' => $"""<knowledgeRequirement><requiredKnowledge href="{href[1..]}"/></knowledgeRequirement>""",
        _ => $"""<informationRequirement><requiredDecision href="{href}"/></informationRequirement>""",
    };
}

using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Reads data mappings: Heluo's and Zeebe's, those of the Camunda family, and BPMN data associations (clause 10.4.2).</summary>
internal static class MappingCompiler
{
    public static void Fill(Findings findings, Node node, XElement element, Extensions extensions)
    {
        foreach (var mapping in extensions.HeluoElements("input")) Add(findings, node, node.Inputs, mapping, "target", mapping.Attribute("source")?.Value);
        foreach (var mapping in extensions.HeluoElements("output")) Add(findings, node, node.Outputs, mapping, "target", mapping.Attribute("source")?.Value);
        foreach (var mapping in extensions.ZeebeElements("ioMapping", "input")) Add(findings, node, node.Inputs, mapping, "target", mapping.Attribute("source")?.Value);
        foreach (var mapping in extensions.ZeebeElements("ioMapping", "output")) Add(findings, node, node.Outputs, mapping, "target", mapping.Attribute("source")?.Value);
        foreach (var mapping in extensions.JuelElements("inputParameter")) AddParameter(findings, node, node.Inputs, mapping);
        foreach (var mapping in extensions.JuelElements("outputParameter")) AddParameter(findings, node, node.Outputs, mapping);
        foreach (var mapping in extensions.JuelElements("in")) AddCalled(findings, node, node.Inputs, mapping);
        foreach (var mapping in extensions.JuelElements("out")) AddCalled(findings, node, node.Outputs, mapping);
        foreach (var association in element.Elements(BpmnNames.Model + "dataInputAssociation")) AddAssociation(findings, node, node.Inputs, association);
        foreach (var association in element.Elements(BpmnNames.Model + "dataOutputAssociation")) AddAssociation(findings, node, node.Outputs, association);
    }

    private static void Add(Findings findings, Node node, List<Mapping> to, XElement at, string attribute, string? source)
    {
        if (at.Attribute(attribute)?.Value.Trim() is not { Length: > 0 } target || string.IsNullOrWhiteSpace(source)) return;
        if (findings.Formula(source, at, node.Id) is { } formula) to.Add(new Mapping(target, formula));
    }

    /// <summary>Camunda parameters hold literal text unless they are marked as expressions.</summary>
    private static void AddParameter(Findings findings, Node node, List<Mapping> to, XElement at)
    {
        if (at.HasElements)
        {
            findings.Error("mapping-refused", BpmnModel.LineOf(at), node.Id, $"不支持参数“{at.Attribute("name")?.Value}”里的 {at.Elements().First().Name.LocalName}，请改写为 FEEL 映射。");
            return;
        }

        Add(findings, node, to, at, "name", Formula.IsMarked(at.Value.Trim()) ? at.Value : Quoted(at.Value.Trim()));
    }

    private static void AddCalled(Findings findings, Node node, List<Mapping> to, XElement at) =>
        Add(findings, node, to, at, "target", at.Attribute("source")?.Value ?? at.Attribute("sourceExpression")?.Value);

    private static void AddAssociation(Findings findings, Node node, List<Mapping> to, XElement association)
    {
        foreach (var assignment in association.Elements(BpmnNames.Model + "assignment"))
        {
            var from = assignment.Element(BpmnNames.Model + "from")?.Value;
            var target = assignment.Element(BpmnNames.Model + "to")?.Value.Trim();
            if (string.IsNullOrWhiteSpace(from) || string.IsNullOrEmpty(target)) continue;
            if (findings.Formula(from, assignment, node.Id) is { } formula) to.Add(new Mapping(target, formula));
        }

        var transformation = association.Element(BpmnNames.Model + "transformation");
        var name = association.Element(BpmnNames.Model + "targetRef")?.Value.Trim();
        if (string.IsNullOrWhiteSpace(transformation?.Value) || string.IsNullOrEmpty(name)) return;
        if (findings.Formula(transformation.Value, transformation, node.Id) is { } computed) to.Add(new Mapping(name, computed));
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}

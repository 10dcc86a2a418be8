using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Reads data mappings: Heluo's and Zeebe's, those of the Camunda family, and BPMN data associations (clause 10.4.2).</summary>
internal sealed class MappingCompiler(BpmnModel model, Findings findings, Node node)
{
    public void Fill(XElement element, Extensions extensions)
    {
        foreach (var mapping in extensions.HeluoElements("input")) Add(node.Inputs, mapping, "target", mapping.Attribute("source")?.Value);
        foreach (var mapping in extensions.HeluoElements("output")) Add(node.Outputs, mapping, "target", mapping.Attribute("source")?.Value);
        foreach (var mapping in extensions.ZeebeElements("ioMapping", "input")) Add(node.Inputs, mapping, "target", mapping.Attribute("source")?.Value);
        foreach (var mapping in extensions.ZeebeElements("ioMapping", "output")) Add(node.Outputs, mapping, "target", mapping.Attribute("source")?.Value);
        foreach (var mapping in extensions.JuelElements("inputParameter")) AddParameter(node.Inputs, mapping);
        foreach (var mapping in extensions.JuelElements("outputParameter")) AddParameter(node.Outputs, mapping);
        foreach (var mapping in extensions.JuelElements("in")) AddCalled(node.Inputs, mapping);
        foreach (var mapping in extensions.JuelElements("out")) AddCalled(node.Outputs, mapping);
        foreach (var association in element.Elements(BpmnNames.Model + "dataInputAssociation")) AddAssociation(node.Inputs, association);
        foreach (var association in element.Elements(BpmnNames.Model + "dataOutputAssociation")) AddAssociation(node.Outputs, association);
    }

    private void Add(List<Mapping> to, XElement at, string attribute, string? source)
    {
        if (at.Attribute(attribute)?.Value.Trim() is not { Length: > 0 } target || string.IsNullOrWhiteSpace(source)) return;
        if (findings.Formula(source, at, node.Id) is { } formula) to.Add(new Mapping(target, formula));
    }

    /// <summary>Camunda parameters hold literal text unless they are marked as expressions.</summary>
    private void AddParameter(List<Mapping> to, XElement at)
    {
        if (at.HasElements)
        {
            findings.Error("mapping-refused", BpmnModel.LineOf(at), node.Id, $"不支持参数“{at.Attribute("name")?.Value}”里的 {at.Elements().First().Name.LocalName}，请改写为 FEEL 映射。");
            return;
        }

        Add(to, at, "name", Formula.IsMarked(at.Value.Trim()) ? at.Value : Quoted(at.Value.Trim()));
    }

    private void AddCalled(List<Mapping> to, XElement at) =>
        Add(to, at, "target", at.Attribute("source")?.Value ?? at.Attribute("sourceExpression")?.Value);

    private void AddAssociation(List<Mapping> to, XElement association)
    {
        foreach (var assignment in association.Elements(BpmnNames.Model + "assignment"))
        {
            var from = assignment.Element(BpmnNames.Model + "from")?.Value;
            var target = assignment.Element(BpmnNames.Model + "to")?.Value.Trim();
            if (string.IsNullOrWhiteSpace(from) || string.IsNullOrEmpty(target)) continue;
            if (findings.Formula(from, assignment, node.Id) is { } formula) to.Add(new Mapping(target, formula));
        }

        var transformation = association.Element(BpmnNames.Model + "transformation");
        var reference = association.Element(BpmnNames.Model + "targetRef")?.Value.Trim();
        if (string.IsNullOrWhiteSpace(transformation?.Value) || string.IsNullOrEmpty(reference)) return;
        if (findings.Formula(LiteralExpression(transformation.Value), transformation, node.Id) is { } computed) to.Add(new Mapping(NameOf(reference), computed));
    }

    /// <summary>The variable behind a data object, input, output or property: its name, or the reference itself.</summary>
    private string NameOf(string reference)
    {
        var item = model.Resolve(reference);
        var name = item?.Attribute("name")?.Value ?? model.Resolve(item?.Attribute("dataObjectRef")?.Value)?.Attribute("name")?.Value;
        return string.IsNullOrWhiteSpace(name) ? reference : name.Trim();
    }

    /// <summary>Some modelers put a literal expression of DMN, as XML, where the text of an expression belongs.</summary>
    private static string LiteralExpression(string text)
    {
        if (!text.TrimStart().StartsWith('<')) return text;
        try
        {
            using var reader = BpmnReader.Open(text.Trim());
            var root = XElement.Load(reader);
            return root.Name.LocalName == "literalExpression" && root.Element(root.Name.Namespace + "text") is { } content ? content.Value : text;
        }
        catch (System.Xml.XmlException)
        {
            return text;
        }
    }

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}

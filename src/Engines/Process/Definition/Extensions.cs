using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Reads the extension attributes and elements of one element: Heluo's own first, then those of Camunda, Flowable and Zeebe.</summary>
internal sealed class Extensions(XElement element)
{
    private readonly XElement? _block = element.Element(BpmnNames.Model + "extensionElements");

    /// <summary>Heluo's attribute <paramref name="name"/>, else the attribute <paramref name="juelName"/> of the Camunda family.</summary>
    public string? Attribute(string name, string juelName) => Heluo(name) ?? Juel(juelName);

    public string? Heluo(string name) => NotEmpty(element.Attribute(BpmnNames.Heluo + name)?.Value);

    public string? Juel(string name)
    {
        foreach (var space in BpmnNames.Juel)
            if (NotEmpty(element.Attribute(space + name)?.Value) is { } value) return value;
        return null;
    }

    /// <summary>An attribute of a Zeebe extension element.</summary>
    public string? Zeebe(string child, string attribute) => NotEmpty(_block?.Element(BpmnNames.Zeebe + child)?.Attribute(attribute)?.Value);

    public IEnumerable<XElement> ZeebeElements(string parent, string child) => _block?.Elements(BpmnNames.Zeebe + parent).Elements(BpmnNames.Zeebe + child) ?? [];

    public IEnumerable<XElement> HeluoElements(string name) => _block?.Elements(BpmnNames.Heluo + name) ?? [];

    /// <summary>Extension elements of the Camunda family, found at any depth of the block.</summary>
    public IEnumerable<XElement> JuelElements(string name) => _block is null ? [] : BpmnNames.Juel.SelectMany(space => _block.Descendants(space + name));

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

using System.Xml;
using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>A BPMN 2.0 file as it was read, with everything in it. Immutable and thread-safe.</summary>
public sealed class BpmnModel
{
    private readonly Dictionary<string, XElement> _byId = new(StringComparer.Ordinal);

    internal BpmnModel(XDocument document)
    {
        Document = document;
        var root = document.Root!;
        if (root.Name.Namespace != BpmnNames.Model || root.Name.LocalName != "definitions")
            throw new BpmnFormatException(WrongRoot(root), LineOf(root), root.Name.LocalName);
        foreach (var element in root.Descendants())
            if (element.Attribute("id")?.Value is { Length: > 0 } id) _byId.TryAdd(id, element);
        Processes = [.. root.Elements(BpmnNames.Model + "process").Select(Process)];
    }

    /// <summary>The processes of the file, in the order of the file; empty when it holds only collaborations, choreographies or global tasks.</summary>
    public IReadOnlyList<BpmnProcess> Processes { get; }

    /// <summary>Name of the whole file, or null.</summary>
    public string? Name => Document.Root!.Attribute("name")?.Value;

    /// <summary>Name and version of the program that wrote the file, or null.</summary>
    public string? Exporter =>
        Document.Root!.Attribute("exporter") is { } exporter ? $"{exporter.Value} {Document.Root.Attribute("exporterVersion")?.Value}".TrimEnd() : null;

    /// <summary>Number of elements of the file, the root included.</summary>
    public int ElementCount => Document.Root!.DescendantsAndSelf().Count();

    /// <summary>Number of shapes and edges in the diagrams.</summary>
    public int DiagramElementCount =>
        Document.Root!.Descendants().Count(e => e.Name.Namespace == BpmnNames.Diagram && e.Name.LocalName is "BPMNShape" or "BPMNEdge");

    internal XDocument Document { get; }

    /// <summary>The line on which the element with this id begins, 1-based; 0 when there is none.</summary>
    /// <param name="elementId">Value of an <c>id</c> attribute.</param>
    /// <returns>The line, or 0.</returns>
    public int LineOf(string elementId) => _byId.TryGetValue(elementId, out var element) ? LineOf(element) : 0;

    internal static int LineOf(XObject node) => ((IXmlLineInfo)node).HasLineInfo() ? ((IXmlLineInfo)node).LineNumber : 0;

    /// <summary>Resolves a reference, which may be a qualified name (<c>ns:id</c>).</summary>
    internal XElement? Resolve(string? reference)
    {
        if (string.IsNullOrEmpty(reference)) return null;
        if (_byId.TryGetValue(reference, out var element)) return element;
        var colon = reference.LastIndexOf(':');
        return colon >= 0 && _byId.TryGetValue(reference[(colon + 1)..], out element) ? element : null;
    }

    private static BpmnProcess Process(XElement element) => new(
        element.Attribute("id")?.Value ?? "",
        element.Attribute("name")?.Value,
        element.Attribute("isExecutable")?.Value is "true" or "1",
        LineOf(element));

    private static string WrongRoot(XElement root)
    {
        if (root.Name.LocalName != "definitions") return "这不是 BPMN 2.0 文件：根元素应为 definitions。";
        return root.Name.NamespaceName.Contains("DMN", StringComparison.OrdinalIgnoreCase)
            ? "这是 DMN 决策文件，不是 BPMN 流程文件。"
            : $"根元素的命名空间是“{root.Name.NamespaceName}”，应为 {BpmnNames.Model.NamespaceName}（BPMN 2.0 正式版）。";
    }
}

using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Names what other engines would execute and this one only keeps: listeners, retries, connectors and the like.</summary>
internal static class VendorNotices
{
    private static readonly HashSet<string> Elements =
    [
        "inputOutput", "inputParameter", "outputParameter", "in", "out", "taskDefinition", "ioMapping", "input", "output", "formDefinition", "assignmentDefinition", "subscription",
        "loopCharacteristics", "calledElement", "calledDecision", "script", "adHoc", "userTask", "properties", "property", "modelerTemplate",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "formKey", "formRef", "formRefBinding", "assignee", "candidateUsers", "candidateGroups", "resultVariable", "decisionRef", "decisionRefBinding", "mapDecisionResult", "topic", "type",
        "delegateExpression", "class", "expression", "collection", "elementVariable", "initiator", "modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon",
    ];

    public static void Fill(Findings findings, Node node, XElement element)
    {
        var kept = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var attribute in element.Attributes().Where(a => IsVendor(a.Name) && !Attributes.Contains(a.Name.LocalName))) kept.Add(attribute.Name.LocalName);
        foreach (var extension in element.Elements(BpmnNames.Model + "extensionElements").Elements().Where(e => IsVendor(e.Name) && !Elements.Contains(e.Name.LocalName)))
            kept.Add(extension.Name.LocalName);
        if (kept.Count > 0) findings.Notice("extension-kept", node.Line, node.Id, $"扩展 {string.Join('、', kept)} 保留在文件里，不参与运行。");
    }

    private static bool IsVendor(XName name) => name.Namespace == BpmnNames.Zeebe || BpmnNames.Juel.Contains(name.Namespace);
}

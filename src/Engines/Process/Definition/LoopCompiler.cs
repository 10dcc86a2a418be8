using System.Globalization;
using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Reads standard loops and multi-instance (BPMN 2.0 clause 10.3.8).</summary>
internal static class LoopCompiler
{
    public static void Fill(Findings findings, Node node, XElement element, Extensions extensions)
    {
        if (element.Element(BpmnNames.Model + "standardLoopCharacteristics") is { } standard) node.Loop = Standard(findings, node, standard);
        if (element.Element(BpmnNames.Model + "multiInstanceLoopCharacteristics") is { } multi) node.Loop = Multi(findings, node, multi);
        if (node.Loop is null && extensions.Heluo("signers") is { } signers)
            node.Loop = new Loop { Collection = findings.Formula(signers, element, node.Id), Element = "signer" };
    }

    private static Loop Standard(Findings findings, Node node, XElement element)
    {
        var maximum = element.Attribute("loopMaximum")?.Value;
        var loop = new Loop
        {
            IsStandard = true,
            IsSequential = true,
            TestBefore = element.Attribute("testBefore")?.Value is "true" or "1",
            Maximum = int.TryParse(maximum, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            Condition = Child(findings, node, element, "loopCondition"),
        };
        if (maximum is not null && loop.Maximum is null)
            findings.Error("loop-maximum", BpmnModel.LineOf(element), node.Id, $"循环次数上限“{maximum}”不是整数。");
        if (loop.Condition is null && loop.Maximum is null)
            findings.Error("loop-endless", BpmnModel.LineOf(element), node.Id, "循环既没有条件也没有次数上限，永远不会结束。");
        return loop;
    }

    private static Loop Multi(Findings findings, Node node, XElement element)
    {
        var extensions = new Extensions(element);
        var collection = extensions.Attribute("collection", "collection") ?? extensions.Zeebe("loopCharacteristics", "inputCollection")
            ?? element.Element(BpmnNames.Model + "loopDataInputRef")?.Value;
        var output = extensions.Zeebe("loopCharacteristics", "outputElement");
        var loop = new Loop
        {
            IsSequential = element.Attribute("isSequential")?.Value is "true" or "1",
            Condition = Child(findings, node, element, "completionCondition"),
            Cardinality = Child(findings, node, element, "loopCardinality"),
            Collection = string.IsNullOrWhiteSpace(collection) ? null : findings.Formula(collection, element, node.Id),
            Element = extensions.Attribute("element", "elementVariable") ?? extensions.Zeebe("loopCharacteristics", "inputElement")
                ?? NameOf(element.Element(BpmnNames.Model + "inputDataItem")),
            OutputCollection = extensions.Heluo("outputs") ?? extensions.Zeebe("loopCharacteristics", "outputCollection")
                ?? element.Element(BpmnNames.Model + "loopDataOutputRef")?.Value.Trim(),
        };
        output ??= extensions.Heluo("output") ?? NameOf(element.Element(BpmnNames.Model + "outputDataItem"));
        if (output is not null) loop.OutputElement = findings.Formula(output, element, node.Id);
        if (loop.Cardinality is null && loop.Collection is null)
            findings.Error("loop-collection-missing", BpmnModel.LineOf(element), node.Id, "多实例没有写明次数（loopCardinality）或集合。");
        return loop;
    }

    private static Formula? Child(Findings findings, Node node, XElement element, string name)
    {
        var child = element.Element(BpmnNames.Model + name);
        return string.IsNullOrWhiteSpace(child?.Value) ? null : findings.Expression(child, node.Id);
    }

    private static string? NameOf(XElement? item) => item?.Attribute("name")?.Value ?? item?.Attribute("id")?.Value;
}

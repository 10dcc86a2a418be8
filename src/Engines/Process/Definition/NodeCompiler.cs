using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Fills one node from its element.</summary>
internal sealed class NodeCompiler(BpmnModel model, Findings findings, Node node, XElement element, Lanes lanes)
{
    private readonly Extensions _extensions = new(element);

    /// <summary>The kind of node an element is, or null when it is none.</summary>
    public static NodeKind? KindOf(XElement element) => element.Name.Namespace != BpmnNames.Model ? null : element.Name.LocalName switch
    {
        "startEvent" => NodeKind.StartEvent,
        "endEvent" => NodeKind.EndEvent,
        "intermediateCatchEvent" => NodeKind.Catch,
        "intermediateThrowEvent" => NodeKind.Throw,
        "boundaryEvent" => NodeKind.Boundary,
        "task" or "manualTask" => NodeKind.PassTask,
        "userTask" => NodeKind.UserTask,
        "serviceTask" => NodeKind.ServiceTask,
        "businessRuleTask" => NodeKind.RuleTask,
        "scriptTask" => NodeKind.ScriptTask,
        "sendTask" => NodeKind.SendTask,
        "receiveTask" => NodeKind.ReceiveTask,
        "callActivity" => NodeKind.CallActivity,
        "subProcess" => element.Attribute("triggeredByEvent")?.Value is "true" or "1" ? NodeKind.EventSubProcess : NodeKind.SubProcess,
        "transaction" => NodeKind.SubProcess,
        "adHocSubProcess" => NodeKind.AdHoc,
        "exclusiveGateway" => NodeKind.Exclusive,
        "parallelGateway" => NodeKind.Parallel,
        "inclusiveGateway" => NodeKind.Inclusive,
        "eventBasedGateway" => NodeKind.EventGateway,
        _ => null,
    };

    /// <summary>Flow nodes that BPMN knows and the engine does not run.</summary>
    public static bool IsRefused(XElement element) =>
        element.Name.Namespace == BpmnNames.Model && element.Name.LocalName is "complexGateway" or "choreographyTask" or "subChoreography" or "callChoreography" or "event";

    /// <summary>Names what is kept but not executed.</summary>
    public static void Notice(XElement element, Findings findings)
    {
        var line = BpmnModel.LineOf(element);
        var id = element.Attribute("id")?.Value;
        if (IsRefused(element)) findings.Error("element-refused", line, id, Refusal(element.Name.LocalName));
        else if (element.Name.Namespace == BpmnNames.Model
            && element.Name.LocalName is "dataObject" or "dataObjectReference" or "dataStoreReference" or "correlationSubscription" or "resourceRole" or "performer")
            findings.Notice("element-kept", line, id, $"{element.Name.LocalName} 保留在文件里，不参与运行。");
    }

    public void Fill()
    {
        node.ResultVariable = _extensions.Attribute("result", "resultVariable") ?? _extensions.Zeebe("script", "resultVariable") ?? _extensions.Zeebe("calledDecision", "resultVariable");
        node.IsForCompensation = element.Attribute("isForCompensation")?.Value is "true" or "1";
        node.IsTransaction = element.Name.LocalName == "transaction";
        VendorNotices.Fill(findings, node, element);
        new EventCompiler(model, findings, node, element, _extensions).Fill();
        new MappingCompiler(model, findings, node).Fill(element, _extensions);
        if (node.IsActivity) LoopCompiler.Fill(findings, node, element, _extensions);
        switch (node.Kind)
        {
            case NodeKind.UserTask:
                UserTaskCompiler.Fill(findings, node, element, _extensions, lanes);
                break;
            case NodeKind.ServiceTask or NodeKind.SendTask:
                node.Reference = Text(_extensions.Attribute("topic", "topic") ?? _extensions.Zeebe("taskDefinition", "type") ?? Implementation());
                if (node.Kind == NodeKind.ServiceTask) OwnId("service-topic-missing", "服务任务没有写明由谁执行（heluo:topic），将以 id 作为服务名称。");
                break;
            case NodeKind.RuleTask:
                node.Reference = Text(_extensions.Attribute("decision", "decisionRef") ?? _extensions.Zeebe("calledDecision", "decisionId") ?? _extensions.Zeebe("taskDefinition", "type"));
                OwnId("decision-missing", "规则任务没有写明决策（heluo:decision），将以 id 作为决策名称。");
                break;
            case NodeKind.CallActivity:
                node.Reference = Text(_extensions.Zeebe("calledElement", "processId") ?? Called());
                OwnId("called-process-missing", "调用活动没有写明被调用的流程（calledElement），将以 id 作为流程名称。");
                break;
            case NodeKind.ScriptTask:
                Script();
                break;
            case NodeKind.AdHoc:
                AdHoc();
                break;
        }
    }

    /// <summary>A drawing that does not say what is called still runs: the host is asked for it by the id of the element.</summary>
    private void OwnId(string code, string message)
    {
        if (node.Reference is not null) return;
        findings.Warning(code, node.Line, node.Id, message);
        node.Reference = TextSource.Of(node.Id);
    }

    /// <summary>The called process; BPMN has a qualified name here (<c>tns:process</c>).</summary>
    private string? Called()
    {
        var name = element.Attribute("calledElement")?.Value;
        var colon = name is null || Formula.IsMarked(name.Trim()) ? -1 : name.LastIndexOf(':');
        return colon > 0 && element.GetNamespaceOfPrefix(name![..colon]) is not null ? name[(colon + 1)..] : name;
    }

    private TextSource? Text(string? text) => findings.Text(text, element, node.Id);

    /// <summary>Names of code in other engines (<c>camunda:delegateExpression</c>, <c>camunda:class</c>) become topics, as they are names of a service.</summary>
    private string? Implementation()
    {
        var name = _extensions.Juel("delegateExpression") ?? _extensions.Juel("class") ?? _extensions.Juel("expression") ?? _extensions.Juel("type");
        if (name is not null) return Formula.IsMarked(name) ? name[2..^1] : name;
        var operation = model.Resolve(element.Attribute("operationRef")?.Value);
        return operation?.Attribute("name")?.Value ?? operation?.Attribute("id")?.Value;
    }

    private void Script()
    {
        var zeebe = _extensions.Zeebe("script", "expression");
        var script = element.Element(BpmnNames.Model + "script");
        var format = element.Attribute("scriptFormat")?.Value;
        if (zeebe is null && string.IsNullOrWhiteSpace(script?.Value))
        {
            findings.Warning("script-missing", node.Line, node.Id, "脚本任务没有脚本，走到这里会直接通过。");
            return;
        }

        node.Script = findings.Formula(zeebe ?? script!.Value, element, node.Id, format);
    }

    private void AdHoc()
    {
        var completion = element.Element(BpmnNames.Model + "completionCondition");
        var initial = _extensions.Zeebe("adHoc", "activeElementsCollection") ?? _extensions.Attribute("start", "start");
        node.AdHoc = new AdHocRules
        {
            IsSequential = element.Attribute("ordering")?.Value == "Sequential",
            CancelRemaining = element.Attribute("cancelRemainingInstances")?.Value is not ("false" or "0"),
            Completion = string.IsNullOrWhiteSpace(completion?.Value) ? null : findings.Expression(completion, node.Id),
            Initial = initial is null ? null : findings.Formula(initial, element, node.Id),
        };
    }

    private static string Refusal(string name) => name switch
    {
        "complexGateway" => "不支持复杂网关（complexGateway），请改用排他、并行或包容网关。",
        "event" => "不支持未定类型的事件（event）。",
        _ => $"不支持编排元素 {name}：编排图只保留，不运行。",
    };
}

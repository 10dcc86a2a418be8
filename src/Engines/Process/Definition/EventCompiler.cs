using System.Xml.Linq;

namespace Heluo.Engines.Process;

/// <summary>Reads the event definition of an event, or the message of a send or receive task (BPMN 2.0 clause 10.5.5).</summary>
internal sealed class EventCompiler(BpmnModel model, Findings findings, Node node, XElement element, Extensions extensions)
{
    public void Fill()
    {
        if (node.Kind == NodeKind.Boundary) node.Interrupting = element.Attribute("cancelActivity")?.Value is not ("false" or "0");
        if (node.Kind == NodeKind.StartEvent) node.Interrupting = element.Attribute("isInterrupting")?.Value is not ("false" or "0");
        if (node.Kind is NodeKind.SendTask or NodeKind.ReceiveTask)
        {
            node.Trigger = Message(element);
            return;
        }

        if (node.Kind is not (NodeKind.StartEvent or NodeKind.EndEvent or NodeKind.Catch or NodeKind.Throw or NodeKind.Boundary)) return;
        var definitions = element.Elements().Where(IsDefinition)
            .Concat(element.Elements(BpmnNames.Model + "eventDefinitionRef").Select(r => model.Resolve(r.Value.Trim())).OfType<XElement>()).ToList();
        if (definitions.Count > 1)
        {
            findings.Error("event-multiple", node.Line, node.Id, "不支持一个事件带多个触发（multiple），请拆成几个事件。");
            node.Trigger = new Trigger(TriggerKind.None);
            return;
        }

        node.Trigger = definitions.Count == 0 ? new Trigger(TriggerKind.None) : Read(definitions[0]);
        Allowed();
    }

    private static bool IsDefinition(XElement child) =>
        child.Name.Namespace == BpmnNames.Model && child.Name.LocalName.EndsWith("EventDefinition", StringComparison.Ordinal);

    private Trigger Read(XElement definition)
    {
        switch (definition.Name.LocalName)
        {
            case "messageEventDefinition": return Message(definition);
            case "timerEventDefinition": return Timer(definition);
            case "errorEventDefinition": return Coded(TriggerKind.Error, definition, "errorRef", "errorCode");
            case "escalationEventDefinition": return Coded(TriggerKind.Escalation, definition, "escalationRef", "escalationCode");
            case "signalEventDefinition": return Signal(definition);
            case "conditionalEventDefinition": return Conditional(definition);
            case "linkEventDefinition": return new Trigger(TriggerKind.Link) { Name = Literal(definition.Attribute("name")?.Value ?? node.Name ?? "") };
            case "compensateEventDefinition": return new Trigger(TriggerKind.Compensation) { Activity = model.Resolve(definition.Attribute("activityRef")?.Value)?.Attribute("id")?.Value ?? definition.Attribute("activityRef")?.Value };
            case "terminateEventDefinition": return new Trigger(TriggerKind.Terminate);
            case "cancelEventDefinition": return new Trigger(TriggerKind.Cancel);
            default:
                findings.Error("event-refused", node.Line, node.Id, $"不支持事件定义 {definition.Name.LocalName}。");
                return new Trigger(TriggerKind.None);
        }
    }

    private static TextSource Literal(string text) => TextSource.Of(text.Trim());

    private Trigger Message(XElement at)
    {
        var reference = at.Attribute("messageRef")?.Value;
        var message = model.Resolve(reference);
        var name = message?.Attribute("name")?.Value ?? extensions.Heluo("message") ?? reference ?? node.Name;
        var correlation = extensions.Heluo("correlation")
            ?? (message is null ? null : new Extensions(message).Zeebe("subscription", "correlationKey") ?? new Extensions(message).Heluo("correlation"));
        return new Trigger(TriggerKind.Message)
        {
            Name = findings.Text(string.IsNullOrWhiteSpace(name) ? node.Id : name, at, node.Id),
            Correlation = findings.Text(correlation, at, node.Id),
        };
    }

    private Trigger Signal(XElement at)
    {
        var reference = at.Attribute("signalRef")?.Value;
        var name = model.Resolve(reference)?.Attribute("name")?.Value ?? reference ?? node.Name;
        return new Trigger(TriggerKind.Signal) { Name = findings.Text(string.IsNullOrWhiteSpace(name) ? node.Id : name, at, node.Id) };
    }

    private Trigger Coded(TriggerKind kind, XElement at, string attribute, string codeName)
    {
        var reference = at.Attribute(attribute)?.Value;
        var target = model.Resolve(reference);
        var code = target?.Attribute(codeName)?.Value ?? target?.Attribute("name")?.Value ?? reference;
        return new Trigger(kind)
        {
            Name = findings.Text(code, at, node.Id),
            CodeVariable = new Extensions(at).Attribute("codeVariable", kind == TriggerKind.Error ? "errorCodeVariable" : "escalationCodeVariable"),
        };
    }

    private Trigger Conditional(XElement at)
    {
        var condition = at.Element(BpmnNames.Model + "condition");
        if (string.IsNullOrWhiteSpace(condition?.Value))
        {
            findings.Error("condition-missing", node.Line, node.Id, "条件事件没有条件。");
            return new Trigger(TriggerKind.Condition);
        }

        return new Trigger(TriggerKind.Condition) { Condition = findings.Expression(condition, node.Id) };
    }

    private Trigger Timer(XElement at)
    {
        var (name, kind) = at.Element(BpmnNames.Model + "timeDuration") is not null ? ("timeDuration", TimerKind.Duration)
            : at.Element(BpmnNames.Model + "timeDate") is not null ? ("timeDate", TimerKind.Date) : ("timeCycle", TimerKind.Cycle);
        var text = at.Element(BpmnNames.Model + name)?.Value;
        var trigger = new Trigger(TriggerKind.Timer)
        {
            TimerKind = kind,
            Time = findings.Text(text, at, node.Id),
            Clock = at.Attribute(BpmnNames.Heluo + "clock")?.Value ?? extensions.Heluo("clock"),
        };
        if (string.IsNullOrWhiteSpace(text)) findings.Error("timer-missing", node.Line, node.Id, "定时事件没有写明时间。");
        else if (trigger is { Clock: null, Time.Literal: { } literal } && IsoTime.Problem(kind, literal) is { } problem)
        {
            // Where FEEL is the language of the file, it stands without a mark: duration("P2D"), @"P2D", a variable.
            if (TextSource.Parse("=" + literal, out _) is { } formula) trigger.Time = formula;
            else findings.Error("timer-invalid", node.Line, node.Id, problem);
        }

        return trigger;
    }

    /// <summary>Which triggers may stand where (BPMN 2.0 table 10.93).</summary>
    private void Allowed()
    {
        var kind = node.Trigger!.Kind;
        var allowed = node.Kind switch
        {
            NodeKind.StartEvent => kind is not (TriggerKind.Link or TriggerKind.Terminate or TriggerKind.Cancel),
            NodeKind.EndEvent => kind is not (TriggerKind.Timer or TriggerKind.Condition or TriggerKind.Link),
            NodeKind.Catch => kind is TriggerKind.Message or TriggerKind.Timer or TriggerKind.Signal or TriggerKind.Condition or TriggerKind.Link,
            NodeKind.Throw => kind is TriggerKind.None or TriggerKind.Message or TriggerKind.Escalation or TriggerKind.Signal or TriggerKind.Link or TriggerKind.Compensation,
            _ => kind is not (TriggerKind.None or TriggerKind.Link or TriggerKind.Terminate),
        };
        if (!allowed) findings.Error("event-misplaced", node.Line, node.Id, $"这里不能用“{kind}”类事件。");
    }
}

namespace Heluo.Engines.Process;

/// <content>Errors and escalations: they go outwards until an event sub-process or boundary event catches them.</content>
internal sealed partial class Execution
{
    /// <summary>Raises an error at an activity, or inside a scope when the token holds one.</summary>
    private void Throw(Token origin, string code, Node source, string? message)
    {
        var inside = -1;
        for (var at = origin; at is not null; inside = at.Node, at = at.Parent == 0 ? null : Find(at.Parent))
        {
            var node = NodeOf(at);
            var starts = at.Phase == Phase.Scope && !(inside > 0 && _nodes[inside].Kind == NodeKind.EventSubProcess) ? node.EventStarts : [];
            if (Catcher(starts, TriggerKind.Error, code, at) is { } start)
            {
                StartEventSubProcess(at, start, CodeValue(start, code));
                return;
            }

            if (IsLoopInstance(at) || Catcher(node.Boundaries, TriggerKind.Error, code, at) is not { } boundary) continue;
            FireBoundary(at, boundary, CodeValue(boundary, code));
            return;
        }

        Command(new ErrorEscaped(source.Id, code, message));
        End(ProcessStatus.Failed, CloseReason.Ended);
    }

    private void Escalate(Token origin, string code, Node source)
    {
        var inside = -1;
        for (var at = origin; at is not null; inside = at.Node, at = at.Parent == 0 ? null : Find(at.Parent))
        {
            var node = NodeOf(at);
            var starts = at.Phase == Phase.Scope && !(inside > 0 && _nodes[inside].Kind == NodeKind.EventSubProcess) ? node.EventStarts : [];
            if (Catcher(starts, TriggerKind.Escalation, code, at) is { } start)
            {
                StartEventSubProcess(at, start, CodeValue(start, code));
                return;
            }

            if (IsLoopInstance(at) || Catcher(node.Boundaries, TriggerKind.Escalation, code, at) is not { } boundary) continue;
            FireBoundary(at, boundary, CodeValue(boundary, code));
            return;
        }

        Command(new EscalationEscaped(source.Id, code));
    }

    /// <summary>The event that catches a code: one that names it before one that catches all.</summary>
    private Node? Catcher(List<Node> events, TriggerKind kind, string code, Token at)
    {
        Node? any = null;
        foreach (var candidate in events)
        {
            if (candidate.Trigger!.Kind != kind) continue;
            var name = candidate.Trigger.Name?.Evaluate(() => View(at), _now);
            if (string.IsNullOrEmpty(name)) any ??= candidate;
            else if (name == code) return candidate;
        }

        return any;
    }

    private static IReadOnlyDictionary<string, object?> CodeValue(Node node, string code) =>
        node.Trigger!.CodeVariable is { } name ? new Dictionary<string, object?> { [name] = code } : Token.NoVariables;
}

namespace Heluo.Engines.Process;

/// <content>Events: catching, throwing and what an event interrupts (BPMN 2.0 clause 13.5).</content>
internal sealed partial class Execution
{
    private void EnterCatch(int scope, Node node)
    {
        if (node.Trigger!.Kind is TriggerKind.Link or TriggerKind.None)
        {
            Leave(scope, node);
            return;
        }

        AddWait(NewToken(scope, node, Phase.Waiting), node, node.Trigger);
    }

    private void EnterThrow(int scope, Node node)
    {
        if (node.Kind == NodeKind.EndEvent) _endElement = node.Id;
        switch (node.Trigger!.Kind)
        {
            case TriggerKind.Message:
                Publish(Find(scope)!, node);
                break;
            case TriggerKind.Signal:
                Broadcast(Find(scope)!, node);
                break;
            case TriggerKind.Escalation:
                Escalate(Find(scope)!, Code(node, scope), node);
                break;
            case TriggerKind.Error:
                Throw(Find(scope)!, Code(node, scope), node, null);
                return;
            case TriggerKind.Compensation:
                Compensate(NewToken(scope, node, Phase.Compensating));
                return;
            case TriggerKind.Terminate:
                Terminate(scope);
                return;
            case TriggerKind.Cancel:
                CancelTransaction(scope, node);
                return;
        }

        if (Find(scope) is not null && _status == ProcessStatus.Running) Leave(scope, node);
    }

    private string Code(Node node, int scope) => node.Trigger!.Name?.Evaluate(() => View(Find(scope)!), _now) ?? "";

    private void Publish(Token token, Node node)
    {
        var trigger = node.Trigger!;
        var name = trigger.Name!.Evaluate(() => View(token), _now) ?? node.Id;
        var values = node.Inputs.Count == 0 ? View(token) : Map(node.Inputs, View(token));
        Command(new PublishMessage(node.Id, name, trigger.Correlation?.Evaluate(() => View(token), _now), values));
    }

    /// <summary>A signal reaches this instance at once and all others through the host.</summary>
    private void Broadcast(Token token, Node node)
    {
        var name = node.Trigger!.Name!.Evaluate(() => View(token), _now) ?? node.Id;
        var values = node.Inputs.Count == 0 ? Token.NoVariables : Map(node.Inputs, View(token));
        Command(new PublishSignal(node.Id, name, values));
        Signal(name, values);
    }

    private bool Signal(string name, IReadOnlyDictionary<string, object?> values)
    {
        var hit = _waits.FindAll(w => w.Kind == WaitKind.Signal && w.Name == name);
        foreach (var wait in hit)
            if (_waits.Contains(wait)) Fire(wait, values);
        return hit.Count > 0;
    }

    /// <summary>What was waited for has come.</summary>
    private void Fire(Wait wait, IReadOnlyDictionary<string, object?> values)
    {
        var token = Find(wait.Token)!;
        var node = _nodes[wait.Node];
        if (node.Kind == NodeKind.Boundary)
        {
            FireBoundary(token, node, values);
        }
        else if (node.Kind == NodeKind.StartEvent)
        {
            StartEventSubProcess(token, node, values);
        }
        else if (node.Kind == NodeKind.ReceiveTask && token.Node == node.Index)
        {
            RemoveWaits(token.Id);
            CompleteBody(token, values);
        }
        else
        {
            // An intermediate event, or the event that an event-based gateway waited for.
            RemoveWaits(token.Id);
            Remove(token);
            Bring(token.Parent, node, values);
            Leave(token.Parent, node);
        }
    }

    /// <summary>Sets what an event brings, by its output mappings if it has any.</summary>
    private void Bring(int scope, Node node, IReadOnlyDictionary<string, object?> values)
    {
        if (node.Outputs.Count > 0) values = Map(node.Outputs, View(Find(scope)!, values));
        SetVariables(scope, values);
    }

    private void FireBoundary(Token host, Node boundary, IReadOnlyDictionary<string, object?> values)
    {
        var scope = host.Parent;
        if (boundary.Interrupting)
        {
            Cancel(host, CloseReason.Obsolete);
            if (host.CompensationFor != 0) ContinueCompensation(host.CompensationFor);
        }

        Bring(scope, boundary, values);
        Leave(scope, boundary);
    }

    private void StartEventSubProcess(Token scope, Node start, IReadOnlyDictionary<string, object?> values)
    {
        if (start.Interrupting)
        {
            CancelChildren(scope.Id, CloseReason.Obsolete);
            RemoveWaits(scope.Id, start.Scope!.Scope!.EventStarts);
        }

        var token = NewToken(scope.Id, start.Scope!, Phase.Scope, null);
        SetVariables(scope.Id, values);
        OpenScope(token, [start]);
    }

    private void Terminate(int scope)
    {
        if (scope == ProcessState.RootToken)
        {
            End(ProcessStatus.Terminated, CloseReason.Ended);
            return;
        }

        CancelChildren(scope, CloseReason.Obsolete);
        MayFinish(scope);
    }
}

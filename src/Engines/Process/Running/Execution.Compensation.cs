namespace Heluo.Engines.Process;

/// <content>Compensation and transactions (BPMN 2.0 clause 13.5.5): handlers run one after the other, latest first.</content>
internal sealed partial class Execution
{
    private void Compensate(Token thrower) => _arrivals.Enqueue(new Arrival(thrower.Id, NodeOf(thrower), null));

    private void ContinueCompensation(int thrower)
    {
        if (Find(thrower) is { } token) Compensate(token);
    }

    /// <summary>Runs the next handler, or goes on when none is left.</summary>
    private void CompensateNext(int thrower)
    {
        var token = Find(thrower)!;
        var node = NodeOf(token);
        var scope = CompensationScope(token);
        var undo = _undos.FindLastIndex(u => u.Scope == scope && Meant(node, u));
        if (undo >= 0)
        {
            var handler = _nodes[_undos[undo].Handler];
            _undos.RemoveAt(undo);
            if (handler.Kind == NodeKind.EventSubProcess) OpenScope(NewToken(scope, handler, Phase.Scope, null, 0, thrower), handler.Starts);
            else EnterActivity(scope, handler, thrower);
            return;
        }

        Remove(token);
        if (node.Trigger!.Kind == TriggerKind.Cancel) LeaveTransaction(token);
        else Leave(token.Parent, node);
    }

    private bool Meant(Node thrower, Undo undo) => thrower.Trigger!.Activity is not { } activity || _nodes[undo.Activity].Id == activity;

    /// <summary>An event sub-process compensates what the scope around it has done.</summary>
    private int CompensationScope(Token thrower)
    {
        var scope = Find(thrower.Parent)!;
        return NodeOf(scope).Kind == NodeKind.EventSubProcess ? scope.Parent : scope.Id;
    }

    /// <summary>What a sub-process did can be undone from outside once it has finished.</summary>
    private void InheritUndos(Token scope)
    {
        var outer = ScopeOf(scope).Id;
        var node = NodeOf(scope);
        var own = node.EventStarts.Find(s => s.Trigger!.Kind == TriggerKind.Compensation);
        var replaced = own is not null || node.CompensationHandler is not null;
        if (replaced) _undos.RemoveAll(u => u.Scope == scope.Id);
        else
            for (var i = 0; i < _undos.Count; i++)
                if (_undos[i].Scope == scope.Id) _undos[i] = new Undo(outer, _undos[i].Handler, node.Index);
        if (own is not null && node.CompensationHandler is null) _undos.Add(new Undo(outer, own.Scope!.Index, node.Index));
    }

    /// <summary>A cancel end event: the rest of the transaction stops, what it did is undone, then the cancel boundary event is left by.</summary>
    private void CancelTransaction(int scope, Node node)
    {
        CancelChildren(scope, CloseReason.Obsolete);
        Compensate(NewToken(scope, node, Phase.Compensating));
    }

    private void LeaveTransaction(Token thrower)
    {
        var transaction = Find(thrower.Parent)!;
        var boundary = NodeOf(transaction).Boundaries.Find(b => b.Trigger!.Kind == TriggerKind.Cancel);
        if (boundary is not null && !IsLoopInstance(transaction)) FireBoundary(transaction, boundary, Token.NoVariables);
        else MayFinish(transaction.Id);
    }
}

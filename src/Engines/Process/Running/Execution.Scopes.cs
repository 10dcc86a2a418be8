namespace Heluo.Engines.Process;

/// <content>Scopes: the process, sub-processes, event sub-processes and ad-hoc sub-processes.</content>
internal sealed partial class Execution
{
    private void OpenScope(Token token, List<Node> starts)
    {
        foreach (var start in NodeOf(token).EventStarts) AddWait(token, start, start.Trigger!);
        foreach (var start in starts) _arrivals.Enqueue(new Arrival(token.Id, start, null));
        MayFinish(token.Id);
    }

    private void MayFinish(int scope)
    {
        _finishing.Add(scope);
    }

    /// <summary>Ends one scope in which nothing is left to do, innermost first.</summary>
    private bool CloseFinishedScope()
    {
        while (_finishing.Count > 0)
        {
            var id = _finishing.Max;
            _finishing.Remove(id);
            if (Find(id) is not { Phase: Phase.Scope } scope) continue;
            var node = NodeOf(scope);
            if (node.AdHoc is { } rules ? !AdHocFinished(scope, rules) : HasChildren(id)) continue;
            if (_joins.Find(j => j.Scope == id) is { } join && node.AdHoc is null)
            {
                Command(new JoinStuck(_nodes[join.Node].Id));
                continue;
            }

            FinishScope(scope);
            return true;
        }

        return false;
    }

    private void FinishScope(Token scope)
    {
        var node = NodeOf(scope);
        if (scope.Parent == 0)
        {
            End(ProcessStatus.Completed, CloseReason.Ended);
            return;
        }

        CancelChildren(scope.Id, CloseReason.Obsolete);
        scope = Find(scope.Id)!;
        if (node.Kind == NodeKind.EventSubProcess)
        {
            RemoveWaits(scope.Id);
            _undos.RemoveAll(u => u.Scope == scope.Id);
            Remove(scope);
            if (scope.CompensationFor != 0) ContinueCompensation(scope.CompensationFor);
            else MayFinish(scope.Parent);
            return;
        }

        InheritUndos(scope);
        CompleteBody(scope, Token.NoVariables);
    }

    /// <summary>Whether an ad-hoc sub-process is done by its own condition; without one only the host ends it.</summary>
    private bool AdHocFinished(Token scope, AdHocRules rules) =>
        rules.Completion is { } condition && condition.IsTrue(View(scope), _now) && (rules.CancelRemaining || !HasChildren(scope.Id));

    private void End(ProcessStatus status, CloseReason reason)
    {
        var root = _tokens[0];
        CancelChildren(root.Id, reason);
        root = _tokens[0];
        RemoveWaits(root.Id);
        _final = root.Locals;
        _tokens.Clear();
        _undos.Clear();
        _status = status;
        Command(new InstanceEnded(status, _endElement));
    }
}

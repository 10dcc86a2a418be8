namespace Heluo.Engines.Process;

/// <content>Sequence flow and gateways (BPMN 2.0 clauses 13.2 and 13.3).</content>
internal sealed partial class Execution
{
    private void Enter(Arrival arrival)
    {
        var (scope, node, via) = arrival;
        switch (Find(scope)?.Phase)
        {
            case null:
                return;
            case Phase.Loop:
                StartInstance(scope);
                return;
            case Phase.Compensating:
                CompensateNext(scope);
                return;
        }

        switch (node.Kind)
        {
            case NodeKind.StartEvent or NodeKind.Boundary or NodeKind.Exclusive:
                Leave(scope, node);
                break;
            case NodeKind.Parallel or NodeKind.Inclusive:
                EnterJoin(scope, node, via);
                break;
            case NodeKind.EventGateway:
                var gateway = NewToken(scope, node, Phase.Waiting);
                foreach (var flow in node.Outgoing) AddWait(gateway, flow.Target, flow.Target.Trigger!);
                break;
            case NodeKind.Catch:
                EnterCatch(scope, node);
                break;
            case NodeKind.Throw or NodeKind.EndEvent:
                EnterThrow(scope, node);
                break;
            default:
                EnterActivity(scope, node, 0);
                break;
        }
    }

    /// <summary>Sends tokens along the flows that are taken.</summary>
    private void Leave(int scope, Node node)
    {
        var outgoing = node.Outgoing;
        if (outgoing.Count == 0)
        {
            MayFinish(scope);
            return;
        }

        if (outgoing.Count == 1 && (outgoing[0].Condition is null || outgoing[0] == node.Default || node.Kind == NodeKind.Parallel))
        {
            _arrivals.Enqueue(new Arrival(scope, outgoing[0].Target, outgoing[0]));
            return;
        }

        var taken = 0;
        IReadOnlyDictionary<string, object?>? view = null;
        foreach (var flow in outgoing)
        {
            if (flow == node.Default) continue;
            if (flow.Condition is not null && node.Kind != NodeKind.Parallel && !flow.Condition.IsTrue(view ??= View(Find(scope)!), _now)) continue;
            _arrivals.Enqueue(new Arrival(scope, flow.Target, flow));
            taken++;
            if (node.Kind == NodeKind.Exclusive) return;
        }

        var only = node.Kind is NodeKind.Exclusive or NodeKind.Inclusive || outgoing.TrueForAll(f => f == node.Default || f.Condition is not null);
        if (node.Default is not null && (taken == 0 || !only))
            _arrivals.Enqueue(new Arrival(scope, node.Default.Target, node.Default));
        else if (taken == 0)
            Refuse("no-flow-taken", $"“{node.Label}”的出线条件都不成立，也没有默认出线，流程无法继续。请检查变量或模型。", node);
    }

    private void EnterJoin(int scope, Node node, Flow? via)
    {
        if (node.Incoming.Count < 2 || via is null)
        {
            Leave(scope, node);
            return;
        }

        var join = _joins.Find(j => j.Scope == scope && j.Node == node.Index);
        if (join is null) _joins.Add(join = new Join(scope, node.Index, new int[node.Incoming.Count]));
        join.Arrived[via.InPosition]++;
        if (node.Kind == NodeKind.Parallel && Array.TrueForAll(join.Arrived, n => n > 0)) FireJoin(join);
        else if (node.Kind == NodeKind.Parallel) MayFinish(scope);
    }

    private void FireJoin(Join join)
    {
        for (var i = 0; i < join.Arrived.Length; i++)
            if (join.Arrived[i] > 0) join.Arrived[i]--;
        if (Array.TrueForAll(join.Arrived, n => n == 0)) _joins.Remove(join);
        Leave(join.Scope, _nodes[join.Node]);
    }

    /// <summary>Fires inclusive joins to which nothing more can come, one in each scope.</summary>
    private bool FireInclusiveJoins()
    {
        if (!_joins.Exists(j => _nodes[j.Node].Kind == NodeKind.Inclusive)) return false;
        var nodes = _joins.Concat<object>(_tokens).ToLookup(at => at is Join join ? join.Scope : ((Token)at).Parent);
        var ready = new Dictionary<int, Join>();
        foreach (var join in _joins)
            if (_nodes[join.Node].Kind == NodeKind.Inclusive && !ready.ContainsKey(join.Scope) && !MoreMayCome(join, nodes[join.Scope])) ready.Add(join.Scope, join);
        foreach (var join in ready.Values) FireJoin(join);
        return ready.Count > 0;
    }

    private bool MoreMayCome(Join join, IEnumerable<object> others)
    {
        foreach (var other in others)
            if (!ReferenceEquals(other, join) && MayReach(join, other is Join waiting ? waiting.Node : ((Token)other).Node)) return true;
        return false;
    }

    /// <summary>Whether a token at a node can still come by an empty flow, and not as well by one that has a token already.</summary>
    private bool MayReach(Join join, int node)
    {
        var upstream = _nodes[join.Node].Upstream!;
        var byEmpty = false;
        for (var i = 0; i < join.Arrived.Length; i++)
        {
            if (!upstream[i][node]) continue;
            if (join.Arrived[i] > 0) return false;
            byEmpty = true;
        }

        return byEmpty;
    }
}

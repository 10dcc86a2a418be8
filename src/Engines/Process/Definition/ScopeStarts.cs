namespace Heluo.Engines.Process;

/// <summary>Finds where each scope begins: its none start event, else any start event, else nodes without incoming flow (BPMN 2.0 clause 13.2.1).</summary>
internal static class ScopeStarts
{
    public static void Find(IReadOnlyList<Node> nodes, Findings findings)
    {
        foreach (var scope in nodes.Where(n => n.IsScope))
        {
            if (scope.Kind == NodeKind.EventSubProcess) EventStart(scope, findings);
            else if (scope.Kind != NodeKind.AdHoc) Starts(scope, findings);
        }

        foreach (var scope in nodes.Where(n => n.IsScope))
            foreach (var child in scope.Children.Where(c => c is { Kind: NodeKind.EventSubProcess, Starts.Count: 1 })) scope.EventStarts.Add(child.Starts[0]);
    }

    private static void EventStart(Node scope, Findings findings)
    {
        var starts = scope.Children.Where(c => c.Kind == NodeKind.StartEvent).ToList();
        if (starts.Count == 1 && starts[0].Trigger!.Kind != TriggerKind.None) scope.Starts.Add(starts[0]);
        else findings.Error("event-subprocess-start", scope.Line, scope.Id, "事件子流程应有且只有一个带触发的开始事件。");
    }

    private static void Starts(Node scope, Findings findings)
    {
        var events = scope.Children.Where(c => c.Kind == NodeKind.StartEvent).ToList();
        var plain = events.FindAll(e => e.Trigger!.Kind == TriggerKind.None);
        if (plain.Count > 1) findings.Warning("start-multiple", plain[1].Line, plain[1].Id, "有多个空开始事件，启动时不指定就用第一个。");
        if (plain.Count > 0) scope.Starts.Add(plain[0]);
        else if (events.Count > 0) scope.Starts.Add(events[0]);
        else scope.Starts.AddRange(scope.Children.Where(IsImplicitStart));
        if (scope is { Starts.Count: 0, Children.Count: 0, Kind: NodeKind.SubProcess })
            findings.Warning("scope-empty", scope.Line, scope.Id, "子流程里没有任何节点，走到这里会直接通过。");
        else if (scope.Starts.Count == 0) findings.Error("start-missing", scope.Line, scope.Id, scope.Children.Count == 0 ? "里面没有任何节点。" : "没有起点：每个节点都有入线。");
    }

    private static bool IsImplicitStart(Node node) =>
        node.Incoming.Count == 0 && !node.IsForCompensation && node.Kind is not (NodeKind.Boundary or NodeKind.EventSubProcess)
        && node is not { Kind: NodeKind.Catch, Trigger.Kind: TriggerKind.Link };
}

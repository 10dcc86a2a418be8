namespace Heluo.Engines.Process;

/// <summary>Joins throwing link events to the catching one of the same name in the same scope (BPMN 2.0 clause 10.5.5).</summary>
internal static class LinkCompiler
{
    public static void Connect(IReadOnlyList<Node> nodes, List<Flow> flows, Findings findings)
    {
        foreach (var source in nodes.Where(n => n is { Kind: NodeKind.Throw, Trigger.Kind: TriggerKind.Link }))
        {
            var name = source.Trigger!.Name?.Literal;
            var targets = nodes.Where(n => n is { Kind: NodeKind.Catch, Trigger.Kind: TriggerKind.Link } && n.Scope == source.Scope && n.Trigger!.Name?.Literal == name).ToList();
            if (targets.Count != 1)
            {
                findings.Error("link-target", source.Line, source.Id, targets.Count == 0 ? $"链接“{name}”没有接收端。" : $"链接“{name}”有多个接收端。");
                continue;
            }

            var flow = new Flow(flows.Count, $"{source.Id}->{targets[0].Id}", source, targets[0], source.Line);
            flows.Add(flow);
            source.Outgoing.Add(flow);
            targets[0].Incoming.Add(flow);
        }
    }
}

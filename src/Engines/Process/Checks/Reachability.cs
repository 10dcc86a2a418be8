namespace Heluo.Engines.Process;

/// <summary>Finds nodes that no token reaches and nodes from which nothing ends.</summary>
internal static class Reachability
{
    public static void Run(IReadOnlyList<Node> nodes, Findings findings)
    {
        var reached = Forward(nodes);
        foreach (var node in nodes.Skip(1).Where(n => !reached[n.Index]))
        {
            if (node.Scope is { Index: > 0 } scope && !reached[scope.Index]) continue;
            findings.Warning("unreachable", node.Line, node.Id, $"“{node.Label}”走不到：从起点没有路径通向它。");
        }

        var finishing = Backward(nodes);
        foreach (var node in nodes.Skip(1).Where(n => reached[n.Index] && !finishing[n.Index]))
            findings.Warning("no-way-out", node.Line, node.Id, $"从“{node.Label}”走不到任何结束。");
    }

    private static bool[] Forward(IReadOnlyList<Node> nodes)
    {
        var reached = new bool[nodes.Count];
        var open = new Stack<Node>();
        open.Push(nodes[0]);
        while (open.TryPop(out var node))
        {
            if (reached[node.Index]) continue;
            reached[node.Index] = true;
            foreach (var flow in node.Outgoing) open.Push(flow.Target);
            foreach (var boundary in node.Boundaries) open.Push(boundary);
            if (node.CompensationHandler is { } handler) open.Push(handler);
            foreach (var child in node.Children)
                if (child.Kind is NodeKind.EventSubProcess or NodeKind.StartEvent || node.Starts.Contains(child) || node.Kind == NodeKind.AdHoc) open.Push(child);
        }

        return reached;
    }

    private static bool[] Backward(IReadOnlyList<Node> nodes)
    {
        var finishing = new bool[nodes.Count];
        var open = new Stack<Node>(nodes.Where(n => n.Outgoing.Count == 0));
        while (open.TryPop(out var node))
        {
            if (finishing[node.Index]) continue;
            finishing[node.Index] = true;
            foreach (var flow in node.Incoming) open.Push(flow.Source);
            if (node.Host is { } host) open.Push(host);
        }

        return finishing;
    }
}

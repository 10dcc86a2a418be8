namespace Heluo.Engines.Process;

/// <summary>For inclusive joins: from where a token can still reach each incoming flow (BPMN 2.0 clause 13.3.3).</summary>
internal static class JoinReach
{
    public static void Find(IReadOnlyList<Node> nodes)
    {
        foreach (var join in nodes.Where(n => n is { Kind: NodeKind.Inclusive, Incoming.Count: > 1 }))
            join.Upstream = [.. join.Incoming.Select(flow => Upstream(flow.Source, join, nodes.Count))];
    }

    private static bool[] Upstream(Node from, Node join, int count)
    {
        var reached = new bool[count];
        var open = new Stack<Node>();
        if (from != join) open.Push(from);
        while (open.TryPop(out var node))
        {
            if (reached[node.Index]) continue;
            reached[node.Index] = true;
            if (node.Host is { } host) open.Push(host);
            foreach (var flow in node.Incoming)
                if (flow.Source != join) open.Push(flow.Source);
        }

        return reached;
    }
}

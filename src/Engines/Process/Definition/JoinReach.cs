namespace Heluo.Engines.Process;

/// <summary>For inclusive joins: from where a token can still reach each incoming flow (BPMN 2.0 clause 13.3.3).</summary>
internal static class JoinReach
{
    /// <summary>Marks kept for all joins of a process: nodes times flows into inclusive joins.</summary>
    private const long MarkLimit = 50_000_000;

    public static void Find(IReadOnlyList<Node> nodes, Findings findings)
    {
        var joins = nodes.Where(n => n is { Kind: NodeKind.Inclusive, Incoming.Count: > 1 }).ToList();
        if (joins.Sum(n => (long)n.Incoming.Count) * nodes.Count > MarkLimit)
        {
            findings.Error("inclusive-joins-too-many", joins[0].Line, joins[0].Id, "包容汇聚太多，请把流程拆成几个。");
            return;
        }

        foreach (var join in joins)
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

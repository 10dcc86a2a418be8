namespace Heluo.Engines.Process;

/// <summary>Names joins that wait for ever and merges that let a step run twice.</summary>
internal static class SoundnessCheck
{
    /// <summary>Flows of one merge that are compared with each other.</summary>
    private const int PairLimit = 200;

    public static void Run(IReadOnlyList<Node> nodes, Findings findings)
    {
        foreach (var node in nodes.Where(n => n.Incoming.Count > 1))
        {
            if (node.Kind == NodeKind.Parallel) Deadlock(node, findings);
            else if (node.Kind != NodeKind.Inclusive) LackOfSynchronisation(node, findings);
        }
    }

    /// <summary>A parallel join needs a token on each flow; two flows of one branch never bring one each.</summary>
    private static void Deadlock(Node node, Findings findings)
    {
        var seen = new Dictionary<string, Flow>(StringComparer.Ordinal);
        foreach (var flow in node.Incoming)
        {
            if (flow.Region is not { } region || seen.TryAdd(region.Key, flow)) continue;
            findings.Error("deadlock", node.Line, node.Id,
                $"并行汇聚会一直等下去：从“{seen[region.Key].Source.Label}”和“{flow.Source.Label}”来的路径不会同时走到。请改用排他网关汇聚。");
            return;
        }
    }

    private static void LackOfSynchronisation(Node node, Findings findings)
    {
        var known = node.Incoming.Where(f => f.Region is not null).Take(PairLimit).ToList();
        foreach (var one in known)
            foreach (var other in known)
            {
                if (one.InPosition >= other.InPosition || !Concurrent(one.Region!, other.Region!)) continue;
                findings.Warning("lack-of-synchronisation", node.Line, node.Id,
                    $"并行分支没有汇聚就合并：从“{one.Source.Label}”和“{other.Source.Label}”来的路径会让后面的步骤执行多次。请用并行网关汇聚。");
                return;
            }
    }

    /// <summary>Whether the two stand in different branches of one fork.</summary>
    private static bool Concurrent(Region one, Region other)
    {
        for (var i = 0; i < Math.Min(one.Branches.Length, other.Branches.Length); i++)
        {
            if (one.Branches[i].Fork != other.Branches[i].Fork) return false;
            if (!one.Branches[i].Numbers.Intersect(other.Branches[i].Numbers).Any()) return true;
        }

        return false;
    }
}

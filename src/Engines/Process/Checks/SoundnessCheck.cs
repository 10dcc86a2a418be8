namespace Heluo.Engines.Process;

/// <summary>Names joins that wait for ever and merges that let a step run twice.</summary>
internal static class SoundnessCheck
{
    public static void Run(IReadOnlyList<Node> nodes, Findings findings)
    {
        foreach (var node in nodes.Where(n => n.Incoming.Count > 1))
        {
            var regions = node.Incoming.Select(RegionFinder.Of).ToList();
            if (node.Kind == NodeKind.Parallel) Deadlock(node, regions, findings);
            else if (node.Kind != NodeKind.Inclusive) LackOfSynchronisation(node, regions, findings);
        }
    }

    /// <summary>A parallel join needs a token on each flow; two flows of one branch never bring one each.</summary>
    private static void Deadlock(Node node, List<Region?> regions, Findings findings)
    {
        for (var i = 0; i < regions.Count; i++)
            for (var j = i + 1; j < regions.Count; j++)
            {
                if (regions[i] is not { } one || regions[j] is not { } other || !one.SameAs(other)) continue;
                findings.Error("deadlock", node.Line, node.Id,
                    $"并行汇聚会一直等下去：从“{node.Incoming[i].Source.Label}”和“{node.Incoming[j].Source.Label}”来的路径不会同时走到。请改用排他网关汇聚。");
                return;
            }
    }

    private static void LackOfSynchronisation(Node node, List<Region?> regions, Findings findings)
    {
        for (var i = 0; i < regions.Count; i++)
            for (var j = i + 1; j < regions.Count; j++)
            {
                if (regions[i] is not { } one || regions[j] is not { } other || !Concurrent(one, other)) continue;
                findings.Warning("lack-of-synchronisation", node.Line, node.Id,
                    $"并行分支没有汇聚就合并：从“{node.Incoming[i].Source.Label}”和“{node.Incoming[j].Source.Label}”来的路径会让后面的步骤执行多次。请用并行网关汇聚。");
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

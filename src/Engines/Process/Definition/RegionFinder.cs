namespace Heluo.Engines.Process;

/// <summary>Finds for every node the nest of parallel branches it stands in. Where branches merge without a proper join the region stays unknown.</summary>
internal static class RegionFinder
{
    public static void Find(IReadOnlyList<Node> nodes)
    {
        foreach (var scope in nodes.Where(n => n.IsScope)) Scope(scope);
        foreach (var flow in nodes.SelectMany(n => n.Outgoing)) flow.Region = Of(flow);
    }

    /// <summary>The region of a flow, or null when it is not known.</summary>
    private static Region? Of(Flow flow)
    {
        var source = flow.Source;
        if (source.Region is not { } region) return null;
        return IsFork(source) ? region.Enter(source, flow.OutPosition, source.Outgoing.Count) : region;
    }

    public static bool IsJoin(Node node) => node.Kind is NodeKind.Parallel or NodeKind.Inclusive && node.Incoming.Count > 1;

    private static bool IsFork(Node node) => node.Outgoing.Count > 1 && node.Kind is not (NodeKind.Exclusive or NodeKind.EventGateway);

    private static void Scope(Node scope)
    {
        var seen = new HashSet<Node>();
        var open = new Queue<Node>();
        Seed(scope, open);
        var waiting = new Dictionary<Node, int>();
        while (open.Count > 0 || Stalled(waiting, open))
        {
            var node = open.Dequeue();
            if (!seen.Add(node)) continue;
            foreach (var boundary in node.Boundaries)
            {
                boundary.Region = boundary.Interrupting ? node.Region : node.Region?.Enter(boundary, 0, int.MaxValue);
                open.Enqueue(boundary);
            }

            foreach (var flow in node.Outgoing) Reach(flow, open, waiting, seen);
        }

        Check(scope);
    }

    private static void Seed(Node scope, Queue<Node> open)
    {
        var alternatives = scope.Children.FindAll(c => c.Kind == NodeKind.StartEvent || c.IsForCompensation);
        foreach (var node in alternatives) node.Region = Region.Outside;
        var several = scope.Starts.FindAll(s => s.Kind != NodeKind.StartEvent);
        for (var i = 0; i < several.Count; i++) several[i].Region = several.Count == 1 ? Region.Outside : Region.Outside.Enter(scope, i, several.Count);
        if (scope.Kind == NodeKind.AdHoc)
        {
            several = scope.Children.FindAll(c => c.Incoming.Count == 0 && c.Kind != NodeKind.Boundary);
            for (var i = 0; i < several.Count; i++) several[i].Region = Region.Outside.Enter(scope, i, int.MaxValue);
        }

        foreach (var node in alternatives.Concat(several)) open.Enqueue(node);
    }

    private static void Reach(Flow flow, Queue<Node> open, Dictionary<Node, int> waiting, HashSet<Node> seen)
    {
        var target = flow.Target;
        if (seen.Contains(target) || target.Region is not null) return;
        if (!IsJoin(target))
        {
            target.Region = Of(flow);
            open.Enqueue(target);
            return;
        }

        waiting[target] = waiting.GetValueOrDefault(target) + 1;
        if (waiting[target] < target.Incoming.Count) return;
        waiting.Remove(target);
        target.Region = Joined(target);
        open.Enqueue(target);
    }

    /// <summary>Nothing else moves: a join waits for a flow that leads back to it, so it is judged by the others.</summary>
    private static bool Stalled(Dictionary<Node, int> waiting, Queue<Node> open)
    {
        if (waiting.Count == 0) return false;
        var join = waiting.Keys.MinBy(n => n.Index)!;
        waiting.Remove(join);
        join.Region = Joined(join);
        open.Enqueue(join);
        return true;
    }

    private static Region? Joined(Node join)
    {
        var known = join.Incoming.Select(Of).OfType<Region>().ToList();
        if (known.Count == 0) return null;
        if (known.TrueForAll(known[0].SameAs)) return known[0];
        return Region.Join(known);
    }

    /// <summary>Where the flows into a node disagree, its region and all behind it become unknown.</summary>
    private static void Check(Node scope)
    {
        var doubtful = new Queue<Node>(scope.Children.Where(Disagrees));
        while (doubtful.TryDequeue(out var node))
        {
            node.Region = null;
            foreach (var next in node.Outgoing.Select(f => f.Target).Concat(node.Boundaries))
                if (next.Region is not null) doubtful.Enqueue(next);
        }
    }

    private static bool Disagrees(Node node)
    {
        if (node.Region is null) return true;
        if (node.Incoming.Count == 0) return false;
        if (!IsJoin(node)) return node.Incoming.Exists(f => Of(f) is not { } region || !region.SameAs(node.Region));
        var regions = node.Incoming.ConvertAll(Of);
        if (regions.Contains(null)) return true;
        var known = regions.ConvertAll(r => r!);
        return known.TrueForAll(known[0].SameAs) ? !known[0].SameAs(node.Region) : Region.Join(known) is not { } joined || !joined.SameAs(node.Region);
    }
}

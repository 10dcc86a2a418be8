using System.Numerics;

namespace Heluo.Engines.Process;

/// <summary>
/// Walks through a scope with tokens alone, every choice taken either way, and names parallel joins at which tokens may wait for ever. It goes beyond the
/// comparison of branches: a branch that may end elsewhere, and branches that are not nested. Because conditions are not looked at, what it finds is a warning.
/// </summary>
internal sealed class DeadlockSearch
{
    /// <summary>Tokens moved in all markings of one scope; a larger scope is judged by the part seen.</summary>
    private const int Limit = 200_000;

    /// <summary>Flows of which every combination is tried; of more, each alone and all together.</summary>
    private const int Combinations = 5;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _work;
    private readonly Stack<SortedSet<Flow>> _open = new();
    private readonly Dictionary<Node, SortedSet<Flow>> _stuck = [];

    public static void Run(IReadOnlyList<Node> nodes, Findings findings)
    {
        foreach (var scope in nodes.Where(n => n.IsScope && n.Kind != NodeKind.AdHoc && n.Children.Exists(IsWaitingJoin)))
            foreach (var (join, missing) in new DeadlockSearch().Search(scope).Where(found => !findings.Has("deadlock", found.Key.Id)))
                findings.Warning("deadlock-possible", join.Line, join.Id,
                    $"并行汇聚可能一直等下去：从“{string.Join("”“", missing.Select(f => f.Source.Label).Distinct())}”来的路径可能不到这里。请检查分支是否都通到汇聚，或改用包容网关。");
    }

    private static bool IsWaitingJoin(Node node) => node.Kind is NodeKind.Parallel or NodeKind.Inclusive && node.Incoming.Count > 1;

    private Dictionary<Node, SortedSet<Flow>> Search(Node scope)
    {
        var alternatives = scope.Children.FindAll(n => n.Kind == NodeKind.StartEvent);
        foreach (var starts in alternatives.Count > 0 ? alternatives.ConvertAll(n => new List<Node> { n }) : [scope.Starts]) Begin(starts);
        while (_work < Limit && _open.TryPop(out var marking)) Step(marking);
        return _stuck;
    }

    private void Begin(List<Node> starts)
    {
        List<SortedSet<Flow>> markings = [Marking([])];
        foreach (var node in starts)
            markings = [.. markings.SelectMany(m => Outcomes(node).OfType<Flow[]>().Select(taken => Marking([.. m, .. taken]))).Take(1000)];
        markings.ForEach(Open);
    }

    private static SortedSet<Flow> Marking(IEnumerable<Flow> flows) => new(flows, Comparer<Flow>.Create((one, other) => one.Index.CompareTo(other.Index)));

    private void Open(SortedSet<Flow> marking)
    {
        _work += 1 + marking.Count;
        if (_seen.Add(string.Join(',', marking.Select(f => f.Index)))) _open.Push(marking);
    }

    /// <summary>One token that does not wait moves: the order between tokens does not change where they end up waiting.</summary>
    private void Step(SortedSet<Flow> marking)
    {
        if (marking.FirstOrDefault(f => !IsWaitingJoin(f.Target)) is { } moving) Move(marking, [moving], moving.Target);
        else if (marking.Select(f => f.Target).FirstOrDefault(join => Fires(join, marking)) is { } firing) Move(marking, firing.Incoming, firing);
        else
            foreach (var join in marking.Select(f => f.Target).Where(n => n.Kind == NodeKind.Parallel))
            {
                if (!_stuck.TryGetValue(join, out var missing)) _stuck[join] = missing = Marking([]);
                missing.UnionWith(join.Incoming.Where(f => !marking.Contains(f)));
            }
    }

    private void Move(SortedSet<Flow> marking, List<Flow> consumed, Node node)
    {
        foreach (var taken in Outcomes(node))
            if (taken is not null) Open(Marking([.. marking.Except(consumed), .. taken]));
    }

    private static bool Fires(Node join, SortedSet<Flow> marking)
    {
        if (join.Kind == NodeKind.Parallel) return join.Incoming.TrueForAll(marking.Contains);
        return !marking.Any(f => f.Target != join && MayReach(join, f.Target, marking));
    }

    private static bool MayReach(Node join, Node from, SortedSet<Flow> marking)
    {
        var byEmpty = false;
        for (var i = 0; i < join.Incoming.Count; i++)
        {
            if (!join.Upstream![i][from.Index]) continue;
            if (marking.Contains(join.Incoming[i])) return false;
            byEmpty = true;
        }

        return byEmpty;
    }

    /// <summary>The sets of flows that may be taken when a node is done; null when it ends the whole scope.</summary>
    private static IEnumerable<Flow[]?> Outcomes(Node node)
    {
        if (node.Kind == NodeKind.EndEvent && node.Trigger!.Kind is TriggerKind.Terminate or TriggerKind.Error or TriggerKind.Cancel) return [null];
        var own = Leaving(node);
        foreach (var boundary in node.Boundaries.Where(b => b.Trigger!.Kind != TriggerKind.Compensation))
        {
            var left = Leaving(boundary).ToList();
            own = boundary.Interrupting ? own.Concat(left) : own.Concat(own.SelectMany(o => left.Select(l => (Flow[])[.. o, .. l])));
        }

        return own;
    }

    private static IEnumerable<Flow[]> Leaving(Node node)
    {
        var flows = node.Outgoing;
        if (flows.Count == 0) return [[]];
        if (node.Kind is NodeKind.Exclusive or NodeKind.EventGateway) return flows.Select(f => (Flow[])[f]);
        if (node.Kind == NodeKind.Parallel || flows.TrueForAll(f => !f.HasCondition && f != node.Default)) return [[.. flows]];
        var always = node.Kind == NodeKind.Inclusive ? [] : flows.FindAll(f => !f.HasCondition && f != node.Default);
        var choices = Subsets(flows.FindAll(f => f != node.Default && !always.Contains(f))).Select(some => (Flow[])[.. always, .. some]);
        return node.Default is { } otherwise ? choices.Append([.. always, otherwise]) : choices.Where(taken => taken.Length > 0);
    }

    private static IEnumerable<Flow[]> Subsets(List<Flow> flows)
    {
        if (flows.Count > Combinations) return flows.Select(f => (Flow[])[f]).Append([.. flows]);
        return Enumerable.Range(1, (1 << flows.Count) - 1).OrderBy(set => BitOperations.PopCount((uint)set))
            .Select(set => flows.Where((_, i) => (set >> i & 1) == 1).ToArray());
    }
}

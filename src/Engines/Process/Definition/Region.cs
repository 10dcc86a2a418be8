namespace Heluo.Engines.Process;

/// <summary>The nest of parallel branches a node stands in, outermost first. A thread of control may move to any region that encloses its own.</summary>
internal sealed class Region
{
    public static readonly Region Outside = new([]);

    private Region(Branch[] branches) => Branches = branches;

    public Branch[] Branches { get; }

    /// <summary>Forks inside forks that are told apart; deeper down the region counts as unknown.</summary>
    private const int DepthLimit = 100;

    /// <summary>Branches of one fork that are joined before the others and told apart from them; of more the region counts as unknown.</summary>
    private const int PartLimit = 1000;

    /// <summary>The region of one branch of a fork, or null when it is too deep.</summary>
    public Region? Enter(Node fork, int branch, int total) => Branches.Length < DepthLimit ? new([.. Branches, new Branch(fork, [branch], total)]) : null;

    /// <summary>Whether everything in <paramref name="inner"/> is also inside this region.</summary>
    public bool Encloses(Region inner)
    {
        if (Branches.Length > inner.Branches.Length) return false;
        for (var i = 0; i < Branches.Length; i++)
            if (Branches[i].Fork != inner.Branches[i].Fork || !Branches[i].Holds(inner.Branches[i])) return false;
        return true;
    }

    /// <summary>How many of this region's outer levels also enclose the other.</summary>
    public int SharedWith(Region other)
    {
        var depth = 0;
        while (depth < Branches.Length && depth < other.Branches.Length
            && Branches[depth].Fork == other.Branches[depth].Fork && Branches[depth].Holds(other.Branches[depth])) depth++;
        return depth;
    }

    /// <summary>The region that the first levels make.</summary>
    public Region Outer(int levels) => levels == Branches.Length ? this : new Region(Branches[..levels]);

    /// <summary>The join that ends the fork at a level, or null when there is none or only for some of its branches.</summary>
    public Node? JoinAt(int level)
    {
        var fork = Branches[level].Fork;
        var outer = Outer(level);
        foreach (var node in (fork.IsScope && fork.Kind != NodeKind.SubProcess ? fork : fork.Scope!).Children)
        {
            if (!RegionFinder.IsJoin(node) || node.Region is null || !node.Region.SameAs(outer)) continue;
            if (node.Incoming.Exists(f => f.Region is { } region && region.Branches.Length > level && region.Branches[level].Fork == fork)) return node;
        }

        return null;
    }

    /// <summary>A text that is equal for equal regions.</summary>
    public string Key => string.Join('/', Branches.Select(b => $"{b.Fork.Index}:{string.Join(',', b.Numbers)}"));

    public bool SameAs(Region other) => Encloses(other) && other.Encloses(this);

    /// <summary>The region behind a join of these, or null when they are not branches of one fork.</summary>
    public static Region? Join(IReadOnlyList<Region> arriving)
    {
        var first = arriving[0];
        var depth = first.Branches.Length;
        if (depth == 0 || arriving.Any(r => r.Branches.Length != depth)) return null;
        var fork = first.Branches[^1];
        var outer = new Region(first.Branches[..^1]);
        var numbers = new SortedSet<int>();
        foreach (var region in arriving)
        {
            if (region.Branches[^1].Fork != fork.Fork || !new Region(region.Branches[..^1]).SameAs(outer)) return null;
            if (region.Branches[^1].Numbers.Any(number => !numbers.Add(number))) return null;
        }

        if (numbers.Count == fork.Total) return outer;
        return numbers.Count > PartLimit ? null : new Region([.. outer.Branches, new Branch(fork.Fork, [.. numbers], fork.Total)]);
    }

    /// <summary>Some of the branches of one fork, their numbers in ascending order.</summary>
    internal sealed record Branch(Node Fork, int[] Numbers, int Total)
    {
        /// <summary>Whether these branches are all among them as well.</summary>
        public bool Holds(Branch other)
        {
            var at = 0;
            foreach (var number in other.Numbers)
            {
                while (at < Numbers.Length && Numbers[at] < number) at++;
                if (at == Numbers.Length || Numbers[at] != number) return false;
            }

            return true;
        }
    }
}

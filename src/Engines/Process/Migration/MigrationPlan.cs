namespace Heluo.Engines.Process;

/// <summary>How the nodes of one version of a process map to those of another. Nodes keep their id unless the mapping says otherwise.</summary>
public sealed class MigrationPlan
{
    private readonly Dictionary<int, int> _nodes = [];

    private MigrationPlan(ProcessDefinition from, ProcessDefinition to)
    {
        From = from;
        To = to;
    }

    /// <summary>The version that instances run on now.</summary>
    public ProcessDefinition From { get; }

    /// <summary>The version they are to run on.</summary>
    public ProcessDefinition To { get; }

    /// <summary>Makes a plan.</summary>
    /// <param name="from">The present version.</param>
    /// <param name="to">The new version.</param>
    /// <param name="mapping">Old id to new id where they differ; null for none.</param>
    /// <returns>The plan; it is used for any number of instances.</returns>
    public static MigrationPlan Create(ProcessDefinition from, ProcessDefinition to, IReadOnlyDictionary<string, string>? mapping = null)
    {
        var plan = new MigrationPlan(from, to);
        plan._nodes[0] = 0;
        foreach (var node in from.Nodes.Skip(1))
        {
            var id = mapping is not null && mapping.TryGetValue(node.Id, out var other) ? other : node.Id;
            if (to.Find(id) is { } target) plan._nodes[node.Index] = target.Index;
        }

        return plan;
    }

    /// <summary>What would happen to an instance, without changing it.</summary>
    /// <param name="state">The instance.</param>
    /// <returns>Where its tokens go and what stands in the way.</returns>
    public MigrationPreview Preview(ProcessState state) => new MigrationCheck(this, state).Run();

    /// <summary>Moves an instance to the new version. Work items, calls and timers keep their ids, so the host has nothing to do but save.</summary>
    /// <param name="state">The instance.</param>
    /// <returns>The migrated state without commands, or a refusal that lists the problems.</returns>
    public StepResult Apply(ProcessState state)
    {
        var preview = Preview(state);
        if (!preview.IsPossible) return new StepResult(new ProcessRefusal("migration-refused", string.Join('；', preview.Problems)));
        var migrated = new ProcessState(To.Id, To.FingerprintValue)
        {
            Status = state.Status,
            Revision = state.Revision + 1,
            Counter = state.Counter,
            Tokens = state.Tokens.ConvertAll(Migrate),
            Waits = state.Waits.ConvertAll(w => w with { Node = _nodes[w.Node] }),
            Joins = state.Joins.ConvertAll(Migrate),
            Undos = state.Undos.ConvertAll(u => u with { Handler = _nodes[u.Handler], Activity = _nodes[u.Activity] }),
            FinalVariables = state.FinalVariables,
        };
        return new StepResult(migrated, []);
    }

    internal Node? Target(int node) => _nodes.TryGetValue(node, out var target) ? To.Nodes[target] : null;

    /// <summary>Steps that the new version no longer has are forgotten as places to return to.</summary>
    private Token Migrate(Token token) =>
        token with { Node = _nodes[token.Node], Trail = [.. token.Trail.Where(_nodes.ContainsKey).Select(n => _nodes[n])], TrailRevision = 0 };

    /// <summary>Arrivals follow the node that the flow comes from.</summary>
    private Join Migrate(Join join)
    {
        var target = To.Nodes[_nodes[join.Node]];
        var arrived = new int[target.Incoming.Count];
        for (var i = 0; i < join.Arrived.Length; i++)
            if (join.Arrived[i] > 0) arrived[InFlow(From.Nodes[join.Node].Incoming[i], target)!.InPosition] += join.Arrived[i];
        return join with { Node = target.Index, Arrived = arrived };
    }

    internal Flow? InFlow(Flow old, Node target) =>
        target.Incoming.Find(f => f.Id == old.Id) ?? (Target(old.Source.Index) is { } source ? target.Incoming.Find(f => f.Source == source) : null);
}

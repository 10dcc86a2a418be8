namespace Heluo.Engines.Process;

/// <summary>A sequence flow; to be added to its ends as soon as it is made.</summary>
internal sealed class Flow(int index, string id, Node source, Node target, int line)
{
    public int Index { get; } = index;

    public string Id { get; } = id;

    public Node Source { get; } = source;

    public Node Target { get; } = target;

    public int Line { get; } = line;

    public string? Name { get; set; }

    /// <summary>Position among the flows out of its source.</summary>
    public int OutPosition { get; } = source.Outgoing.Count;

    /// <summary>Position among the flows into its target.</summary>
    public int InPosition { get; } = target.Incoming.Count;

    /// <summary>Where in the nest of parallel branches it stands; null when that is not regular.</summary>
    public Region? Region { get; set; }

    /// <summary>Whether the file gives a condition, also one that cannot be read.</summary>
    public bool HasCondition { get; set; }

    /// <summary>The condition, or null when the flow is taken without one.</summary>
    public Formula? Condition { get; set; }
}

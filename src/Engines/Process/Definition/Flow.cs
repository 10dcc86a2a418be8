namespace Heluo.Engines.Process;

/// <summary>A sequence flow.</summary>
internal sealed class Flow(int index, string id, Node source, Node target, int line)
{
    public int Index { get; } = index;

    public string Id { get; } = id;

    public Node Source { get; } = source;

    public Node Target { get; } = target;

    public int Line { get; } = line;

    public string? Name { get; set; }

    /// <summary>The condition, or null when the flow is taken without one.</summary>
    public Formula? Condition { get; set; }
}

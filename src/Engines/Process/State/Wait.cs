namespace Heluo.Engines.Process;

internal enum WaitKind
{
    Timer,
    Message,
    Signal,
    Condition,

    /// <summary>The time limit of a user task.</summary>
    Timeout,
}

/// <summary>Something a token waits for.</summary>
/// <param name="Id">Id of the timer or subscription.</param>
/// <param name="Token">The token that waits: at the event itself, the host of a boundary event, the gateway, or the scope of an event sub-process.</param>
/// <param name="Node">The event (or user task, for its time limit).</param>
/// <param name="Kind">What for.</param>
internal sealed record Wait(int Id, int Token, int Node, WaitKind Kind)
{
    /// <summary>Name of the message or signal; text of a cycle.</summary>
    public string? Name { get; init; }

    public string? Correlation { get; init; }

    /// <summary>How often a cycle still fires; -1 without end. For conditions 1 while it was last true.</summary>
    public int Count { get; init; }
}

namespace Heluo.Engines.Process;

/// <summary>What a token is doing.</summary>
internal enum Phase
{
    /// <summary>Waits at a leaf for an answer, a message or a time.</summary>
    Waiting,

    /// <summary>Holds a running scope; its children carry its id as parent.</summary>
    Scope,

    /// <summary>Holds the instances of a loop or multi-instance.</summary>
    Loop,

    /// <summary>Holds a panel of signers at a user task.</summary>
    Signing,

    /// <summary>Waits until compensation has run.</summary>
    Compensating,
}

/// <summary>A thread of control, or the holder of a scope or loop. Immutable.</summary>
internal sealed record Token(int Id, int Parent, int Node, Phase Phase)
{
    public static readonly IReadOnlyDictionary<string, object?> NoVariables = new Dictionary<string, object?>();

    /// <summary>Variables of this scope or instance.</summary>
    public IReadOnlyDictionary<string, object?> Locals { get; init; } = NoVariables;

    /// <summary>Number of this instance in its loop, from 1; 0 outside loops.</summary>
    public int LoopCounter { get; init; }

    public Panel? Panel { get; init; }

    /// <summary>Of a loop: instances planned, finished, still running.</summary>
    public LoopProgress? Progress { get; init; }

    /// <summary>Of a scope: indexes of the user tasks that were finished in it, latest last, each once.</summary>
    public int[] Trail { get; init; } = [];

    /// <summary>Revision of the state in which it came into being.</summary>
    public int Born { get; init; }

    /// <summary>Of a scope: revision in which the latest entry of the trail was made.</summary>
    public int TrailRevision { get; init; }

    /// <summary>Of a handler that runs for a compensation: the token that waits for it.</summary>
    public int CompensationFor { get; init; }
}

/// <summary>How far a multi-instance activity or loop is.</summary>
/// <param name="Total">Instances planned.</param>
/// <param name="Started">Instances started.</param>
/// <param name="Completed">Instances finished.</param>
/// <param name="Items">The collection gone through, or null.</param>
/// <param name="Results">What the instances gave, by position, or null.</param>
internal sealed record LoopProgress(int Total, int Started, int Completed, IReadOnlyList<object?>? Items, object?[]? Results);

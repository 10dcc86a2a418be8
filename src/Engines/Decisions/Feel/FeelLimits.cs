namespace Heluo.Engines.Decisions.Feel;

/// <summary>What one evaluation may use. An expression that goes over a limit ends with null and a diagnostic, never with a hang.</summary>
public sealed record FeelLimits
{
    /// <summary>The limits used when none are given.</summary>
    public static FeelLimits Default { get; } = new();

    /// <summary>Iterations, function calls and list elements touched; at least 1.</summary>
    public long Steps { get; init; } = 5_000_000;

    /// <summary>Steps shared with other evaluations; null for none.</summary>
    public FeelAllowance? Allowance { get; init; }

    /// <summary>Nesting of calls of functions, decisions and services; at least 1. The machine's stack is watched besides.</summary>
    public int Depth { get; init; } = 1_000;

    /// <summary>List elements plus string characters created; at least 1.</summary>
    public long Memory { get; init; } = 10_000_000;

    /// <summary>Time that the regular expressions of one evaluation may take together.</summary>
    public TimeSpan PatternTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The instant that now() and today() give, with the offset of local time; null to read the clock.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The clock that now() and today() read.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

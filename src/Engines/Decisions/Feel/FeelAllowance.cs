namespace Heluo.Engines.Decisions.Feel;

/// <summary>Steps that several evaluations may take together, beside the limit of each. Used by one thread at a time.</summary>
/// <param name="steps">The steps at first; at least 1.</param>
public sealed class FeelAllowance(long steps)
{
    /// <summary>Steps left; evaluations end with null and a diagnostic when there are none.</summary>
    public long Remaining { get; private set; } = steps;

    /// <summary>True when an evaluation ended because nothing was left.</summary>
    public bool IsExhausted => Remaining <= 0;

    internal void Take(long used) => Remaining = Math.Max(0, Remaining - used);
}

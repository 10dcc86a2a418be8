using System.Diagnostics.CodeAnalysis;

namespace Heluo.Engines.Calendar;

/// <summary>The outcome of an act on a clock: the new clock, or why the act is refused.</summary>
public readonly record struct ClockChange
{
    private ClockChange(TermClock? clock, string? refusal)
    {
        Clock = clock;
        Refusal = refusal;
    }

    /// <summary>The new clock; null when refused.</summary>
    public TermClock? Clock { get; }

    /// <summary>The reason in Chinese; null when done.</summary>
    public string? Refusal { get; }

    /// <summary>True when the act was done.</summary>
    [MemberNotNullWhen(true, nameof(Clock))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsDone => Clock is not null;

    internal static ClockChange Done(TermClock clock) => new(clock, null);

    internal static ClockChange Refused(string reason) => new(null, reason);
}

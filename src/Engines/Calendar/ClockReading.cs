namespace Heluo.Engines.Calendar;

/// <summary>What a clock shows at an instant: the two countdowns and the lamp.</summary>
/// <param name="DueOn">The last day; while a suspension without limit lasts, the last day if it ended now.</param>
/// <param name="IsProvisional">True when the count crosses a year without holiday table.</param>
/// <param name="Remaining">Days left for the matter, in the pause unit of its term; 0 on the last day, negative after it.</param>
/// <param name="SuspensionRemaining">Days left of the suspension's own term, negative beyond it; null when not suspended or without a
/// term.</param>
/// <param name="IsSuspended">True while a suspension lasts.</param>
/// <param name="Lamp">The lamp.</param>
public readonly record struct ClockReading(
    DateOnly DueOn, bool IsProvisional, int Remaining, int? SuspensionRemaining, bool IsSuspended, Lamp Lamp);

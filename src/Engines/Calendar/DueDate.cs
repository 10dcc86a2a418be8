namespace Heluo.Engines.Calendar;

/// <summary>The last day of a term.</summary>
/// <param name="Date">The term ends at the end of this day.</param>
/// <param name="IsProvisional">True when the count crossed a year whose holiday table is not known, so that only weekends were left out:
/// it may move.</param>
public readonly record struct DueDate(DateOnly Date, bool IsProvisional);

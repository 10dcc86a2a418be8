namespace Heluo.Engines.Calendar;

/// <summary>A day ordered by a holiday notice: a day off, or a weekend day on which people work (调休上班).</summary>
/// <param name="Date">The day.</param>
/// <param name="Works">True for an adjusted working day.</param>
/// <param name="Name">The holiday it belongs to, e.g. 春节.</param>
/// <param name="Source">The notice that orders it, e.g. 国办发明电〔2019〕16号.</param>
/// <param name="Version">1 for the year's first notice, 2 for one that amends it, and so on.</param>
public sealed record ExceptionalDay(DateOnly Date, bool Works, string Name, string Source, int Version);

namespace Heluo.Engines.Calendar;

/// <summary>A term set by law or promised: so many units, by this article.</summary>
/// <param name="Number">How many; 0 means at once (当场).</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Article">The legal basis, e.g. 行政许可法第42条.</param>
public sealed record LegalTerm(int Number, TermUnit Unit, string Article)
{
    /// <summary>The unit in which pauses and extensions of this term are counted: never working days beside calendar days.</summary>
    public TermUnit PauseUnit => Unit == TermUnit.WorkingDay ? TermUnit.WorkingDay : TermUnit.NaturalDay;

    /// <summary>The last day of the term for an event on <paramref name="start"/>, which is not counted.</summary>
    public DueDate DueAfter(WorkCalendar calendar, DateOnly start) => DueAfter(calendar, start, 0, 0);

    /// <summary>The same with an extension in the unit of the term and further days in its pause unit.</summary>
    internal DueDate DueAfter(WorkCalendar calendar, DateOnly start, int extension, int pauses) => Unit switch
    {
        TermUnit.WorkingDay => calendar.AddWorkingDays(start, Number + extension + pauses),
        TermUnit.NaturalDay => calendar.AddNaturalDays(start, Number + extension + pauses),
        TermUnit.Month => calendar.OnOrAfter(start.AddMonths(Number + extension).AddDays(pauses)),
        _ => calendar.OnOrAfter(start.AddYears(Number + extension).AddDays(pauses)),
    };

    /// <summary>Days from one day to another in the pause unit.</summary>
    internal int DaysBetween(WorkCalendar calendar, DateOnly from, DateOnly to) =>
        PauseUnit == TermUnit.WorkingDay ? calendar.WorkingDaysBetween(from, to) : to.DayNumber - from.DayNumber;
}

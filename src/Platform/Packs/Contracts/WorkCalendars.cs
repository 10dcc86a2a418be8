using Heluo.Engines.Calendar;

namespace Heluo.Platform.Packs.Contracts;

/// <summary>The working days in force, for every module that counts them. A replaced year takes effect at once; who keeps open clocks recomputes them.</summary>
public sealed class WorkCalendars
{
    private WorkCalendar _current = WorkCalendar.Published;

    /// <summary>The published tables with the years that were replaced.</summary>
    public WorkCalendar Current => Volatile.Read(ref _current);

    internal void Replace(YearTable table) => Volatile.Write(ref _current, Current.With(table));
}

using Heluo.Engines.Calendar;

namespace Heluo.Platform.Cases.Domain;

/// <summary>The working days in force. A replaced year takes effect at once; open clocks are recomputed by <see cref="Features.ReplaceYear"/>.</summary>
internal sealed class WorkCalendars
{
    private WorkCalendar _current = WorkCalendar.Published;

    public WorkCalendar Current => Volatile.Read(ref _current);

    public void Replace(YearTable table) => Volatile.Write(ref _current, Current.With(table));
}

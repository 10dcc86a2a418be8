namespace Heluo.Engines.Calendar;

/// <summary>
/// On which day something handed in counts as received. The general rule is the day it arrives; a local rule may let what arrives after
/// business hours or on a day off count as the next working day.
/// </summary>
/// <param name="DefersAfterHours">True where the local rule defers.</param>
/// <param name="ClosesAt">Close of business in China Standard Time; only read when it defers.</param>
public readonly record struct IntakeRule(bool DefersAfterHours, TimeOnly ClosesAt)
{
    /// <summary>What arrives counts on the day it arrives, whenever that is.</summary>
    public static IntakeRule SameDay => default;

    /// <summary>The day on which something that arrived at <paramref name="instant"/> counts as received.</summary>
    public DateOnly ReceivedOn(WorkCalendar calendar, DateTimeOffset instant)
    {
        var day = ChinaTime.DateOf(instant);
        if (!DefersAfterHours) return day;
        return ChinaTime.TimeOf(instant) >= ClosesAt ? calendar.AddWorkingDays(day, 1).Date : calendar.OnOrAfter(day).Date;
    }
}

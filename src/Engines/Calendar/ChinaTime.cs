namespace Heluo.Engines.Calendar;

/// <summary>China Standard Time (UTC+8, no daylight saving since 1992), by which the law counts days.</summary>
public static class ChinaTime
{
    /// <summary>Eight hours.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The day on which the instant falls in China.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The time of day of the instant in China.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>Midnight with which the day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>Midnight with which the day ends (24:00): the first instant that is too late for a term ending on it.</summary>
    public static DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));
}

namespace Heluo.Kernel.Time;

/// <summary>China Standard Time (UTC+8, no summer time): what people read; storage is UTC.</summary>
public static class ChinaTime
{
    /// <summary>Offset of Beijing time from UTC.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The instant in Beijing time.</summary>
    public static DateTimeOffset InChina(this DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The calendar day in Beijing of an instant.</summary>
    public static DateOnly DayInChina(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The last instant (24:00 less one second) of a day in Beijing.</summary>
    public static DateTimeOffset EndInChina(this DateOnly day) => new(day.ToDateTime(new TimeOnly(23, 59, 59)), Offset);

    /// <summary>The first instant of a day in Beijing.</summary>
    public static DateTimeOffset StartInChina(this DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The instant as people read it: <c>2026年3月5日 09:30</c>.</summary>
    public static string ToChineseText(this DateTimeOffset instant) =>
        instant.InChina().ToString("yyyy年M月d日 HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The day as people read it: <c>2026年3月5日</c>.</summary>
    public static string ToChineseText(this DateOnly day) => day.ToString("yyyy年M月d日", System.Globalization.CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>A time of day with an optional offset or zone, to the nanosecond (DMN 1.5, clause 10.3.2.3.5).</summary>
/// <param name="SecondOfDay">Seconds since midnight, 0 up to but not 86,400, at most nine decimals.</param>
/// <param name="Zone">Offset or zone; null for local time.</param>
public readonly record struct FeelTime(decimal SecondOfDay, FeelZone? Zone)
{
    /// <summary>Hour, 0 to 23.</summary>
    public int Hour => (int)SecondOfDay / 3600;

    /// <summary>Minute, 0 to 59.</summary>
    public int Minute => (int)SecondOfDay / 60 % 60;

    /// <summary>Second with fraction, 0 up to but not 60.</summary>
    public decimal Second => SecondOfDay % 60;

    /// <summary>The local time of a .NET time.</summary>
    /// <param name="time">Any time.</param>
    public static FeelTime From(TimeOnly time) => new(time.Ticks / (decimal)TimeSpan.TicksPerSecond, null);

    /// <summary>The .NET time, cut to 100 ns, without its zone.</summary>
    public TimeOnly ToTimeOnly() => new((long)(SecondOfDay * TimeSpan.TicksPerSecond));

    /// <summary>Reads <c>hh:mm:ss[.f][Z|±hh:mm|@zone]</c>; null when it is not one.</summary>
    /// <param name="text">The text.</param>
    public static FeelTime? Parse(string text)
    {
        var reader = new TemporalReader(text.StartsWith('T') ? text[1..] : text);
        return reader.Time(out _) is { } time && reader.AtEnd ? time : null;
    }

    /// <summary>ISO 8601 text followed by <c>Z</c>, the offset or <c>@zone</c>.</summary>
    public override string ToString() => Clock(SecondOfDay) + Zone;

    internal static string Clock(decimal secondOfDay)
    {
        var whole = (int)secondOfDay;
        var fraction = secondOfDay - whole;
        var text = string.Create(CultureInfo.InvariantCulture, $"{whole / 3600:00}:{whole / 60 % 60:00}:{whole % 60:00}");
        return fraction == 0 ? text : text + fraction.ToString(".#########", CultureInfo.InvariantCulture);
    }

    /// <summary>Seconds since midnight UTC (of any day), for comparing times that have a zone.</summary>
    internal decimal Universal => Zone is null ? SecondOfDay : SecondOfDay - Zone.StandardOffset;
}

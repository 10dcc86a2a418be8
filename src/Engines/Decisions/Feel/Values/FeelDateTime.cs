namespace Heluo.Engines.Decisions.Feel;

/// <summary>A date and time of day with an optional offset or zone (DMN 1.5, clause 10.3.2.3.6).</summary>
/// <param name="Date">The local date.</param>
/// <param name="SecondOfDay">Seconds since local midnight, 0 up to but not 86,400, at most nine decimals.</param>
/// <param name="Zone">Offset or zone; null for local time.</param>
public readonly record struct FeelDateTime(FeelDate Date, decimal SecondOfDay, FeelZone? Zone)
{
    /// <summary>The time of day with the same zone.</summary>
    public FeelTime Time => new(SecondOfDay, Zone);

    /// <summary>The date and time of a .NET value: unspecified and local kinds become local time, UTC becomes <c>Z</c>.</summary>
    /// <param name="value">Any value.</param>
    public static FeelDateTime From(DateTime value) =>
        new(FeelDate.From(DateOnly.FromDateTime(value)), value.TimeOfDay.Ticks / (decimal)TimeSpan.TicksPerSecond, value.Kind == DateTimeKind.Utc ? FeelZone.Utc : null);

    /// <summary>The date and time of a .NET value with its offset.</summary>
    /// <param name="value">Any value.</param>
    public static FeelDateTime From(DateTimeOffset value) =>
        From(value.DateTime) with { Zone = FeelZone.FromOffset((decimal)value.Offset.TotalSeconds) };

    /// <summary>The .NET value; a local time takes <paramref name="localOffset"/>.</summary>
    /// <param name="localOffset">The offset of local time.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is not within 1 to 9999.</exception>
    public DateTimeOffset ToDateTimeOffset(TimeSpan localOffset) => new(
        Date.ToDateOnly().ToDateTime(Time.ToTimeOnly()), Zone is null ? localOffset : TimeSpan.FromSeconds(Zone.OffsetAt(Date, SecondOfDay)));

    /// <summary>Reads <c>date</c> or <c>dateTtime</c>; null when it is not one. A date alone is its midnight.</summary>
    /// <param name="text">The text.</param>
    public static FeelDateTime? Parse(string text)
    {
        var reader = new TemporalReader(text);
        if (reader.Date() is not { } date) return null;
        if (reader.AtEnd) return new FeelDateTime(date, 0, null);
        if (!reader.Take('T') || reader.Time(out var nextDay) is not { } time || !reader.AtEnd) return null;
        if (nextDay && FeelDate.FromEpochDay(date.EpochDay + 1) is { } next) date = next;
        return new FeelDateTime(date, time.SecondOfDay, time.Zone);
    }

    /// <summary>ISO 8601 text followed by <c>Z</c>, the offset or <c>@zone</c>.</summary>
    public override string ToString() => $"{Date}T{FeelTime.Clock(SecondOfDay)}{Zone}";

    /// <summary>Seconds since 1970-01-01T00:00, in UTC when there is a zone, else in local time.</summary>
    internal decimal Instant => Date.EpochDay * 86_400m + SecondOfDay - (Zone?.OffsetAt(Date, SecondOfDay) ?? 0);

    /// <summary>The value at an instant, written in the given zone; null when out of range.</summary>
    internal static FeelDateTime? FromInstant(decimal instant, FeelZone? zone)
    {
        var local = instant + (zone?.OffsetAtInstant(instant) ?? 0);
        var day = decimal.Floor(local / 86_400m);
        return Math.Abs(day) < 400_000_000_000m && FeelDate.FromEpochDay((long)day) is { } date
            ? new FeelDateTime(date, local - day * 86_400m, zone) : null;
    }
}

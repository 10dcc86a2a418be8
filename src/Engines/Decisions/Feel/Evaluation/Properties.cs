namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>The properties of dates, times, durations and ranges (DMN 1.5, Table 65).</summary>
internal static class Properties
{
    public static bool TryGet(object? target, string name, out object? value)
    {
        value = target switch
        {
            FeelDate date => OfDate(date, name),
            FeelDateTime moment => OfDate(moment.Date, name) ?? OfTime(moment.Time, moment.Zone?.OffsetAt(moment.Date, moment.SecondOfDay), name),
            FeelTime time => OfTime(time, time.Zone?.StandardOffset, name),
            YearMonthDuration duration => name switch { "years" => (decimal)(duration.Months / 12), "months" => (decimal)(duration.Months % 12), _ => null },
            DayTimeDuration duration => OfDuration(duration.Seconds, name),
            FeelRange range => OfRange(range, name),
            _ => null,
        };
        return value is not null || Exists(target, name);
    }

    /// <summary>Properties that exist with the value null.</summary>
    private static bool Exists(object? target, string name) => (target is FeelTime or FeelDateTime && name is "time offset" or "timezone")
        || (target is FeelRange && name is "start" or "end");

    private static object? OfDate(FeelDate date, string name) => name switch
    {
        "year" => (decimal)date.Year,
        "month" => (decimal)date.Month,
        "day" => (decimal)date.Day,
        "weekday" => (decimal)date.Weekday,
        _ => null,
    };

    private static object? OfTime(FeelTime time, int? offset, string name) => name switch
    {
        "hour" => (decimal)time.Hour,
        "minute" => (decimal)time.Minute,
        "second" => time.Second,
        "time offset" => offset is { } seconds ? new DayTimeDuration(seconds) : null,
        "timezone" => time.Zone?.Name,
        _ => null,
    };

    private static object? OfDuration(decimal seconds, string name) => name switch
    {
        "days" => decimal.Truncate(seconds / 86_400),
        "hours" => decimal.Truncate(seconds % 86_400 / 3600),
        "minutes" => decimal.Truncate(seconds % 3600 / 60),
        "seconds" => seconds % 60,
        _ => null,
    };

    private static object? OfRange(FeelRange range, string name) => name switch
    {
        "start" => range.Start,
        "end" => range.End,
        "start included" => range.StartIncluded,
        "end included" => range.EndIncluded,
        _ => null,
    };
}

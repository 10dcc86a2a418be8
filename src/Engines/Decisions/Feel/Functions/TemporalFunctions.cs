using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>Date and time functions (DMN 1.5, Tables 77, 79 and 80).</summary>
internal static class TemporalFunctions
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static IEnumerable<FeelFunction> All =>
    [
        BuiltIns.Define("is", "value1?:Any, value2?:Any", (_, a) => Ordering.AreSame(a[0], a[1])),
        BuiltIns.Define("day of year", "date:Any", (run, a) => Of(run, a[0], date => (decimal)date.DayOfYear)),
        BuiltIns.Define("day of week", "date:Any", (run, a) => Of(run, a[0], date => Days[date.Weekday - 1])),
        BuiltIns.Define("month of year", "date:Any", (run, a) => Of(run, a[0], date => Months[date.Month - 1])),
        BuiltIns.Define("week of year", "date:Any", (run, a) => Of(run, a[0], date => (decimal)WeekOfYear(date))),
        BuiltIns.Define("now", "", (run, _) => FeelDateTime.From(run.Limits.Now ?? run.Limits.Clock.GetLocalNow())),
        BuiltIns.Define("today", "", (run, _) => FeelDateTime.From(run.Limits.Now ?? run.Limits.Clock.GetLocalNow()).Date),
    ];

    private static object? Of(FeelRun run, object? value, Func<FeelDate, object?> part) => ConversionFunctions.Single(value) switch
    {
        FeelDate date => part(date),
        FeelDateTime moment => part(moment.Date),
        _ => run.Fail("参数应当是日期或日期时间"),
    };

    /// <summary>Week number of ISO 8601: week 1 holds the first Thursday.</summary>
    private static int WeekOfYear(FeelDate date)
    {
        var thursday = FeelDate.FromEpochDay(date.EpochDay - date.Weekday + 4) ?? date;
        return (thursday.DayOfYear - 1) / 7 + 1;
    }
}

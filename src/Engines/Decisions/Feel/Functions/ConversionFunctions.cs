using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>Conversions (DMN 1.5, Table 72) and not().</summary>
internal static class ConversionFunctions
{
    public static IEnumerable<FeelFunction> All =>
    [
        BuiltIns.Define("date", "from:Any", (run, a) => Date(run, a[0])),
        BuiltIns.Define("date", "year:number, month:number, day:number", (run, a) => Date(run, a[0]!, a[1]!, a[2]!)),
        BuiltIns.Define("time", "from:Any", (run, a) => Time(run, a[0])),
        BuiltIns.Define("time", "hour:number, minute:number, second:number, offset?:days and time duration", Time),
        BuiltIns.Define("date and time", "from:Any", (run, a) => DateTime(run, a[0])),
        BuiltIns.Define("date and time", "date:Any, time:time", Combine),
        BuiltIns.Define("number", "from:number", (_, a) => a[0]),
        BuiltIns.Define("number", "from:string, grouping separator?:string, decimal separator?:string", Number),
        BuiltIns.Define("string", "from:Any", Text),
        BuiltIns.Define("duration", "from:Any", Duration),
        BuiltIns.Define("years and months duration", "from:Any, to:Any", MonthsBetween),
        BuiltIns.Define("not", "negand:Any", (run, a) => a[0] is bool flag ? !flag : a[0] is null ? null : run.Fail("not 的参数应当是真假值")),
    ];

    private static object? Date(FeelRun run, object? from) => Single(from) switch
    {
        FeelDate date => date,
        FeelDateTime moment => moment.Date,
        string text => FeelDate.Parse(text) ?? FeelDateTime.Parse(text)?.Date ?? run.Fail($"“{text}”不是日期，应当形如 2026-01-31"),
        _ => run.Fail("date 的参数应当是文字、日期或日期时间"),
    };

    private static object? Date(FeelRun run, object year, object month, object day)
    {
        if (Numbers.ToLong(year) is { } y && Numbers.ToLong(month) is { } m && Numbers.ToLong(day) is { } d && FeelDate.IsValid(y, m, d))
            return new FeelDate((int)y, (int)m, (int)d);
        return run.Fail($"没有这一天：{FeelText.Of(year)} 年 {FeelText.Of(month)} 月 {FeelText.Of(day)} 日");
    }

    private static object? Time(FeelRun run, object? from) => Single(from) switch
    {
        FeelTime time => time,
        FeelDateTime moment => moment.Time,
        FeelDate => new FeelTime(0, FeelZone.Utc),
        string text => FeelTime.Parse(text) ?? FeelDateTime.Parse(text)?.Time ?? run.Fail($"“{text}”不是时间，应当形如 09:30:00"),
        _ => run.Fail("time 的参数应当是文字、时间或日期时间"),
    };

    private static object? Time(FeelRun run, object?[] a)
    {
        if (Numbers.ToLong(a[0]) is not (>= 0 and < 24 and var hour) || Numbers.ToLong(a[1]) is not (>= 0 and < 60 and var minute) || a[2] is not decimal second || second < 0 || second >= 60)
            return run.Fail("没有这样的时间");
        FeelZone? zone = null;
        if (a[3] is DayTimeDuration offset && (zone = FeelZone.FromOffset(offset.Seconds)) is null) return run.Fail("时区偏移超过 18 小时");
        return new FeelTime(hour * 3600 + minute * 60 + decimal.Round(second, 9, MidpointRounding.ToZero), zone);
    }

    private static object? DateTime(FeelRun run, object? from) => Single(from) switch
    {
        FeelDateTime moment => moment,
        FeelDate date => new FeelDateTime(date, 0, FeelZone.Utc),
        string text => FeelDateTime.Parse(text) ?? run.Fail($"“{text}”不是日期时间，应当形如 2026-01-31T09:30:00"),
        _ => run.Fail("date and time 的参数应当是文字或日期时间"),
    };

    private static object? Combine(FeelRun run, object?[] a) => (Single(a[0]), (FeelTime)a[1]!) switch
    {
        (FeelDate date, var time) => new FeelDateTime(date, time.SecondOfDay, time.Zone),
        (FeelDateTime moment, var time) => new FeelDateTime(moment.Date, time.SecondOfDay, time.Zone),
        _ => run.Fail("date and time 的第一个参数应当是日期或日期时间"),
    };

    private static object? Number(FeelRun run, object?[] a)
    {
        var text = (string)a[0]!;
        var (grouping, point) = ((string?)a[1], (string?)a[2]);
        if (grouping is not (null or " " or "," or ".") || point is not (null or "," or ".") || (grouping is not null && grouping == point))
            return run.Fail("分组符只能是空格、逗号或句点，小数点只能是逗号或句点，且两者不同");
        if (grouping is not null) text = text.Replace(grouping, "", StringComparison.Ordinal);
        if (point == ",") text = text.Contains('.', StringComparison.Ordinal) ? "" : text.Replace(',', '.');
        return IsNumeral(text) && Numbers.Parse(text) is { } number ? number : run.Fail($"“{a[0]}”不是数字");
    }

    private static bool IsNumeral(string text)
    {
        var body = text.StartsWith('-') || text.StartsWith('+') ? text.AsSpan(1) : text;
        var mark = body.IndexOfAny('e', 'E');
        if (mark >= 0)
        {
            var power = body[(mark + 1)..];
            if (power.Length > 0 && power[0] is '+' or '-') power = power[1..];
            if (power.IsEmpty || power.ContainsAnyExceptInRange('0', '9')) return false;
            body = body[..mark];
        }

        var point = body.IndexOf('.');
        var whole = point < 0 ? body : body[..point];
        var fraction = point < 0 ? default : body[(point + 1)..];
        return (whole.Length > 0 || fraction.Length > 0) && (point < 0 || fraction.Length > 0)
            && !whole.ContainsAnyExceptInRange('0', '9') && !fraction.ContainsAnyExceptInRange('0', '9');
    }

    private static object? Text(FeelRun run, object?[] a)
    {
        if (a[0] is null) return run.Fail("string 的参数是空值");
        var text = FeelText.Of(a[0]);
        run.Charge(text.Length);
        return text;
    }

    private static object? Duration(FeelRun run, object?[] a) => Single(a[0]) switch
    {
        string text => TemporalText.Duration(text) ?? run.Fail($"“{text}”不是时长，应当形如 P1DT2H 或 P1Y2M"),
        DayTimeDuration or YearMonthDuration => Single(a[0]),
        _ => run.Fail("duration 的参数应当是文字"),
    };

    private static object? MonthsBetween(FeelRun run, object?[] a)
    {
        if (AsDateTime(Single(a[0])) is not { } from || AsDateTime(Single(a[1])) is not { } to) return run.Fail("years and months duration 的参数应当是日期或日期时间");
        var months = (to.Date.Year - (long)from.Date.Year) * 12 + to.Date.Month - from.Date.Month;
        var rest = (to.Date.Day - from.Date.Day) * 86_400m + to.SecondOfDay - from.SecondOfDay;
        if (months > 0 && rest < 0) months--;
        if (months < 0 && rest > 0) months++;
        return new YearMonthDuration(months);
    }

    private static FeelDateTime? AsDateTime(object? value) => value switch
    {
        FeelDate date => new FeelDateTime(date, 0, null),
        FeelDateTime moment => moment,
        _ => null,
    };

    /// <summary>A list of one element stands for its element (clause 10.3.2.9.4).</summary>
    public static object? Single(object? value) => value is IReadOnlyList<object?> { Count: 1 } list ? list[0] : value;
}

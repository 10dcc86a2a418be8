namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>The arithmetic operators over all types (DMN 1.5, Tables 57 to 61).</summary>
internal static class Arithmetic
{
    public static object? Add(FeelRun run, object? left, object? right)
    {
        switch (left, right)
        {
            case (decimal or Decimal34, decimal or Decimal34): return Numbers.Add(left, right) ?? Overflow(run);
            case (string a, string b):
                run.Charge(a.Length + b.Length);
                return a + b;
            case (DayTimeDuration a, DayTimeDuration b): return new DayTimeDuration(a.Seconds + b.Seconds);
            case (YearMonthDuration a, YearMonthDuration b): return new YearMonthDuration(checked(a.Months + b.Months));
            case (DayTimeDuration or YearMonthDuration, FeelDate or FeelDateTime or FeelTime): return Add(run, right, left);
            case (FeelDate or FeelDateTime or FeelTime, DayTimeDuration or YearMonthDuration): return Moved(left, right, 1) ?? Refuse(run, "+", left, right);
            default: return Refuse(run, "+", left, right);
        }
    }

    public static object? Subtract(FeelRun run, object? left, object? right)
    {
        switch (left, right)
        {
            case (decimal or Decimal34, decimal or Decimal34): return Numbers.Subtract(left, right) ?? Overflow(run);
            case (DayTimeDuration a, DayTimeDuration b): return new DayTimeDuration(a.Seconds - b.Seconds);
            case (YearMonthDuration a, YearMonthDuration b): return new YearMonthDuration(checked(a.Months - b.Months));
            case (FeelTime a, FeelTime b) when a.Zone is null == b.Zone is null: return new DayTimeDuration(a.Universal - b.Universal);
            case (FeelDate or FeelDateTime, FeelDate or FeelDateTime): return Difference(left, right) ?? Refuse(run, "-", left, right);
            case (FeelDate or FeelDateTime or FeelTime, DayTimeDuration or YearMonthDuration): return Moved(left, right, -1) ?? Refuse(run, "-", left, right);
            default: return Refuse(run, "-", left, right);
        }
    }

    public static object? Multiply(FeelRun run, object? left, object? right) => (left, right) switch
    {
        (decimal or Decimal34, decimal or Decimal34) => Numbers.Multiply(left, right) ?? Overflow(run),
        (DayTimeDuration or YearMonthDuration, decimal factor) => Scaled(left, factor),
        (decimal factor, DayTimeDuration or YearMonthDuration) => Scaled(right, factor),
        _ => Refuse(run, "*", left, right),
    };

    public static object? Divide(FeelRun run, object? left, object? right) => (left, right) switch
    {
        (_, 0m) => run.Fail("除数是 0"),
        (decimal or Decimal34, decimal or Decimal34) => Numbers.Divide(left, right) ?? Overflow(run),
        (DayTimeDuration duration, decimal divisor) => new DayTimeDuration(Nanoseconds(duration.Seconds / divisor)),
        (YearMonthDuration duration, decimal divisor) => new YearMonthDuration((long)decimal.Truncate(duration.Months / divisor)),
        (DayTimeDuration a, DayTimeDuration b) => b.Seconds == 0 ? run.Fail("除数是 0") : a.Seconds / b.Seconds,
        (YearMonthDuration a, YearMonthDuration b) => b.Months == 0 ? run.Fail("除数是 0") : (decimal)a.Months / b.Months,
        _ => Refuse(run, "/", left, right),
    };

    public static object? Power(FeelRun run, object? left, object? right) => (left, right) switch
    {
        (0m, decimal exponent) when exponent < 0 => run.Fail("除数是 0"),
        (decimal or Decimal34, decimal or Decimal34) => Numbers.Power(left, right) ?? Overflow(run),
        _ => Refuse(run, "**", left, right),
    };

    /// <summary>The duration between two dates or dates with times; a plain date is its midnight, in UTC where the other side has a zone.</summary>
    private static object? Difference(object left, object right)
    {
        var (a, b) = (AsDateTime(left), AsDateTime(right));
        if (left is FeelDate && b.Zone is not null) a = a with { Zone = FeelZone.Utc };
        if (right is FeelDate && a.Zone is not null) b = b with { Zone = FeelZone.Utc };
        return a.Zone is null == b.Zone is null ? new DayTimeDuration(a.Instant - b.Instant) : null;
    }

    private static FeelDateTime AsDateTime(object value) => value is FeelDate date ? new FeelDateTime(date, 0, null) : (FeelDateTime)value;

    private static object? Moved(object point, object duration, int sign) => (point, duration) switch
    {
        (FeelDate date, YearMonthDuration months) => date.AddMonths(sign * months.Months),
        (FeelDateTime moment, YearMonthDuration months) => moment.Date.AddMonths(sign * months.Months) is { } date ? moment with { Date = date } : null,
        (FeelDate date, DayTimeDuration span) => FeelDateTime.FromInstant(new FeelDateTime(date, 0, null).Instant + sign * span.Seconds, null)?.Date,
        (FeelDateTime moment, DayTimeDuration span) => FeelDateTime.FromInstant(moment.Instant + sign * span.Seconds, moment.Zone),
        (FeelTime time, DayTimeDuration span) => time with { SecondOfDay = Wrapped(time.SecondOfDay + sign * span.Seconds) },
        _ => null,
    };

    private static decimal Wrapped(decimal seconds) => (seconds % 86_400 + 86_400) % 86_400;

    private static object Scaled(object duration, decimal factor) => duration is DayTimeDuration span
        ? new DayTimeDuration(Nanoseconds(span.Seconds * factor))
        : new YearMonthDuration((long)decimal.Truncate(((YearMonthDuration)duration).Months * factor));

    private static decimal Nanoseconds(decimal seconds) => decimal.Round(seconds, 9, MidpointRounding.ToZero);

    private static object? Overflow(FeelRun run) => run.Fail("数值超出可以表示的范围");

    private static object? Refuse(FeelRun run, string symbol, object? left, object? right) =>
        run.Fail($"{TypeNames.Of(left)}和{TypeNames.Of(right)}不能用“{symbol}”计算");
}

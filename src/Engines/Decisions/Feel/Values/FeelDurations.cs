using System.Globalization;
using System.Text;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>A duration of whole months (DMN 1.5, clause 10.3.2.3.7: years and months duration).</summary>
/// <param name="Months">The total in months; negative for backwards.</param>
public readonly record struct YearMonthDuration(long Months)
{
    /// <summary>ISO 8601 text such as <c>P1Y2M</c>; zero is <c>P0M</c>.</summary>
    public override string ToString()
    {
        if (Months == 0) return "P0M";
        var size = Math.Abs(Months);
        var text = new StringBuilder(Months < 0 ? "-P" : "P");
        if (size / 12 > 0) text.Append(CultureInfo.InvariantCulture, $"{size / 12}Y");
        if (size % 12 > 0) text.Append(CultureInfo.InvariantCulture, $"{size % 12}M");
        return text.ToString();
    }
}

/// <summary>A duration of seconds (DMN 1.5, clause 10.3.2.3.7: days and time duration).</summary>
/// <param name="Seconds">The total in seconds, at most nine decimals; negative for backwards.</param>
public readonly record struct DayTimeDuration(decimal Seconds)
{
    /// <summary>The duration of a .NET time span.</summary>
    /// <param name="span">Any span.</param>
    public static DayTimeDuration From(TimeSpan span) => new(span.Ticks / (decimal)TimeSpan.TicksPerSecond);

    /// <summary>The .NET time span, cut to 100 ns.</summary>
    /// <exception cref="OverflowException">The duration is longer than a time span can be.</exception>
    public TimeSpan ToTimeSpan() => TimeSpan.FromTicks((long)(Seconds * TimeSpan.TicksPerSecond));

    /// <summary>ISO 8601 text such as <c>P1DT2H</c>; zero is <c>PT0S</c>.</summary>
    public override string ToString()
    {
        if (Seconds == 0) return "PT0S";
        var size = Math.Abs(Seconds);
        var days = decimal.Floor(size / 86_400);
        var rest = size - days * 86_400;
        var (hours, minutes, seconds) = ((int)rest / 3600, (int)rest / 60 % 60, rest % 60);
        var text = new StringBuilder(Seconds < 0 ? "-P" : "P");
        if (days > 0) text.Append(CultureInfo.InvariantCulture, $"{days:0}D");
        if (rest > 0) text.Append('T');
        if (hours > 0) text.Append(CultureInfo.InvariantCulture, $"{hours}H");
        if (minutes > 0) text.Append(CultureInfo.InvariantCulture, $"{minutes}M");
        if (seconds > 0) text.Append(CultureInfo.InvariantCulture, $"{seconds:0.#########}S");
        return text.ToString();
    }
}

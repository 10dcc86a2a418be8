using System.Globalization;
using System.Text.RegularExpressions;

namespace Heluo.Engines.Process;

/// <summary>ISO 8601 durations, dates and repeating intervals as BPMN timers write them.</summary>
internal static partial class IsoTime
{
    /// <summary>What is wrong with a written time, in Chinese, or null.</summary>
    public static string? Problem(TimerKind kind, string text) => kind switch
    {
        TimerKind.Duration => Duration().IsMatch(text) && text.Length > 1 && text[^1] is not ('P' or 'T') ? null : $"时长“{text}”应写作 ISO 8601，例如 P5D、PT30M。",
        TimerKind.Date => Instant(text) is null ? $"时间“{text}”应写作 ISO 8601，例如 2026-01-01T09:00:00+08:00。" : null,
        _ => TryCycle(text, out _, out _, out _) ? null : $"周期“{text}”应写作 ISO 8601，例如 R3/PT1H；不支持 cron。",
    };

    /// <summary>When a timer is due first, or null when the text is no such time.</summary>
    public static DateTimeOffset? Due(TimerKind kind, string text, DateTimeOffset now)
    {
        if (kind == TimerKind.Duration) return Add(now, text);
        if (kind == TimerKind.Date) return Instant(text);
        if (!TryCycle(text, out _, out var start, out var interval)) return null;
        return start is { } first ? first : Add(now, interval);
    }

    /// <summary>How often a cycle fires; null means without end.</summary>
    public static int? Repeats(string text) => TryCycle(text, out var repeats, out _, out _) ? repeats : 1;

    /// <summary>The next time of a cycle after it has fired.</summary>
    public static DateTimeOffset? Next(string text, DateTimeOffset now) => TryCycle(text, out _, out _, out var interval) ? Add(now, interval) : null;

    private static bool TryCycle(string text, out int? repeats, out DateTimeOffset? start, out string interval)
    {
        repeats = null;
        start = null;
        interval = "";
        var parts = text.Split('/');
        if (parts.Length is < 2 or > 3 || !parts[0].StartsWith('R')) return false;
        if (parts[0].Length > 1)
        {
            if (!int.TryParse(parts[0][1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            repeats = number;
        }

        interval = parts[^1];
        if (parts.Length == 3 && (start = Instant(parts[1])) is null) return false;
        return Problem(TimerKind.Duration, interval) is null;
    }

    private static DateTimeOffset? Instant(string text) =>
        text.Length >= 10 && text[4] == '-'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;

    private static DateTimeOffset? Add(DateTimeOffset now, string text)
    {
        var match = Duration().Match(text);
        if (!match.Success) return null;
        double Part(int group) => match.Groups[group].Success ? double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        var sign = match.Groups[1].Length > 0 ? -1 : 1;
        try
        {
            return now.AddMonths(sign * (int)((Part(2) * 12) + Part(3)))
                .AddDays(sign * ((Part(4) * 7) + Part(5))).AddSeconds(sign * ((Part(6) * 3600) + (Part(7) * 60) + Part(8)));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(-?)P(?:(\d{1,5})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,7})D)?(?:T(?:(\d{1,8})H)?(?:(\d{1,9})M)?(?:(\d{1,10}(?:\.\d{1,7})?)S)?)?$")]
    private static partial Regex Duration();
}

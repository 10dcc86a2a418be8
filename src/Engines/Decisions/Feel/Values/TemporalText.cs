namespace Heluo.Engines.Decisions.Feel;

/// <summary>Text of an @ literal or of a typed value as a date, time, date and time or duration.</summary>
internal static class TemporalText
{
    /// <summary>The value that the form of the text stands for; null when it is none of them.</summary>
    public static object? Parse(string text)
    {
        if (text.StartsWith('P') || text.StartsWith("-P", StringComparison.Ordinal)) return Duration(text);
        if (text.Contains('T', StringComparison.Ordinal) && !text.StartsWith('T')) return FeelDateTime.Parse(text);
        return text.Contains(':', StringComparison.Ordinal) ? FeelTime.Parse(text) : FeelDate.Parse(text);
    }

    public static object? Duration(string text) => new TemporalReader(text).Duration();
}

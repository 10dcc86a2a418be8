using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>Equality and order of FEEL values (DMN 1.5, Tables 53 and 54). Null means that the values cannot be compared.</summary>
internal static class Ordering
{
    /// <summary>Negative, zero or positive; null for values of different or unordered types.</summary>
    public static int? Compare(object? left, object? right) => (left, right) switch
    {
        (decimal a, decimal b) => a.CompareTo(b),
        (string a, string b) => string.CompareOrdinal(Counted(a), b),
        (decimal or Decimal34, decimal or Decimal34) => Numbers.Compare(left, right),
        (FeelDate a, FeelDate b) => a.CompareTo(b),
        (FeelTime a, FeelTime b) when a.Zone is null == b.Zone is null => a.Universal.CompareTo(b.Universal),
        (FeelDateTime a, FeelDateTime b) when a.Zone is null == b.Zone is null => a.Instant.CompareTo(b.Instant),
        (DayTimeDuration a, DayTimeDuration b) => a.Seconds.CompareTo(b.Seconds),
        (YearMonthDuration a, YearMonthDuration b) => a.Months.CompareTo(b.Months),
        _ => null,
    };

    /// <summary>Whether two values are equal; null when their types differ.</summary>
    public static bool? AreEqual(object? left, object? right)
    {
        if (left is null || right is null) return left is null && right is null;
        return (left, right) switch
        {
            (decimal a, decimal b) => a == b,
            (string a, string b) => string.Equals(Counted(a), b, StringComparison.Ordinal),
            (bool a, bool b) => a == b,
            (decimal or Decimal34, decimal or Decimal34) => Numbers.Compare(left, right) == 0,
            (FeelTime a, FeelTime b) => a.Zone is null == b.Zone is null && Milliseconds(a.Universal) == Milliseconds(b.Universal),
            (FeelDateTime a, FeelDateTime b) => a.Zone is null == b.Zone is null && Milliseconds(a.Instant) == Milliseconds(b.Instant),
            (FeelRange a, FeelRange b) => a.StartIncluded == b.StartIncluded && a.EndIncluded == b.EndIncluded && a.IsEquality == b.IsEquality
                && AreEqual(a.Start, b.Start) == true && AreEqual(a.End, b.End) == true,
            (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => ListsEqual(a, b),
            (IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b) => ContextsEqual(a, b),
            (FeelFunction a, FeelFunction b) => ReferenceEquals(a, b),
            _ => left.GetType() == right.GetType() ? left.Equals(right) : null,
        };
    }

    /// <summary>The is() function: the same value in the value space, zones told apart.</summary>
    public static bool AreSame(object? left, object? right) => (left, right) switch
    {
        (FeelTime a, FeelTime b) => a.SecondOfDay == b.SecondOfDay && Equals(a.Zone, b.Zone),
        (FeelDateTime a, FeelDateTime b) => a.Date == b.Date && a.SecondOfDay == b.SecondOfDay && Equals(a.Zone, b.Zone),
        _ => AreEqual(left, right) == true,
    };

    /// <summary>Counts the comparison of a long text.</summary>
    private static string Counted(string text)
    {
        if (text.Length > 1000) FeelRun.Active?.Step(text.Length / 64);
        return text;
    }

    private static decimal Milliseconds(decimal seconds) => decimal.Floor(seconds * 1000);

    private static bool ListsEqual(IReadOnlyList<object?> a, IReadOnlyList<object?> b)
    {
        if (a.Count != b.Count) return false;
        FeelRun.CheckStack();
        FeelRun.Active?.Step(a.Count);
        for (var i = 0; i < a.Count; i++)
            if (AreEqual(a[i], b[i]) != true) return false;
        return true;
    }

    private static bool ContextsEqual(IReadOnlyDictionary<string, object?> a, IReadOnlyDictionary<string, object?> b)
    {
        if (a.Count != b.Count) return false;
        FeelRun.CheckStack();
        FeelRun.Active?.Step(a.Count);
        foreach (var (key, value) in a)
            if (!b.TryGetValue(key, out var other) || AreEqual(value, other) != true) return false;
        return true;
    }
}

namespace Heluo.Engines.Decisions.Feel;

/// <summary>An interval (DMN 1.5, clause 10.3.2.7). An endpoint that is null is unbounded.</summary>
/// <param name="Start">Lower endpoint; null when unbounded.</param>
/// <param name="StartIncluded">Whether the lower endpoint belongs to the range.</param>
/// <param name="End">Upper endpoint; null when unbounded.</param>
/// <param name="EndIncluded">Whether the upper endpoint belongs to the range.</param>
public sealed record FeelRange(object? Start, bool StartIncluded, object? End, bool EndIncluded)
{
    /// <summary>True for the range of an equality test, <c>(= 5)</c>, which is no interval from 5 to 5.</summary>
    internal bool IsEquality { get; init; }

    /// <summary>FEEL text of the range, e.g. <c>[1..10)</c> or <c>&gt;= 5</c>.</summary>
    public override string ToString() => FeelText.Of(this);

    /// <summary>Whether the range holds a value; null when the value cannot be compared with an endpoint.</summary>
    internal bool? Contains(object? value)
    {
        var above = Start is null ? true : Ordering.Compare(value, Start) is { } low ? low > 0 || (StartIncluded && low == 0) : (bool?)null;
        var below = End is null ? true : Ordering.Compare(value, End) is { } high ? high < 0 || (EndIncluded && high == 0) : (bool?)null;
        return above is null || below is null ? null : above.Value && below.Value;
    }
}

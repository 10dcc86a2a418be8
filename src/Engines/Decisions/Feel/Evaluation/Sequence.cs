using System.Collections;

namespace Heluo.Engines.Decisions.Feel.Evaluation;

/// <summary>The values that a loop takes from a range: whole steps of one, or days.</summary>
internal static class Sequence
{
    /// <summary>From start to end, downwards when end is smaller; null when the ends are not both numbers or both dates.</summary>
    public static IEnumerable<object?>? Between(object? start, object? end) => (start, end) switch
    {
        (decimal a, decimal b) => Numbers(a, b),
        (FeelDate a, FeelDate b) => Dates(a.EpochDay, b.EpochDay),
        _ => null,
    };

    /// <summary>The members of a range in order; null when the range is unbounded, upside down or not of numbers or dates.</summary>
    public static IEnumerable<object?>? Of(FeelRange range)
    {
        switch (range.Start, range.End)
        {
            case (decimal a, decimal b) when a <= b:
                var last = range.EndIncluded ? b : decimal.Ceiling(b) - 1;
                var first = range.StartIncluded ? a : a + 1;
                return first > last ? [] : Numbers(first, last);
            case (FeelDate a, FeelDate b) when a <= b:
                var (from, to) = (a.EpochDay + (range.StartIncluded ? 0 : 1), b.EpochDay - (range.EndIncluded ? 0 : 1));
                return from > to ? [] : Dates(from, to);
            default: return null;
        }
    }

    private static IEnumerable<object?> Numbers(decimal start, decimal end)
    {
        if (start <= end)
            for (var i = start; i <= end; i++) yield return i;
        else
            for (var i = start; i >= end; i--) yield return i;
    }

    private static IEnumerable<object?> Dates(long start, long end)
    {
        var step = start <= end ? 1 : -1;
        for (var day = start; day != end + step; day += step) yield return FeelDate.FromEpochDay(day);
    }
}

/// <summary>The first elements of a list that still grows.</summary>
internal sealed class ListView(List<object?> list, int count) : IReadOnlyList<object?>
{
    public int Count => count;

    public object? this[int index] => index < count ? list[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<object?> GetEnumerator() => list.Take(count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

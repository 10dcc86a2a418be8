namespace Heluo.Engines.Text;

/// <summary>Number of single-character insertions, deletions, replacements and swaps of neighbours between two texts
/// (optimal string alignment distance).</summary>
public static class EditDistance
{
    /// <summary>The distance, or <paramref name="limit"/> + 1 as soon as it is known to exceed the limit.</summary>
    /// <param name="left">One text, compared by UTF-16 code unit.</param>
    /// <param name="right">The other.</param>
    /// <param name="limit">Largest distance of interest, ≥ 0.</param>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit = int.MaxValue - 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limit);
        if (Math.Abs(left.Length - right.Length) > limit) return limit + 1;
        var width = right.Length + 1;
        var rows = width <= 64 ? stackalloc int[width * 3] : new int[width * 3];
        var before = rows[..width];
        var previous = rows.Slice(width, width);
        var current = rows[(2 * width)..];
        for (var column = 0; column < width; column++) previous[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            var best = current[0] = row;
            for (var column = 1; column < width; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(previous[column], current[column - 1]) + 1, previous[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    value = Math.Min(value, before[column - 2] + 1);
                current[column] = value;
                best = Math.Min(best, value);
            }

            if (best > limit) return limit + 1;
            var freed = before;
            before = previous;
            previous = current;
            current = freed;
        }

        return Math.Min(previous[right.Length], limit + 1);
    }
}

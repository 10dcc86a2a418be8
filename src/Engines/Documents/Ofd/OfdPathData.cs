using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Reads AbbreviatedData: S and M start, L line, Q and B curves, A arc, C close (GB/T 33190-2016, 9.2). Reading stops at the first fault.</summary>
internal static class OfdPathData
{
    private const string Verbs = "SMLQBAC";

    public static SKPath Parse(string? text)
    {
        using var path = new SKPathBuilder();
        Span<float> numbers = stackalloc float[7];
        var rest = text.AsSpan();
        while (Word(ref rest) is { IsEmpty: false } verb)
        {
            var count = verb is "C" ? 0 : verb is "S" or "M" or "L" ? 2 : verb is "Q" ? 4 : verb is "B" ? 6 : verb is "A" ? 7 : -1;
            if (count < 0) break;
            var have = 0;
            while (have < count && Word(ref rest) is { IsEmpty: false } word) numbers[have++] = (float)OfdValues.Number(word);
            if (have < count) break;
            Step(path, verb[0], numbers);
        }

        return path.Detach();
    }

    /// <summary>The next verb or number; a verb may stand against its numbers, and commas count as spaces.</summary>
    private static ReadOnlySpan<char> Word(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(" ,\t\r\n");
        if (rest.IsEmpty) return rest;
        var end = 1;
        if (!Verbs.Contains(rest[0], StringComparison.Ordinal))
        {
            while (end < rest.Length && !Verbs.Contains(rest[end], StringComparison.Ordinal) && !char.IsWhiteSpace(rest[end]) && rest[end] != ',') end++;
        }

        var word = rest[..end];
        rest = rest[end..];
        return word;
    }

    private static void Step(SKPathBuilder path, char verb, ReadOnlySpan<float> n)
    {
        switch (verb)
        {
            case 'S' or 'M': path.MoveTo(n[0], n[1]); break;
            case 'L': path.LineTo(n[0], n[1]); break;
            case 'Q': path.QuadTo(n[0], n[1], n[2], n[3]); break;
            case 'B': path.CubicTo(n[0], n[1], n[2], n[3], n[4], n[5]); break;
            case 'A':
                path.ArcTo(n[0], n[1], n[2], n[3] > 0 ? SKPathArcSize.Large : SKPathArcSize.Small,
                    n[4] > 0 ? SKPathDirection.Clockwise : SKPathDirection.CounterClockwise, n[5], n[6]);
                break;
            default: path.Close(); break;
        }
    }
}

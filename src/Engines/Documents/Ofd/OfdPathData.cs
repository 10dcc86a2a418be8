using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Reads AbbreviatedData: S and M start, L line, Q and B curves, A arc, C close (GB/T 33190-2016, 9.2). Reading stops at the first fault.</summary>
internal static class OfdPathData
{
    public static SKPath Parse(string? text)
    {
        using var path = new SKPathBuilder();
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length;)
        {
            var count = words[i] switch { "S" or "M" or "L" => 2, "Q" => 4, "B" => 6, "A" => 7, "C" => 0, _ => -1 };
            if (count < 0 || i + count >= words.Length) break;
            var n = new float[count];
            for (var k = 0; k < count; k++) n[k] = (float)OfdValues.Number(words[i + 1 + k]);
            Step(path, words[i], n);
            i += count + 1;
        }

        return path.Detach();
    }

    private static void Step(SKPathBuilder path, string verb, float[] n)
    {
        switch (verb)
        {
            case "S" or "M": path.MoveTo(n[0], n[1]); break;
            case "L": path.LineTo(n[0], n[1]); break;
            case "Q": path.QuadTo(n[0], n[1], n[2], n[3]); break;
            case "B": path.CubicTo(n[0], n[1], n[2], n[3], n[4], n[5]); break;
            case "A":
                path.ArcTo(n[0], n[1], n[2], n[3] > 0 ? SKPathArcSize.Large : SKPathArcSize.Small,
                    n[4] > 0 ? SKPathDirection.Clockwise : SKPathDirection.CounterClockwise, n[5], n[6]);
                break;
            default: path.Close(); break;
        }
    }
}

using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Attribute values of page objects, read leniently: what is not a number counts as absent.</summary>
internal static class OfdValues
{
    private const double Largest = 1e6;

    public static double[] Numbers(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        return [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => Number(word))];
    }

    public static double Number(string? text, double otherwise = 0) => Number(text.AsSpan(), otherwise);

    public static double Number(ReadOnlySpan<char> text, double otherwise = 0) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= Largest ? value : otherwise;

    /// <summary>x, y, width, height; null when four numbers are not there.</summary>
    public static SKRect? Box(string? text) => Numbers(text) is [var x, var y, var width, var height]
        ? SKRect.Create((float)x, (float)y, (float)width, (float)height) : null;

    /// <summary>The matrix a b c d e f of a CTM; identity when absent.</summary>
    public static SKMatrix Matrix(string? text) => Numbers(text) is [var a, var b, var c, var d, var e, var f]
        ? new SKMatrix((float)a, (float)c, (float)e, (float)b, (float)d, (float)f, 0, 0, 1) : SKMatrix.Identity;

    /// <summary>The distances of a DeltaX or DeltaY: <c>g 3 5.5</c> stands for three times 5.5 (GB/T 33190-2016, 11.3).</summary>
    public static List<double> Deltas(string? text, int most)
    {
        var deltas = new List<double>();
        var words = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length && deltas.Count < most; i++)
        {
            if (words[i] == "g" && i + 2 < words.Length)
            {
                var times = (int)Math.Clamp(Number(words[i + 1]), 0, most - deltas.Count);
                deltas.AddRange(Enumerable.Repeat(Number(words[i + 2]), times));
                i += 2;
            }
            else
            {
                deltas.Add(Number(words[i]));
            }
        }

        return deltas;
    }
}

using System.Collections.Concurrent;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using SkiaSharp;

namespace Heluo.Engines.Documents.Seals;

/// <summary>Outlines of characters as paths in em: the em square runs from (0, 0) to (1, 1), y downwards.</summary>
internal sealed class GlyphPaths(FontLibrary fonts)
{
    private const float EmUnits = 1000;

    /// <summary>How far above the baseline the em square of Chinese faces reaches.</summary>
    private const double EmTop = 0.86;

    private static readonly ConcurrentDictionary<(string File, int Index), SKTypeface> Typefaces = new();
    private static readonly ConcurrentDictionary<(FontFace Face, int CodePoint), IReadOnlyList<PathStep>> Known = new();

    /// <summary>The outline of a character.</summary>
    /// <exception cref="FontException">No installed face has it.</exception>
    public IReadOnlyList<PathStep> Outline(FontRole role, int codePoint)
    {
        var face = fonts.FaceFor(role, codePoint);
        return Known.GetOrAdd((face, codePoint), static key => Read(key.Face, key.CodePoint));
    }

    private static List<PathStep> Read(FontFace face, int codePoint)
    {
        var typeface = Typefaces.GetOrAdd((face.File, face.Index), static key => SKTypeface.FromFile(key.File, key.Index));
        using var font = new SKFont(typeface, EmUnits);
        using var path = font.GetGlyphPath(font.GetGlyph(codePoint));
        var steps = new List<PathStep>();
        if (path is null) return steps;
        using var iterator = path.CreateRawIterator();
        var points = new SKPoint[4];
        for (var verb = iterator.Next(points); verb != SKPathVerb.Done; verb = iterator.Next(points)) Add(steps, verb, points);
        return steps;
    }

    private static void Add(List<PathStep> steps, SKPathVerb verb, SKPoint[] points)
    {
        switch (verb)
        {
            case SKPathVerb.Move: steps.Add(new PathStep(PathVerb.Move, X(points[0]), Y(points[0]))); break;
            case SKPathVerb.Line: steps.Add(new PathStep(PathVerb.Line, X(points[1]), Y(points[1]))); break;
            case SKPathVerb.Quad:
                var (x0, y0, cx, cy, x, y) = (X(points[0]), Y(points[0]), X(points[1]), Y(points[1]), X(points[2]), Y(points[2]));
                steps.Add(new PathStep(PathVerb.Curve, x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y));
                break;
            case SKPathVerb.Cubic:
                steps.Add(new PathStep(PathVerb.Curve, X(points[1]), Y(points[1]), X(points[2]), Y(points[2]), X(points[3]), Y(points[3])));
                break;
            case SKPathVerb.Close: steps.Add(new PathStep(PathVerb.Close)); break;
        }
    }

    private static double X(SKPoint point) => point.X / EmUnits;

    private static double Y(SKPoint point) => point.Y / EmUnits + EmTop;
}

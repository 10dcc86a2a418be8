using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Shadings by triangles with a colour at each corner: free ones and lattices (GB/T 33190-2016, 8.3.4.4 and 8.3.4.5).</summary>
internal static class OfdMesh
{
    private const int MostPoints = 20_000;

    /// <summary>The triangles of a colour element; null when it has none.</summary>
    public static SKVertices? Of(XElement colour, OfdColours colours, byte alpha)
    {
        if (colour.Child("GouraudShd") is { } free) return Make(Free(Points(free, colours, alpha)));
        if (colour.Child("LaGouraudShd") is not { } lattice) return null;
        return Make(Lattice(Points(lattice, colours, alpha), (int)OfdValues.Number(lattice.Value("VerticesPerRow"))));
    }

    private static SKVertices? Make(List<Corner> corners) => corners.Count < 3 ? null
        : SKVertices.CreateCopy(SKVertexMode.Triangles, [.. corners.Select(c => c.Place)], [.. corners.Select(c => c.Colour)]);

    /// <summary>Edge flag 0 starts a triangle of three points, 1 and 2 add a point to the edge BC or AC of the one before.</summary>
    private static List<Corner> Free(List<Corner> points)
    {
        var corners = new List<Corner>();
        for (var i = 0; i < points.Count;)
        {
            if (points[i].Edge is 1 or 2 && corners.Count >= 3)
            {
                var (a, b, c) = (corners[^3], corners[^2], corners[^1]);
                corners.AddRange(points[i].Edge == 1 ? [b, c, points[i]] : [a, c, points[i]]);
                i++;
            }
            else if (i + 2 < points.Count)
            {
                corners.AddRange([points[i], points[i + 1], points[i + 2]]);
                i += 3;
            }
            else
            {
                break;
            }
        }

        return corners;
    }

    private static List<Corner> Lattice(List<Corner> points, int width)
    {
        var corners = new List<Corner>();
        if (width < 2) return corners;
        for (var i = 0; i + width + 1 < points.Count; i++)
        {
            if (i % width == width - 1) continue;
            corners.AddRange([points[i], points[i + 1], points[i + width], points[i + 1], points[i + width], points[i + width + 1]]);
        }

        return corners;
    }

    private static List<Corner> Points(XElement shading, OfdColours colours, byte alpha) => [.. shading.Children("Point").Take(MostPoints).Select(point =>
    {
        var colour = point.Child("Color") is { } element ? colours.Of(element) : SKColors.Black;
        var place = new SKPoint((float)OfdValues.Number(point.Value("X")), (float)OfdValues.Number(point.Value("Y")));
        return new Corner(place, colour.WithAlpha((byte)(colour.Alpha * alpha / 255)), (int)OfdValues.Number(point.Value("EdgeFlag")));
    })];

    private readonly record struct Corner(SKPoint Place, SKColor Colour, int Edge);
}

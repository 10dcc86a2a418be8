using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Axial and radial shadings (GB/T 33190-2016, 8.3.4). Where a shading is not to reach beyond its ends, the colour there is made transparent.</summary>
internal static class OfdShading
{
    private const int MostStops = 256;

    /// <summary>The shader of a colour element; null when it is a plain colour.</summary>
    public static SKShader? Of(XElement colour, OfdColours colours, byte alpha)
    {
        if (colour.Child("AxialShd") is { } axial) return Axial(axial, colours, alpha);
        return colour.Child("RadialShd") is { } radial ? Radial(radial, colours, alpha) : null;
    }

    private static SKShader? Axial(XElement shading, OfdColours colours, byte alpha)
    {
        var (start, end) = (Point(shading.Value("StartPoint")), Point(shading.Value("EndPoint")));
        var (stops, mode) = Stops(shading, colours, alpha);
        if (stops.Length == 0) return null;
        var length = SKPoint.Distance(start, end);
        var unit = (float)OfdValues.Number(shading.Value("MapUnit"));
        if (mode != SKShaderTileMode.Clamp && unit > 0 && length > 0) end = new SKPoint(start.X + (end.X - start.X) * unit / length, start.Y + (end.Y - start.Y) * unit / length);
        return SKShader.CreateLinearGradient(start, end, [.. stops.Select(s => s.Colour)], [.. stops.Select(s => s.Position)], mode);
    }

    private static SKShader? Radial(XElement shading, OfdColours colours, byte alpha)
    {
        var (start, end) = (Point(shading.Value("StartPoint") ?? shading.Value("startPoint")), Point(shading.Value("EndPoint")));
        var (from, to) = ((float)Math.Abs(OfdValues.Number(shading.Value("StartRadius"))), (float)Math.Abs(OfdValues.Number(shading.Value("EndRadius"))));
        var (stops, mode) = Stops(shading, colours, alpha);
        if (stops.Length == 0) return null;
        var eccentricity = Math.Clamp(OfdValues.Number(shading.Value("Eccentricity")), 0, 0.999);
        var angle = (float)OfdValues.Number(shading.Value("Angle"));
        var matrix = SKMatrix.CreateRotationDegrees(angle, start.X, start.Y)
            .PreConcat(SKMatrix.CreateScale(1, (float)Math.Sqrt(1 - eccentricity * eccentricity), start.X, start.Y))
            .PreConcat(SKMatrix.CreateRotationDegrees(-angle, start.X, start.Y));
        if (!matrix.TryInvert(out var inverse)) return null;
        return SKShader.CreateTwoPointConicalGradient(start, from, inverse.MapPoint(end), to, [.. stops.Select(s => s.Colour)], [.. stops.Select(s => s.Position)], mode, matrix);
    }

    /// <summary>Colours and their places from 0 to 1, missing places spread evenly, and how the shading goes on beyond its ends.</summary>
    private static ((SKColor Colour, float Position)[] Stops, SKShaderTileMode Mode) Stops(XElement shading, OfdColours colours, byte alpha)
    {
        var segments = shading.Children("Segment").Take(MostStops).ToArray();
        var stops = new List<(SKColor Colour, float Position)>(segments.Length + 2);
        for (var i = 0; i < segments.Length; i++)
        {
            var position = (float)OfdValues.Number(segments[i].Value("Position"), segments.Length == 1 ? 0 : i / (segments.Length - 1.0));
            var colour = segments[i].Child("Color") is { } element ? colours.Of(element) : SKColors.Black;
            stops.Add((colour.WithAlpha((byte)(colour.Alpha * alpha / 255)), Math.Clamp(position, stops.Count > 0 ? stops[^1].Position : 0, 1)));
        }

        var mode = shading.Value("MapType") switch { "Repeat" => SKShaderTileMode.Repeat, "Reflect" => SKShaderTileMode.Mirror, _ => SKShaderTileMode.Clamp };
        if (stops.Count == 0 || mode != SKShaderTileMode.Clamp) return ([.. stops], mode);
        var extend = (int)OfdValues.Number(shading.Value("Extend"));
        if ((extend & 1) == 0) stops.Insert(0, (stops[0].Colour.WithAlpha(0), 0));
        if ((extend & 2) == 0) stops.Add((stops[^1].Colour.WithAlpha(0), 1));
        return ([.. stops], mode);
    }

    private static SKPoint Point(string? text) => OfdValues.Numbers(text) is [var x, var y, ..] ? new SKPoint((float)x, (float)y) : default;
}

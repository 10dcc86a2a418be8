using System.Globalization;
using System.Text;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Ofd;
using SkiaSharp;

namespace Heluo.Engines.Documents.Seals;

/// <summary>The picture of a seal as vector paths, drawn from what it is to say. Lengths in mm.</summary>
public sealed class SealDrawing
{
    internal SealDrawing(double width, double height, params IReadOnlyList<Shape> items) => (Width, Height, Items) = (width, height, items);

    /// <summary>Width on paper.</summary>
    public double Width { get; }

    /// <summary>Height on paper.</summary>
    public double Height { get; }

    /// <summary>What is drawn: the frame, the star if there is one, last the characters.</summary>
    public IReadOnlyList<Shape> Items { get; }

    /// <summary>As an OFD of one page, the vector form of a seal's picture (GB/T 38540).</summary>
    public byte[] ToOfd() => OfdWriter.ToBytes(new LaidOutDocument { Pages = [new LaidOutPage(Width, Height, Items)] });

    /// <summary>As a transparent PNG.</summary>
    /// <param name="dpi">Pixels per inch, 72 to 1200.</param>
    public byte[] ToPng(double dpi = 300)
    {
        var scale = Math.Clamp(dpi, 72, 1200) / 25.4;
        var info = new SKImageInfo((int)Math.Ceiling(Width * scale), (int)Math.Ceiling(Height * scale), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var surface = SKSurface.Create(info);
        surface.Canvas.Clear(SKColors.Transparent);
        surface.Canvas.Scale((float)scale);
        foreach (var item in Items) Draw(surface.Canvas, item);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    /// <summary>As SVG; one unit is one millimetre.</summary>
    public string ToSvg()
    {
        var (width, height) = (OfdNames.Number(Width), OfdNames.Number(Height));
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" viewBox=\"0 0 {width} {height}\">{string.Concat(Items.Select(Svg))}</svg>";
    }

    /// <summary>As the picture of an electronic seal: vector (<c>ofd</c>) or <c>png</c>.</summary>
    public SealImage ToSealImage(bool vector = true) =>
        new(vector ? "ofd" : "png", vector ? ToOfd() : ToPng(), (int)Math.Round(Width), (int)Math.Round(Height));

    private static void Draw(SKCanvas canvas, Shape item)
    {
        using var builder = new SKPathBuilder();
        foreach (var s in item.Path.Steps)
        {
            switch (s.Verb)
            {
                case PathVerb.Move: builder.MoveTo((float)s.X1, (float)s.Y1); break;
                case PathVerb.Line: builder.LineTo((float)s.X1, (float)s.Y1); break;
                case PathVerb.Curve: builder.CubicTo((float)s.X1, (float)s.Y1, (float)s.X2, (float)s.Y2, (float)s.X3, (float)s.Y3); break;
                default: builder.Close(); break;
            }
        }

        using var path = builder.Detach();
        using var paint = new SKPaint { IsAntialias = true, StrokeWidth = (float)item.StrokeWidth };
        if (item.Fill is { } fill) Draw(canvas, path, paint, SKPaintStyle.Fill, fill);
        if (item.Stroke is { } stroke) Draw(canvas, path, paint, SKPaintStyle.Stroke, stroke);
    }

    private static void Draw(SKCanvas canvas, SKPath path, SKPaint paint, SKPaintStyle style, Color colour)
    {
        (paint.Style, paint.Color) = (style, new SKColor(colour.Red, colour.Green, colour.Blue));
        canvas.DrawPath(path, paint);
    }

    private static string Svg(Shape item)
    {
        var stroke = item.Stroke is { } colour ? $" stroke=\"{Svg(colour)}\" stroke-width=\"{OfdNames.Number(item.StrokeWidth)}\"" : "";
        return $"<path d=\"{Svg(item.Path)}\" fill=\"{(item.Fill is { } fill ? Svg(fill) : "none")}\"{stroke}/>";
    }

    private static string Svg(Color colour) => string.Create(CultureInfo.InvariantCulture, $"#{colour.Red:X2}{colour.Green:X2}{colour.Blue:X2}");

    private static string Svg(PathData data)
    {
        var text = new StringBuilder();
        foreach (var s in data.Steps)
        {
            text.Append(s.Verb switch
            {
                PathVerb.Move => "M" + OfdNames.Numbers(s.X1, s.Y1),
                PathVerb.Line => "L" + OfdNames.Numbers(s.X1, s.Y1),
                PathVerb.Curve => "C" + OfdNames.Numbers(s.X1, s.Y1, s.X2, s.Y2, s.X3, s.Y3),
                _ => "Z",
            });
        }

        return text.ToString();
    }
}

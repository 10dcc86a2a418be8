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
    private const double HeavierStroke = 0.16;
    private readonly PathData _frame;
    private readonly PathData _letters;
    private readonly double _stroke;

    internal SealDrawing(double width, double height, PathData frame, PathData letters, bool heavier)
    {
        (Width, Height, _frame, _letters) = (width, height, frame, OutlineThinning.Thin(letters));
        _stroke = heavier ? HeavierStroke : 0;
    }

    /// <summary>Width on paper.</summary>
    public double Width { get; }

    /// <summary>Height on paper.</summary>
    public double Height { get; }

    /// <summary>What is drawn: frame and star, then the characters.</summary>
    public IReadOnlyList<PageItem> Items =>
    [
        new Shape(_frame) { Fill = Color.OfficialRed },
        new Shape(_letters) { Fill = Color.OfficialRed, Stroke = _stroke > 0 ? Color.OfficialRed : null, StrokeWidth = _stroke },
    ];

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
        using var paint = new SKPaint { IsAntialias = true, Color = new SKColor(Color.OfficialRed.Red, Color.OfficialRed.Green, Color.OfficialRed.Blue) };
        Fill(surface.Canvas, _frame, paint);
        if (_stroke > 0) (paint.Style, paint.StrokeWidth) = (SKPaintStyle.StrokeAndFill, (float)_stroke);
        Fill(surface.Canvas, _letters, paint);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    /// <summary>As SVG; one unit is one millimetre.</summary>
    public string ToSvg()
    {
        var colour = string.Create(CultureInfo.InvariantCulture, $"#{Color.OfficialRed.Red:X2}{Color.OfficialRed.Green:X2}{Color.OfficialRed.Blue:X2}");
        var stroke = _stroke > 0 ? $" stroke=\"{colour}\" stroke-width=\"{OfdNames.Number(_stroke)}\"" : "";
        var (width, height) = (OfdNames.Number(Width), OfdNames.Number(Height));
        return $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" viewBox=\"0 0 {width} {height}\" fill=\"{colour}\">"
            + $"<path d=\"{Svg(_frame)}\"/><path d=\"{Svg(_letters)}\"{stroke}/></svg>";
    }

    /// <summary>As the picture of an electronic seal: vector (<c>ofd</c>) or <c>png</c>.</summary>
    public SealImage ToSealImage(bool vector = true) =>
        new(vector ? "ofd" : "png", vector ? ToOfd() : ToPng(), (int)Math.Round(Width), (int)Math.Round(Height));

    private static void Fill(SKCanvas canvas, PathData data, SKPaint paint)
    {
        using var builder = new SKPathBuilder();
        foreach (var s in data.Steps)
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
        canvas.DrawPath(path, paint);
    }

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

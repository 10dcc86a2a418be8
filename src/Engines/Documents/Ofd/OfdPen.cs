using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Colours and line of an object: its own, else those of its drawing parameters and what they build on, else black.</summary>
internal sealed class OfdPen
{
    private const int LongestChain = 8;
    private readonly List<XElement> _sources = [];

    public OfdPen(XElement element, string? layerParam, OfdResourceTable resources)
    {
        _sources.Add(element);
        Alpha = (byte)Math.Clamp(OfdValues.Number(element.Value("Alpha"), 255), 0, 255);
        var id = element.Value("DrawParam") ?? layerParam;
        for (var i = 0; i < LongestChain && resources.Find(id) is { Element.Name.LocalName: "DrawParam" } param; i++)
        {
            _sources.Add(param.Element);
            id = param.Element.Value("Relative");
        }
    }

    public byte Alpha { get; }

    public double LineWidth(double otherwise) => OfdValues.Number(Value("LineWidth"), otherwise);

    public void Fill(SKCanvas canvas, SKPath path, SKMatrix? transform)
    {
        using var paint = Paint("FillColor", SKPaintStyle.Fill);
        Draw(canvas, path, paint, transform);
    }

    public void Stroke(SKCanvas canvas, SKPath path, double width, SKMatrix? transform = null)
    {
        using var paint = Paint("StrokeColor", SKPaintStyle.Stroke);
        paint.StrokeWidth = (float)LineWidth(width);
        paint.StrokeCap = Value("Cap") switch { "Round" => SKStrokeCap.Round, "Square" => SKStrokeCap.Square, _ => SKStrokeCap.Butt };
        paint.StrokeJoin = Value("Join") switch { "Round" => SKStrokeJoin.Round, "Bevel" => SKStrokeJoin.Bevel, _ => SKStrokeJoin.Miter };
        var dashes = OfdValues.Numbers(Value("DashPattern"));
        if (dashes.Length == 1) dashes = [dashes[0], dashes[0]];
        if (dashes.Length > 0 && dashes.Length % 2 == 0 && dashes.All(d => d > 0.01))
            paint.PathEffect = SKPathEffect.CreateDash([.. dashes.Select(d => (float)d)], (float)OfdValues.Number(Value("DashOffset")));
        Draw(canvas, path, paint, transform);
    }

    private static void Draw(SKCanvas canvas, SKPath path, SKPaint paint, SKMatrix? transform)
    {
        if (transform is not { } matrix)
        {
            canvas.DrawPath(path, paint);
            return;
        }

        using var moved = new SKPath();
        path.Transform(matrix, moved);
        canvas.DrawPath(moved, paint);
    }

    private SKPaint Paint(string element, SKPaintStyle style)
    {
        var colour = OfdValues.Colour(_sources.Select(s => s.Child(element)).FirstOrDefault(e => e is not null)) ?? SKColors.Black;
        return new SKPaint { Style = style, Color = colour.WithAlpha((byte)(colour.Alpha * Alpha / 255)), IsAntialias = true };
    }

    private string? Value(string attribute) => _sources.Select(s => s.Value(attribute)).FirstOrDefault(v => v is not null);
}

using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Colours and line of an object: its own, else those of its drawing parameters and what they build on, else those of the layer (GB/T 33190-2016, 8.2).</summary>
internal sealed class OfdPen
{
    private const int LongestChain = 8;
    private const double DefaultLineWidth = 0.353;
    private const double DefaultMiterLimit = 3.528;
    private readonly List<XElement> _sources = [];

    public OfdPen(XElement element, string? layerParam, OfdResourceTable resources)
    {
        _sources.Add(element);
        Alpha = (byte)Math.Clamp(OfdValues.Number(element.Value("Alpha"), 255), 0, 255);
        DrawParam = element.Value("DrawParam") ?? layerParam;
        AddChain(element.Value("DrawParam"), resources);
        AddChain(layerParam, resources);
    }

    /// <summary>Opacity of the whole object, 0 to 255.</summary>
    public byte Alpha { get; }

    /// <summary>The drawing parameters that objects inside start from.</summary>
    public string? DrawParam { get; }

    /// <summary>The colour element that fills; null for none.</summary>
    public XElement? FillColour => Child("FillColor");

    /// <summary>The colour element of lines; null for black.</summary>
    public XElement? StrokeColour => Child("StrokeColor");

    public double LineWidth => Math.Abs(OfdValues.Number(Value("LineWidth"), DefaultLineWidth));

    /// <summary>Sets width, ends, joins and dashes on a paint.</summary>
    public void Line(SKPaint paint)
    {
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = (float)LineWidth;
        paint.StrokeCap = Value("Cap") switch { "Round" => SKStrokeCap.Round, "Square" => SKStrokeCap.Square, _ => SKStrokeCap.Butt };
        paint.StrokeJoin = Value("Join") switch { "Round" => SKStrokeJoin.Round, "Bevel" => SKStrokeJoin.Bevel, _ => SKStrokeJoin.Miter };
        paint.StrokeMiter = (float)Math.Max(1, OfdValues.Number(Value("MiterLimit"), DefaultMiterLimit));
        paint.PathEffect = Dashes(Value("DashPattern"), Value("DashOffset"));
    }

    /// <summary>The effect of a dash pattern; null for a whole line.</summary>
    public static SKPathEffect? Dashes(string? pattern, string? offset)
    {
        var dashes = OfdValues.Numbers(pattern);
        if (dashes.Length % 2 == 1) dashes = [.. dashes, .. dashes];
        if (dashes.Length == 0 || dashes.Any(d => d < 0) || dashes.Sum() < 0.02) return null;
        return SKPathEffect.CreateDash([.. dashes.Select(d => (float)d)], (float)OfdValues.Number(offset));
    }

    private void AddChain(string? id, OfdResourceTable resources)
    {
        for (var i = 0; i < LongestChain && resources.Find(id) is { Element.Name.LocalName: "DrawParam" } param; i++)
        {
            _sources.Add(param.Element);
            id = param.Element.Value("Relative");
        }
    }

    private XElement? Child(string name) => _sources.Select(s => s.Child(name)).FirstOrDefault(e => e is not null);

    private string? Value(string attribute) => _sources.Select(s => s.Value(attribute)).FirstOrDefault(v => v is not null);
}

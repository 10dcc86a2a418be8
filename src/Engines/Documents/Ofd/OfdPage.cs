using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>A page of an OFD document.</summary>
public sealed class OfdPage
{
    private const double DefaultWidth = 210;
    private const double DefaultHeight = 297;
    private const double LargestSide = 5000;
    private readonly OfdDocument _document;
    private readonly SKRect _box;

    internal OfdPage(OfdDocument document, int index, string id, string part)
    {
        (_document, Index, Id, Part) = (document, index, id, part);
        Root = document.Package.Xml(part);
        _box = Box(Root.Child("Area")) ?? TemplateBox() ?? Box(document.CommonData.Child("PageArea")) ?? SKRect.Create(0, 0, (float)DefaultWidth, (float)DefaultHeight);
    }

    /// <summary>Place in the document from 0.</summary>
    public int Index { get; }

    /// <summary>Width in mm.</summary>
    public double Width => Math.Clamp(_box.Width, 1, LargestSide);

    /// <summary>Height in mm.</summary>
    public double Height => Math.Clamp(_box.Height, 1, LargestSide);

    /// <summary>What the last drawing left out or stood in for, e.g. a missing font or a picture of a kind that cannot be shown; empty when all was drawn as its maker meant.</summary>
    public IReadOnlyList<string> Notes { get; private set; } = [];

    internal string Id { get; }

    internal double Left => _box.Left;

    internal double Top => _box.Top;

    internal string Part { get; }

    internal XElement Root { get; }

    /// <summary>The text in the order its maker wrote it: a new line where the height changes, a space where a gap parts two pieces on one line.</summary>
    public string Text() => OfdTextReader.Read(Layers(), _document.Resources);

    /// <summary>The page as a PNG picture.</summary>
    /// <param name="dpi">Pixels per inch, 20 to 600; bounded so that a picture stays below 64 million pixels.</param>
    /// <exception cref="OfdException">Something on the page cannot be drawn safely.</exception>
    public byte[] ToPng(double dpi = 150)
    {
        var scale = Math.Clamp(dpi, 20, 600) / 25.4;
        scale = Math.Min(scale, Math.Sqrt(64e6 / (Width * Height)));
        var info = new SKImageInfo(Math.Max(1, (int)Math.Round(Width * scale)), Math.Max(1, (int)Math.Round(Height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(info);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale((float)scale);
        Draw(surface.Canvas);
        using var pixels = surface.PeekPixels()!;
        return PngWriter.Write(pixels);
    }

    /// <summary>The page as SVG in its size on paper, text as outlines; one unit is one millimetre.</summary>
    public string ToSvg()
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(0, 0, (float)Width, (float)Height), stream)) Draw(canvas);
        var svg = Encoding.UTF8.GetString(stream.ToArray());
        var (start, end) = (svg.IndexOf(" width=", StringComparison.Ordinal), svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)));
        var (width, height) = (OfdNames.Number(Width), OfdNames.Number(Height));
        return $"{svg[..start]} width=\"{width}mm\" height=\"{height}mm\" viewBox=\"0 0 {width} {height}\"{svg[end..]}";
    }

    /// <summary>Draws the page as the picture of a seal on another page.</summary>
    internal void DrawInside(SKCanvas canvas) => Draw(canvas);

    /// <summary>Background layers and templates first, then body, then foreground.</summary>
    internal IEnumerable<XElement> Layers() => Templates("Background").Concat(Own("Background")).Concat(Own("Body"))
        .Concat(Templates("Body")).Concat(Own("Foreground")).Concat(Templates("Foreground"));

    private IEnumerable<XElement> Own(string type) =>
        Root.Child("Content")?.Children("Layer").Where(l => (l.Value("Type") ?? "Body") == type) ?? [];

    private IEnumerable<XElement> Templates(string order) => Root.Children("Template")
        .Where(t => (t.Value("ZOrder") ?? "Background") == order)
        .Select(t => _document.Template(t.Value("TemplateID"))).OfType<XElement>()
        .SelectMany(t => t.Child("Content")?.Children("Layer") ?? []);

    private void Draw(SKCanvas canvas)
    {
        canvas.Translate(-_box.Left, -_box.Top);
        _document.AddPageResources(this);
        using var box = new OfdPaintBox(_document.Resources, _document.Fonts, _document.Package.Limits, _document.CommonData.Text("DefaultCS"));
        var painter = new OfdPainter(canvas, box);
        foreach (var layer in Layers()) painter.Draw(layer, layer.Value("DrawParam"));
        foreach (var appearance in _document.Appearances(Id))
        {
            canvas.Save();
            var area = OfdValues.Box(appearance.Value("Boundary")) ?? default;
            canvas.Translate(area.Left, area.Top);
            painter.Draw(appearance);
            canvas.Restore();
        }

        foreach (var stamp in _document.Stamps(Id)) stamp.Draw(canvas);
        Notes = [.. box.Budget.Notes];
    }

    private SKRect? TemplateBox() => Root.Children("Template").Select(t => Box(_document.Template(t.Value("TemplateID"))?.Child("Area"))).FirstOrDefault(b => b is not null);

    private static SKRect? Box(XElement? area) => area is null ? null : OfdValues.Box(area.Text("PhysicalBox")) is { Width: > 0, Height: > 0 } box ? box : null;
}

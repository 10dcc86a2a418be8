using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Heluo.Engines.Documents.Layout;
using static Heluo.Engines.Documents.Ofd.OfdNames;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Page items as OFD page objects (GB/T 33190-2016, clauses 8 to 11). Coordinates inside an object are relative to its boundary.</summary>
internal sealed class OfdPageObjects(OfdResources resources, OfdIds ids)
{
    public XElement Write(PageItem item) => item switch
    {
        TextRun run => Text(run),
        Shape shape => Path(shape),
        Picture picture => Image(picture),
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    private XElement Text(TextRun run)
    {
        var top = run.Baseline - 1.1 * run.Size;
        var margin = 0.1 * run.Size;
        var count = run.Offsets.Count;
        var glyphs = run.Text.EnumerateRunes().Select(r => resources.Subset(run.Face).Glyph(r.Value));
        var element = Element("TextObject", Attribute("ID", ids.Next()),
            Attribute("Boundary", Numbers(run.X - margin, top, run.Width + 2 * margin, 1.5 * run.Size)),
            Attribute("Font", resources.Font(run.Face)), Attribute("Size", run.Size));
        if (run.Stroke > 0) element.Add(Attribute("Stroke", "true"), Attribute("LineWidth", run.Stroke));
        if (run.Color != Color.Black || run.Stroke > 0) element.Add(Colour("FillColor", run.Color));
        if (run.Stroke > 0) element.Add(Colour("StrokeColor", run.Color));
        element.Add(Element("CGTransform", Attribute("CodePosition", 0), Attribute("CodeCount", run.Text.Length), Attribute("GlyphCount", count),
            Element("Glyphs", string.Join(' ', glyphs))));
        var code = Element("TextCode", Attribute("X", margin), Attribute("Y", run.Baseline - top));
        if (count > 1) code.Add(Attribute("DeltaX", Deltas(run.Offsets)));
        code.Add(run.Text);
        element.Add(code);
        return element;
    }

    /// <summary>Distances between origins, equal ones written once: <c>g 27 5.571</c> (clause 11.3).</summary>
    private static string Deltas(IReadOnlyList<double> offsets)
    {
        var text = new StringBuilder();
        var (at, written) = (0.0, 1);
        for (var i = 1; i < offsets.Count;)
        {
            var delta = Math.Round(offsets[i] - at, 3);
            var times = 1;
            var next = at + delta;
            while (i + times < offsets.Count && Math.Abs(offsets[i + times] - next - delta) < 0.0015)
            {
                next += delta;
                times++;
            }

            if (written++ > 1) text.Append(' ');
            text.Append(times > 2 ? string.Create(CultureInfo.InvariantCulture, $"g {times} {Number(delta)}") : string.Join(' ', Enumerable.Repeat(Number(delta), times)));
            (at, i) = (next, i + times);
        }

        return text.ToString();
    }

    private XElement Path(Shape shape)
    {
        var bounds = shape.Path.Bounds();
        var margin = shape.Stroke is null ? 0.01 : shape.StrokeWidth;
        var (left, top) = (bounds.Left - margin, bounds.Top - margin);
        var element = Element("PathObject", Attribute("ID", ids.Next()),
            Attribute("Boundary", Numbers(left, top, bounds.Right - left + margin, bounds.Bottom - top + margin)));
        if (shape.Stroke is null) element.Add(Attribute("Stroke", "false"));
        else element.Add(Attribute("LineWidth", shape.StrokeWidth));
        if (shape.Fill is not null) element.Add(Attribute("Fill", "true"), Attribute("Rule", "NonZero"));
        if (shape.Stroke is { } stroke) element.Add(Colour("StrokeColor", stroke));
        if (shape.Fill is { } fill) element.Add(Colour("FillColor", fill));
        element.Add(Element("AbbreviatedData", Abbreviated(shape.Path, left, top)));
        return element;
    }

    private static string Abbreviated(PathData path, double left, double top)
    {
        var text = new StringBuilder();
        foreach (var s in path.Steps)
        {
            if (text.Length > 0) text.Append(' ');
            text.Append(s.Verb switch
            {
                PathVerb.Move => "M " + Numbers(s.X1 - left, s.Y1 - top),
                PathVerb.Line => "L " + Numbers(s.X1 - left, s.Y1 - top),
                PathVerb.Curve => "B " + Numbers(s.X1 - left, s.Y1 - top, s.X2 - left, s.Y2 - top, s.X3 - left, s.Y3 - top),
                _ => "C",
            });
        }

        return text.ToString();
    }

    private XElement Image(Picture picture) => Element("ImageObject", Attribute("ID", ids.Next()),
        Attribute("Boundary", Numbers(picture.X, picture.Y, picture.Width, picture.Height)),
        Attribute("CTM", Numbers(picture.Width, 0, 0, picture.Height, 0, 0)), Attribute("ResourceID", resources.Picture(picture.Data)));

    private static XElement Colour(string name, Color colour) =>
        Element(name, Attribute("Value", string.Create(CultureInfo.InvariantCulture, $"{colour.Red} {colour.Green} {colour.Blue}")));
}

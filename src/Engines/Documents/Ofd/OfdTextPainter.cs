using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Draws text objects, glyph by glyph as outlines, so that pictures and SVG look alike everywhere (GB/T 33190-2016, clause 11).</summary>
internal sealed class OfdTextPainter(OfdBrush brush, OfdFonts fonts, OfdBudget budget)
{
    private const int BoldFrom = 600;
    private const float BoldStroke = 0.03f;
    private const float Slant = -0.21f;

    /// <summary>The element a fill falls back on: text is black unless told otherwise.</summary>
    private static readonly XElement Black = new("FillColor");

    public void Draw(XElement element, OfdPen pen)
    {
        var (filled, stroked) = (!element.IsFalse("Fill"), element.IsTrue("Stroke"));
        var fill = pen.FillColour ?? Black;
        foreach (var (path, heavier) in Outlines(element))
        {
            using (path)
            {
                if (filled) brush.Fill(path, fill, pen.Alpha);
                if (filled && heavier > 0) Embolden(path, fill, pen.Alpha, heavier);
                if (stroked) brush.Stroke(path, pen);
            }
        }
    }

    /// <summary>The outlines of the glyphs in the space of the object, and the stroke that makes a stand-in bold.</summary>
    public IEnumerable<(SKPath Path, float Heavier)> Outlines(XElement element)
    {
        var size = OfdValues.Number(element.Value("Size"));
        if (size <= 0) yield break;
        var id = element.Value("Font");
        var scale = OfdValues.Number(element.Value("HScale"), 1);
        var direction = (float)OfdValues.Number(element.Value("CharDirection"));
        var shape = SKMatrix.CreateScale((float)(scale is > 0 ? scale : 1), 1);
        if (direction != 0) shape = SKMatrix.CreateRotationDegrees(direction).PreConcat(shape);
        var bold = OfdValues.Number(element.Value("Weight"), 400) >= BoldFrom || fonts.Says(id, "Bold");
        var italic = element.IsTrue("Italic") || fonts.Says(id, "Italic");
        foreach (var mark in OfdTextLayout.Marks(element, rune => fonts.Advance(id, rune.Value, size) * scale))
        {
            budget.Spend();
            var (face, glyph, embedded) = fonts.Find(id, mark.Rune.Value, mark.Glyph);
            if (face is null)
            {
                if (!Rune.IsWhiteSpace(mark.Rune)) budget.Note($"没有字体可以显示“{mark.Rune}”（U+{mark.Rune.Value:X4}）。");
                continue;
            }

            using var outline = OfdFonts.Outline(face, glyph, size);
            if (outline is null || outline.IsEmpty) continue;
            var place = SKMatrix.CreateTranslation((float)mark.X, (float)mark.Y).PreConcat(shape);
            if (italic && !embedded) place = place.PreConcat(SKMatrix.CreateSkew(Slant, 0));
            var path = new SKPath();
            outline.Transform(place, path);
            yield return (path, bold && !embedded ? BoldStroke * (float)size : 0);
        }
    }

    private void Embolden(SKPath path, XElement fill, byte alpha, float width)
    {
        using var paint = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = width, StrokeJoin = SKStrokeJoin.Round };
        using var outline = paint.GetFillPath(path);
        if (outline is not null) brush.Fill(outline, fill, alpha);
    }
}

using System.Text;
using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Draws text objects, glyph by glyph as outlines, so that pictures and SVG look alike everywhere (GB/T 33190-2016, clause 11).</summary>
internal sealed class OfdTextPainter(SKCanvas canvas, OfdFonts fonts)
{
    private const int MostCharacters = 100_000;

    public void Draw(XElement element, OfdPen pen)
    {
        var size = OfdValues.Number(element.Value("Size"));
        if (size <= 0) return;
        var glyphs = Glyphs(element);
        var look = new Look(element.Value("Font"), size, OfdValues.Number(element.Value("HScale"), 1), (int)OfdValues.Number(element.Value("CharDirection")),
            element.Value("Fill") is not "false", element.Value("Stroke") is "true");
        var position = 0;
        var (x, y) = (0.0, 0.0);
        foreach (var code in element.Children("TextCode"))
        {
            var runes = code.Value.EnumerateRunes().Take(MostCharacters).ToArray();
            (x, y) = (OfdValues.Number(code.Value("X"), x), OfdValues.Number(code.Value("Y"), y));
            var across = OfdValues.Deltas(code.Value("DeltaX"), runes.Length);
            var down = OfdValues.Deltas(code.Value("DeltaY"), runes.Length);
            var (atX, atY) = (x, y);
            for (var i = 0; i < runes.Length; i++)
            {
                Draw(runes[i], glyphs.TryGetValue(position, out var glyph) ? glyph : null, look, pen, atX, atY);
                position += runes[i].Utf16SequenceLength;
                atX += i < across.Count ? across[i] : 0;
                atY += i < down.Count ? down[i] : 0;
            }
        }
    }

    private void Draw(Rune rune, ushort? glyph, Look look, OfdPen pen, double x, double y)
    {
        var face = fonts.Embedded(look.Font);
        if (glyph is null && face is not null) glyph = fonts.Glyph(face, rune.Value);
        if (face is null || glyph is 0)
        {
            face = fonts.Installed(look.Font, rune.Value) ?? face;
            glyph = face is null ? null : fonts.Glyph(face, rune.Value);
        }

        if (face is null || glyph is null) return;
        using var font = new SKFont(face, (float)look.Size) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
        using var path = font.GetGlyphPath(glyph.Value);
        if (path is null || path.IsEmpty) return;
        var place = SKMatrix.CreateTranslation((float)x, (float)y);
        if (look.Direction != 0) place = place.PreConcat(SKMatrix.CreateRotationDegrees(look.Direction));
        if (look.Scale is > 0 and not 1) place = place.PreConcat(SKMatrix.CreateScale((float)look.Scale, 1));
        if (look.Filled) pen.Fill(canvas, path, place);
        if (look.Stroked) pen.Stroke(canvas, path, look.Size / 50, place);
    }

    /// <summary>Glyph numbers by position in the text, from CGTransform elements that map one character to one glyph.</summary>
    private static Dictionary<int, ushort> Glyphs(XElement element)
    {
        var glyphs = new Dictionary<int, ushort>();
        var text = string.Concat(element.Children("TextCode").Select(c => c.Value));
        foreach (var transform in element.Children("CGTransform"))
        {
            var at = (int)OfdValues.Number(transform.Value("CodePosition"));
            foreach (var glyph in OfdValues.Numbers(transform.Text("Glyphs")))
            {
                if (at < 0 || at >= text.Length) break;
                glyphs[at] = (ushort)Math.Clamp(glyph, 0, ushort.MaxValue);
                at += char.IsHighSurrogate(text[at]) ? 2 : 1;
            }
        }

        return glyphs;
    }

    private readonly record struct Look(string? Font, double Size, double Scale, int Direction, bool Filled, bool Stroked);
}

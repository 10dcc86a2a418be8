using System.Collections.Concurrent;
using System.Xml.Linq;
using Heluo.Engines.Documents.Fonts;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Typefaces to draw a document with: embedded ones first, installed ones of the same kind for fonts that are only named.</summary>
internal sealed class OfdFonts(OfdResourceTable resources, FontLibrary fonts, OfdBudget budget) : IDisposable
{
    /// <summary>Where fonts with a symbol table keep their characters.</summary>
    private const int SymbolArea = 0xF000;

    private static readonly (FontRole Role, string[] Words)[] Kinds =
    [
        (FontRole.TitleSong, ["小标宋", "XiaoBiaoSong"]),
        (FontRole.FangSong, ["仿宋", "FangSong", "Fang Song"]),
        (FontRole.Kai, ["楷", "Kai"]),
        (FontRole.Hei, ["黑", "Hei", "雅黑", "YaHei", "Arial", "Helvetica", "Calibri", "Tahoma", "Verdana", "Sans", "圆", "等线", "DengXian"]),
    ];

    /// <summary>Installed faces are few and opened once for the life of the program.</summary>
    private static readonly ConcurrentDictionary<FontFace, SKTypeface?> Opened = new();

    private readonly Dictionary<string, SKTypeface?> _embedded = new(StringComparer.Ordinal);
    private readonly Dictionary<SKTypeface, SKFont> _lookups = [];

    /// <summary>The face and glyph to draw a character with: what the file says, else the character in the embedded face, else in an installed one.</summary>
    public (SKTypeface? Face, ushort Glyph, bool Embedded) Find(string? id, int codePoint, ushort? glyph)
    {
        if (Embedded(id) is { } embedded)
        {
            if (glyph is null or 0) glyph = Glyph(embedded, codePoint);
            if (glyph == 0 && codePoint < 0x100) glyph = Glyph(embedded, SymbolArea | codePoint);
            if (glyph > 0) return (embedded, glyph.Value, true);
        }

        return Installed(id, codePoint) is { } face ? (face, Glyph(face, codePoint), false) : default;
    }

    /// <summary>The outline of a glyph, origin at its own; null when there is none.</summary>
    public static SKPath? Outline(SKTypeface face, ushort glyph, double size)
    {
        using var font = new SKFont(face, (float)size) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
        return font.GetGlyphPath(glyph);
    }

    /// <summary>How far a character reaches, in mm.</summary>
    public double Advance(string? id, int codePoint, double size)
    {
        var (face, glyph, _) = Find(id, codePoint, null);
        if (face is null) return size / 2;
        using var font = new SKFont(face, (float)size) { LinearMetrics = true };
        return font.GetGlyphWidths([glyph]) is [var width, ..] ? width : size / 2;
    }

    /// <summary>Whether a font resource says it is bold or italic.</summary>
    public bool Says(string? id, string attribute) => resources.Find(id)?.Element.Value(attribute) is "true" or "1";

    public void Dispose()
    {
        foreach (var font in _lookups.Values) font.Dispose();
        foreach (var face in _embedded.Values) face?.Dispose();
    }

    /// <summary>The embedded typeface of a font resource; null when it is only named or cannot be read.</summary>
    private SKTypeface? Embedded(string? id)
    {
        if (id is null) return null;
        if (_embedded.TryGetValue(id, out var known)) return known;
        if (resources.Find(id) is not { Element.Name.LocalName: "Font" } font) return _embedded[id] = null;
        var name = font.Element.Value("FontName") ?? id;
        var data = resources.File(font, "FontFile");
        if (data is null && font.Element.Text("FontFile") is { Length: > 0 }) budget.Note($"字体“{name}”的文件不存在，用相近的字体代替。");
        var face = data is null ? null : SKTypeface.FromStream(new MemoryStream(data));
        if (data is not null && face is null) budget.Note($"字体“{name}”的文件已损坏，用相近的字体代替。");
        return _embedded[id] = face;
    }

    /// <summary>An installed typeface that has the character, of the kind the font's name speaks of; null when none has it.</summary>
    private SKTypeface? Installed(string? id, int codePoint)
    {
        try
        {
            return Opened.GetOrAdd(fonts.FaceFor(RoleOf(resources.Find(id)?.Element), codePoint), face => SKTypeface.FromFile(face.File, face.Index));
        }
        catch (FontException)
        {
            return null;
        }
    }

    /// <summary>The kind of face the name of a font resource speaks of; 宋体 when it speaks of none.</summary>
    public static FontRole RoleOf(XElement? font)
    {
        var name = font?.Value("FontName") + " " + font?.Value("FamilyName");
        var kind = Array.Find(Kinds, k => Array.Exists(k.Words, w => name.Contains(w, StringComparison.OrdinalIgnoreCase)));
        return kind.Words is null ? FontRole.Song : kind.Role;
    }

    private ushort Glyph(SKTypeface face, int codePoint)
    {
        if (!_lookups.TryGetValue(face, out var font)) _lookups[face] = font = new SKFont(face);
        return font.GetGlyph(codePoint);
    }
}

using System.Collections.Concurrent;
using Heluo.Engines.Documents.Fonts;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Typefaces to draw a document with: embedded ones first, installed ones of the same kind for fonts that are only named.</summary>
internal sealed class OfdFonts(OfdResourceTable resources, FontLibrary fonts) : IDisposable
{
    private readonly Dictionary<string, SKTypeface?> _embedded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<FontFace, SKTypeface?> _installed = new();

    private readonly Dictionary<SKTypeface, SKFont> _lookups = [];

    /// <summary>The embedded typeface of a font resource; null when it is only named or cannot be read.</summary>
    public SKTypeface? Embedded(string? id)
    {
        if (id is null) return null;
        if (_embedded.TryGetValue(id, out var known)) return known;
        var data = resources.Find(id) is { Element.Name.LocalName: "Font" } font ? resources.File(font, "FontFile") : null;
        return _embedded[id] = data is null ? null : SKTypeface.FromStream(new MemoryStream(data));
    }

    /// <summary>An installed typeface that has the character, of the kind the font's name speaks of; null when none has it.</summary>
    public SKTypeface? Installed(string? id, int codePoint)
    {
        var name = resources.Find(id)?.Element.Value("FontName") ?? "";
        var role = name switch
        {
            _ when name.Contains('仿', StringComparison.Ordinal) || name.Contains("FangSong", StringComparison.OrdinalIgnoreCase) => FontRole.FangSong,
            _ when name.Contains('楷', StringComparison.Ordinal) || name.Contains("Kai", StringComparison.OrdinalIgnoreCase) => FontRole.Kai,
            _ when name.Contains('黑', StringComparison.Ordinal) || name.Contains("Hei", StringComparison.OrdinalIgnoreCase) => FontRole.Hei,
            _ => FontRole.Song,
        };
        try
        {
            return _installed.GetOrAdd(fonts.FaceFor(role, codePoint), face => SKTypeface.FromFile(face.File, face.Index));
        }
        catch (FontException)
        {
            return null;
        }
    }

    public ushort Glyph(SKTypeface face, int codePoint)
    {
        if (!_lookups.TryGetValue(face, out var font)) _lookups[face] = font = new SKFont(face);
        return font.GetGlyph(codePoint);
    }

    public void Dispose()
    {
        foreach (var font in _lookups.Values) font.Dispose();
        foreach (var face in _embedded.Values) face?.Dispose();
        foreach (var face in _installed.Values) face?.Dispose();
    }
}

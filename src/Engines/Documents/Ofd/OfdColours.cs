using System.Globalization;
using System.Xml.Linq;
using SkiaSharp;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Colours by value or palette in grey, RGB and CMYK spaces (GB/T 33190-2016, 8.3.1 and 8.3.2). Without a space the number of components tells.</summary>
internal sealed class OfdColours(OfdResourceTable resources, string? defaultSpace)
{
    /// <summary>The colour of an element with its own opacity; a shading counts by its first colour, an element without value is black.</summary>
    public SKColor Of(XElement element)
    {
        var space = resources.Find(element.Value("ColorSpace") ?? defaultSpace) is { Element.Name.LocalName: "ColorSpace" } found ? found.Element : null;
        var text = element.Value("Value") ?? FromPalette(space, element.Value("Index"))
            ?? element.Descendants().FirstOrDefault(e => e.Name.LocalName == "Color")?.Value("Value") ?? "0 0 0";
        var scale = 255 / (Math.Pow(2, Math.Clamp(OfdValues.Number(space?.Value("BitsPerComponent"), 8), 1, 16)) - 1);
        byte[] parts = [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(4).Select(word => Component(word, scale))];
        var alpha = (byte)Math.Clamp(OfdValues.Number(element.Value("Alpha"), 255), 0, 255);
        return parts switch
        {
            [var grey] => new SKColor(grey, grey, grey, alpha),
            [var r, var g, var b] => new SKColor(r, g, b, alpha),
            [var c, var m, var y, var k] => new SKColor(Ink(c, k), Ink(m, k), Ink(y, k), alpha),
            _ => SKColors.Black.WithAlpha(alpha),
        };
    }

    private static string? FromPalette(XElement? space, string? index)
    {
        if (index is null) return null;
        return space?.Child("Palette")?.Children("CV").ElementAtOrDefault((int)OfdValues.Number(index, -1))?.Value;
    }

    private static byte Ink(byte ink, byte black) => (byte)((255 - ink) * (255 - black) / 255);

    private static byte Component(string word, double scale)
    {
        var value = word.StartsWith('#') && int.TryParse(word.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex) ? hex : OfdValues.Number(word);
        return (byte)Math.Clamp(Math.Round(value * scale), 0, 255);
    }
}

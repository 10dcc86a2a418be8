using System.Globalization;
using System.Text;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>The faces of a document, each cut down to the characters used and embedded as a CID TrueType font (ISO 32000-1, 9.7).</summary>
internal sealed class PdfFonts
{
    private readonly Dictionary<FontFace, (string Name, FontSubset Subset)> _subsets = [];

    public PdfFonts(LaidOutDocument document)
    {
        var used = new Dictionary<FontFace, HashSet<int>>();
        var order = new List<FontFace>();
        foreach (var run in Drawn(document).OfType<TextRun>())
        {
            if (!used.TryGetValue(run.Face, out var points))
            {
                used[run.Face] = points = [];
                order.Add(run.Face);
            }

            foreach (var rune in run.Text.EnumerateRunes()) points.Add(rune.Value);
        }

        for (var i = 0; i < order.Count; i++) _subsets[order[i]] = ($"F{i + 1}", FontSubset.Of(order[i], used[order[i]]));
    }

    public string Name(FontFace face) => _subsets[face].Name;

    public FontSubset Subset(FontFace face) => _subsets[face].Subset;

    private static IEnumerable<PageItem> Drawn(LaidOutDocument document) =>
        document.Pages.SelectMany(p => p.AllItems).Concat(document.Annotations.SelectMany(a => a.Items));

    /// <summary>Writes the fonts and returns the entries of the font resource dictionary.</summary>
    public string Write(PdfObjects objects)
    {
        var resources = new StringBuilder();
        foreach (var (name, subset) in _subsets.Values) resources.Append(CultureInfo.InvariantCulture, $"/{name} {Write(objects, subset, name)} 0 R");
        return resources.ToString();
    }

    private static int Write(PdfObjects objects, FontSubset subset, string name)
    {
        var face = subset.Face;
        var baseFont = "/" + Tag(name) + "+" + face.PostScriptName;
        var data = subset.ToBytes(standalone: false);
        var file = objects.AddStream($"/Length1 {data.Length}", data);
        var set = new byte[(subset.GlyphCount + 7) / 8];
        for (var glyph = 0; glyph < subset.GlyphCount; glyph++) set[glyph / 8] |= (byte)(0x80 >> (glyph % 8));
        var cidSet = objects.AddStream("", set);
        var box = string.Join(' ', face.Box.Select(v => Scaled(v, face)));
        var ascent = PdfNumber.Text(face.Ascent * 1000, 0);
        var descent = PdfNumber.Text(face.Descent * 1000, 0);
        var descriptor = objects.Add($"<</Type/FontDescriptor/FontName{baseFont}/Flags 4/FontBBox[{box}]/ItalicAngle 0/Ascent {ascent}/Descent {descent}"
            + $"/CapHeight {ascent}/StemV 80/FontFile2 {file} 0 R/CIDSet {cidSet} 0 R>>");
        var descendant = objects.Add($"<</Type/Font/Subtype/CIDFontType2/BaseFont{baseFont}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            + $"/FontDescriptor {descriptor} 0 R/DW 1000/W[{Widths(subset)}]/CIDToGIDMap/Identity>>");
        var unicode = objects.AddStream("", Encoding.ASCII.GetBytes(ToUnicode(subset)));
        return objects.Add($"<</Type/Font/Subtype/Type0/BaseFont{baseFont}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
    }

    /// <summary>Six capitals in front of the name of a subset font (9.6.4), one tag per font of the file.</summary>
    private static string Tag(string name) => "HELUO" + (char)('A' + (int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture) - 1) % 26);

    private static string Scaled(int units, FontFace face) => PdfNumber.Text(units * 1000.0 / face.UnitsPerEm, 0);

    private static string Widths(FontSubset subset)
    {
        var widths = new StringBuilder();
        for (var glyph = 0; glyph < subset.GlyphCount; glyph++)
        {
            var width = Scaled(subset.AdvanceUnits(glyph), subset.Face);
            if (width != "1000") widths.Append(CultureInfo.InvariantCulture, $"{glyph}[{width}]");
        }

        return widths.ToString();
    }

    private static string ToUnicode(FontSubset subset)
    {
        var map = new StringBuilder("/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def"
            + "/CMapName/Adobe-Identity-UCS def/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n");
        foreach (var part in subset.CodePoints.Select((point, i) => (Point: point, Glyph: i + 1)).Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (point, glyph) in part)
            {
                var utf16 = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(point)));
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{utf16}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap CMapName currentdict/CMap defineresource pop end end").ToString();
    }
}

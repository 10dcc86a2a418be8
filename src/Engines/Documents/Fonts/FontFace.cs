using System.Buffers.Binary;
using System.Collections.Concurrent;

namespace Heluo.Engines.Documents.Fonts;

/// <summary>One TrueType face of an installed font file. Distances are in em (1 = the font size).</summary>
public sealed class FontFace
{
    private readonly FontTables _tables;
    private readonly Lazy<CharacterMap> _map;
    private readonly bool _longOffsets;
    private readonly int _metricCount;
    private readonly ConcurrentDictionary<(int Glyph, int CodePoint), byte[]> _compact = new();

    internal FontFace(MappedFile file, int index)
    {
        _tables = new FontTables(file, index);
        (File, Index) = (file.Path, index);
        Family = _tables.Names(1).FirstOrDefault() ?? Path.GetFileNameWithoutExtension(file.Path);
        PostScriptName = new string([.. (_tables.Names(6).FirstOrDefault() ?? Family).Where(c => c is > ' ' and < (char)127 && !"[](){}<>/%#".Contains(c))]);
        if (PostScriptName.Length == 0) PostScriptName = "Face" + index;
        var head = _tables.Table("head");
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        Box = [.. Enumerable.Range(0, 4).Select(i => (int)BinaryPrimitives.ReadInt16BigEndian(_tables.Table("head")[(36 + 2 * i)..]))];
        _longOffsets = BinaryPrimitives.ReadInt16BigEndian(head[50..]) != 0;
        var hhea = _tables.Table("hhea");
        Ascent = BinaryPrimitives.ReadInt16BigEndian(hhea[4..]) / (double)UnitsPerEm;
        Descent = BinaryPrimitives.ReadInt16BigEndian(hhea[6..]) / (double)UnitsPerEm;
        _metricCount = BinaryPrimitives.ReadUInt16BigEndian(hhea[34..]);
        GlyphCount = BinaryPrimitives.ReadUInt16BigEndian(_tables.Table("maxp")[4..]);
        _map = new Lazy<CharacterMap>(() => new CharacterMap(_tables.Table("cmap")));
    }

    /// <summary>Family name as the font states it, e.g. <c>AR PL UMing CN</c>.</summary>
    public string Family { get; }

    /// <summary>Path of the font file.</summary>
    public string File { get; }

    /// <summary>Height above the baseline, in em.</summary>
    public double Ascent { get; }

    /// <summary>Depth below the baseline, in em, negative.</summary>
    public double Descent { get; }

    /// <summary>Place of the face in its collection.</summary>
    internal int Index { get; }

    internal string PostScriptName { get; }

    internal int UnitsPerEm { get; }

    internal int GlyphCount { get; }

    /// <summary>xMin, yMin, xMax, yMax in font units.</summary>
    internal int[] Box { get; }

    /// <summary>Whether the face can draw the Unicode code point.</summary>
    public bool Has(int codePoint) => Glyph(codePoint) != 0;

    /// <summary>Advance width of the code point in em (a full-width character is 1).</summary>
    public double Advance(int codePoint) => AdvanceUnits(Glyph(codePoint)) / (double)UnitsPerEm;

    /// <inheritdoc/>
    public override string ToString() => Family;

    internal ushort Glyph(int codePoint) => _map.Value.Glyph(codePoint);

    internal ReadOnlySpan<byte> Table(string tag) => _tables.Table(tag);

    internal int AdvanceUnits(int glyph)
    {
        var at = 4 * Math.Min(glyph, _metricCount - 1);
        return BinaryPrimitives.ReadUInt16BigEndian(_tables.Table("hmtx")[at..]);
    }

    /// <summary>The <c>glyf</c> record of a glyph; empty for a glyph without outline.</summary>
    internal ReadOnlySpan<byte> OutlineBytes(int glyph)
    {
        if (glyph >= GlyphCount) return default;
        var loca = _tables.Table("loca");
        var start = Offset(loca, glyph);
        var end = Offset(loca, glyph + 1);
        var table = _tables.Table("glyf");
        return start < end && end <= table.Length ? table[start..end] : default;
    }

    /// <summary>A simple glyph made small for embedding; kept, since the same few thousand characters come again and again.</summary>
    internal byte[] CompactOutline(int glyph, int codePoint) => _compact.GetOrAdd((glyph, codePoint), static (key, face) =>
    {
        var contours = GlyphOutline.Simplify(GlyphOutline.Decode(face.OutlineBytes(key.Glyph)), face.UnitsPerEm);
        var output = new BigEndianBuffer();
        GlyphOutline.Encode(MainlandPunctuation.Place(contours, key.CodePoint, face.UnitsPerEm), output);
        return output.Bytes.ToArray();
    }, this);

    private int Offset(ReadOnlySpan<byte> loca, int glyph) => _longOffsets
        ? (int)BinaryPrimitives.ReadUInt32BigEndian(loca[(4 * glyph)..])
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(loca[(2 * glyph)..]);
}

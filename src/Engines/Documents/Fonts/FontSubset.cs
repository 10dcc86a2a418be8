using System.Buffers.Binary;

namespace Heluo.Engines.Documents.Fonts;

/// <summary>
/// A small TrueType font with only the glyphs of some code points, one glyph per code point in ascending order, so that text taken out of a
/// document is exactly the text put in. Hinting is left out. Same face and code points give the same bytes.
/// </summary>
internal sealed class FontSubset
{
    private const int Composite = -1;
    private readonly FontFace _face;
    private readonly List<int> _originals = [0];
    private readonly Dictionary<int, int> _components = [];
    private readonly BigEndianBuffer _glyf = new();
    private readonly List<int> _loca = [0];

    private FontSubset(FontFace face, int[] codePoints)
    {
        _face = face;
        CodePoints = codePoints;
        foreach (var codePoint in codePoints) _originals.Add(face.Glyph(codePoint));
        for (var glyph = 0; glyph < _originals.Count; glyph++)
            CopyOutline(_originals[glyph], glyph > 0 && glyph <= codePoints.Length ? codePoints[glyph - 1] : 0);
    }

    /// <summary>Ascending; glyph index of the i-th is i + 1.</summary>
    public int[] CodePoints { get; }

    public FontFace Face => _face;

    public int GlyphCount => _originals.Count;

    /// <summary>The subset of a face for the given code points. The face must have them.</summary>
    public static FontSubset Of(FontFace face, IEnumerable<int> codePoints) => new(face, [.. codePoints.Distinct().Order()]);

    /// <summary>The glyph index in the subset of a code point of <see cref="CodePoints"/>.</summary>
    public ushort Glyph(int codePoint) => (ushort)(Array.BinarySearch(CodePoints, codePoint) + 1);

    public int AdvanceUnits(int glyph) => _face.AdvanceUnits(_originals[glyph]);

    /// <summary>Outlines of simple glyphs start where their points do, so the bearing is read from what was written.</summary>
    private int LeftBearing(int glyph) => _loca[glyph] < _loca[glyph + 1] ? BinaryPrimitives.ReadInt16BigEndian(_glyf.Bytes[(_loca[glyph] + 2)..]) : 0;

    /// <summary>The font file. <paramref name="standalone"/> adds the tables a program needs that opens the file by itself (OFD viewers, browsers).</summary>
    public byte[] ToBytes(bool standalone)
    {
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = _glyf.Align(4).Bytes.ToArray(),
            ["head"] = Head(),
            ["hhea"] = WithCount("hhea", 34),
            ["hmtx"] = Metrics(),
            ["loca"] = Loca(),
            ["maxp"] = WithCount("maxp", 4),
        };
        if (standalone)
        {
            tables["cmap"] = SubsetTables.CharacterMap(CodePoints);
            tables["name"] = SubsetTables.Names(_face.PostScriptName);
            tables["OS/2"] = SubsetTables.Os2(_face, CodePoints);
            tables["post"] = SubsetTables.PostScript();
        }

        return SubsetTables.Assemble(tables);
    }

    private void CopyOutline(int original, int codePoint)
    {
        var bytes = _face.OutlineBytes(original);
        if (bytes.Length >= 10)
        {
            if (BinaryPrimitives.ReadInt16BigEndian(bytes) > Composite) _glyf.Raw(_face.CompactOutline(original, codePoint));
            else CopyComposite(bytes);
            _glyf.Align(4);
        }

        _loca.Add(_glyf.Length);
    }

    private void CopyComposite(ReadOnlySpan<byte> bytes)
    {
        _glyf.Raw(bytes[..10]);
        var at = 10;
        bool more;
        do
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            var size = ComponentSize(flags);
            more = (flags & 0x0020) != 0;
            _glyf.U16(flags & ~0x0100).U16(Component(BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]))).Raw(bytes.Slice(at + 4, size - 4));
            at += size;
        }
        while (more);
    }

    /// <summary>Length of one component record by its flags (ISO/IEC 14496-22, glyf table, composite glyph description).</summary>
    internal static int ComponentSize(int flags) =>
        4 + ((flags & 0x0001) != 0 ? 4 : 2) + ((flags & 0x0008) != 0 ? 2 : (flags & 0x0040) != 0 ? 4 : (flags & 0x0080) != 0 ? 8 : 0);

    private int Component(int original)
    {
        if (_components.TryGetValue(original, out var known)) return known;
        _originals.Add(original);
        return _components[original] = _originals.Count - 1;
    }

    private byte[] Head()
    {
        var head = _face.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        return head;
    }

    private byte[] WithCount(string tag, int at)
    {
        var table = _face.Table(tag).ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)GlyphCount);
        return table;
    }

    private byte[] Metrics()
    {
        var table = new BigEndianBuffer();
        for (var glyph = 0; glyph < GlyphCount; glyph++) table.U16(AdvanceUnits(glyph)).U16(LeftBearing(glyph));
        return table.Bytes.ToArray();
    }

    private byte[] Loca()
    {
        var table = new BigEndianBuffer();
        foreach (var offset in _loca) table.U32(offset);
        return table.Bytes.ToArray();
    }
}

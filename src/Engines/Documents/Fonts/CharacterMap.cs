using System.Buffers.Binary;

namespace Heluo.Engines.Documents.Fonts;

/// <summary>Code point to glyph index, read from a <c>cmap</c> table of format 4 or 12.</summary>
internal sealed class CharacterMap
{
    private readonly ushort[] _plane0 = new ushort[0x10000];
    private readonly Dictionary<int, ushort> _higher = [];

    public CharacterMap(ReadOnlySpan<byte> cmap)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]);
        for (var i = 0; i < count; i++)
        {
            var record = cmap.Slice(4 + 8 * i, 8);
            var platform = BinaryPrimitives.ReadUInt16BigEndian(record);
            if (platform is not (0 or 3)) continue;
            var table = cmap[(int)BinaryPrimitives.ReadUInt32BigEndian(record[4..])..];
            var format = BinaryPrimitives.ReadUInt16BigEndian(table);
            if (format == 4) ReadSegments(table);
            if (format == 12) ReadGroups(table);
        }
    }

    /// <summary>The glyph of a code point; 0 when the face has none.</summary>
    public ushort Glyph(int codePoint) => codePoint < 0x10000 ? _plane0[codePoint] : _higher.GetValueOrDefault(codePoint);

    private void ReadSegments(ReadOnlySpan<byte> table)
    {
        var segments = BinaryPrimitives.ReadUInt16BigEndian(table[6..]) / 2;
        for (var s = 0; s < segments; s++)
        {
            var end = BinaryPrimitives.ReadUInt16BigEndian(table[(14 + 2 * s)..]);
            var start = BinaryPrimitives.ReadUInt16BigEndian(table[(16 + 2 * segments + 2 * s)..]);
            var delta = BinaryPrimitives.ReadUInt16BigEndian(table[(16 + 4 * segments + 2 * s)..]);
            var rangeAt = 16 + 6 * segments + 2 * s;
            var range = BinaryPrimitives.ReadUInt16BigEndian(table[rangeAt..]);
            for (int c = start; c <= end && c != 0xFFFF; c++)
            {
                var glyph = c;
                if (range != 0)
                {
                    var at = rangeAt + range + 2 * (c - start);
                    glyph = at + 2 <= table.Length ? BinaryPrimitives.ReadUInt16BigEndian(table[at..]) : 0;
                    if (glyph == 0) continue;
                }

                Set(c, (ushort)(glyph + delta));
            }
        }
    }

    private void ReadGroups(ReadOnlySpan<byte> table)
    {
        var groups = (int)BinaryPrimitives.ReadUInt32BigEndian(table[12..]);
        for (var g = 0; g < groups && 28 + 12 * g <= table.Length; g++)
        {
            var group = table.Slice(16 + 12 * g, 12);
            var start = BinaryPrimitives.ReadUInt32BigEndian(group);
            var end = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(group[4..]), 0x10FFFF);
            var first = BinaryPrimitives.ReadUInt32BigEndian(group[8..]);
            for (var c = start; c <= end; c++) Set((int)c, (ushort)(first + c - start));
        }
    }

    private void Set(int codePoint, ushort glyph)
    {
        if (glyph == 0) return;
        if (codePoint < 0x10000) _plane0[codePoint] = glyph;
        else _higher[codePoint] = glyph;
    }
}

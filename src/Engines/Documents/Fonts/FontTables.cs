using System.Buffers.Binary;
using System.Text;

namespace Heluo.Engines.Documents.Fonts;

/// <summary>The table directory of one face in a TrueType file or collection (ISO/IEC 14496-22, clauses 4 and 5).</summary>
internal sealed class FontTables
{
    private readonly MappedFile _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);

    public FontTables(MappedFile file, int index)
    {
        _file = file;
        var bytes = file.Bytes;
        var start = IsCollection(bytes) ? (int)BinaryPrimitives.ReadUInt32BigEndian(bytes[(12 + 4 * index)..]) : 0;
        var count = BinaryPrimitives.ReadUInt16BigEndian(bytes[(start + 4)..]);
        for (var i = 0; i < count; i++)
        {
            var record = bytes.Slice(start + 12 + 16 * i, 16);
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(record[8..]);
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(record[12..]);
            if (offset < 0 || length < 0 || offset > bytes.Length - length) continue;
            _tables[Encoding.ASCII.GetString(record[..4])] = (offset, length);
        }
    }

    public static int FaceCount(MappedFile file) =>
        IsCollection(file.Bytes) ? (int)BinaryPrimitives.ReadUInt32BigEndian(file.Bytes[8..]) : 1;

    public bool Has(string tag) => _tables.ContainsKey(tag);

    /// <summary>The bytes of a table; empty when the face has none.</summary>
    public ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var place) ? _file.Bytes.Slice(place.Offset, place.Length) : default;

    /// <summary>Names of the given kind (1 family, 4 full name, 6 PostScript name, 16 typographic family) in every language the face carries.</summary>
    public IEnumerable<string> Names(int kind)
    {
        var found = new List<string>();
        var table = Table("name");
        if (table.Length < 6) return found;
        var count = BinaryPrimitives.ReadUInt16BigEndian(table[2..]);
        var storage = BinaryPrimitives.ReadUInt16BigEndian(table[4..]);
        for (var i = 0; i < count && 18 + 12 * i <= table.Length; i++)
        {
            var record = table.Slice(6 + 12 * i, 12);
            if (BinaryPrimitives.ReadUInt16BigEndian(record[6..]) != kind) continue;
            var platform = BinaryPrimitives.ReadUInt16BigEndian(record);
            var length = BinaryPrimitives.ReadUInt16BigEndian(record[8..]);
            var offset = storage + BinaryPrimitives.ReadUInt16BigEndian(record[10..]);
            if (offset + length > table.Length) continue;
            var text = table.Slice(offset, length);
            found.Add(platform == 1 ? Encoding.Latin1.GetString(text) : Encoding.BigEndianUnicode.GetString(text));
        }

        return found.Distinct();
    }

    private static bool IsCollection(ReadOnlySpan<byte> bytes) => bytes[..4].SequenceEqual("ttcf"u8);
}

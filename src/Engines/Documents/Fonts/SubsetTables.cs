using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Heluo.Engines.Documents.Fonts;

/// <summary>The tables of a subset font that are written anew, and the file around them (ISO/IEC 14496-22).</summary>
internal static class SubsetTables
{
    public static byte[] Assemble(SortedDictionary<string, byte[]> tables)
    {
        var buffer = new BigEndianBuffer();
        var power = BitOperations.Log2((uint)tables.Count);
        buffer.U32(0x00010000).U16(tables.Count).U16(16 << power).U16(power).U16(16 * tables.Count - (16 << power));
        var offset = 12 + 16 * tables.Count;
        foreach (var (tag, bytes) in tables)
        {
            buffer.Raw(Encoding.ASCII.GetBytes(tag)).U32(Checksum(bytes)).U32(offset).U32(bytes.Length);
            offset += (bytes.Length + 3) & ~3;
        }

        var headAt = 0;
        foreach (var (tag, bytes) in tables)
        {
            if (tag == "head") headAt = buffer.Length;
            buffer.Raw(bytes).Align(4);
        }

        buffer.SetU32(headAt + 8, 0xB1B0AFBA - (long)Checksum(buffer.Bytes));
        return buffer.Bytes.ToArray();
    }

    /// <summary>Code point i of the ascending list is glyph i + 1: format 4 for plane 0, format 12 beside it when there are higher planes.</summary>
    public static byte[] CharacterMap(int[] codePoints)
    {
        var runs = Runs(codePoints);
        var low = Segments([.. runs.Where(r => r.First < 0xFFFF)]);
        var higher = codePoints.Length > 0 && codePoints[^1] > 0xFFFF;
        var table = new BigEndianBuffer();
        table.U16(0).U16(higher ? 2 : 1).U16(3).U16(1).U32(higher ? 20 : 12);
        if (higher) table.U16(3).U16(10).U32(20 + low.Length);
        table.Raw(low);
        if (!higher) return table.Bytes.ToArray();
        table.U16(12).U16(0).U32(16 + 12 * runs.Count).U32(0).U32(runs.Count);
        foreach (var (first, last, glyph) in runs) table.U32(first).U32(last).U32(glyph);
        return table.Bytes.ToArray();
    }

    public static byte[] Names(string postScriptName)
    {
        (int Kind, string Text)[] names = [(1, postScriptName), (2, "Regular"), (4, postScriptName), (6, postScriptName)];
        var table = new BigEndianBuffer();
        table.U16(0).U16(names.Length).U16(6 + 12 * names.Length);
        var offset = 0;
        foreach (var (kind, text) in names)
        {
            table.U16(3).U16(1).U16(0x0409).U16(kind).U16(2 * text.Length).U16(offset);
            offset += 2 * text.Length;
        }

        foreach (var (_, text) in names) table.Raw(Encoding.BigEndianUnicode.GetBytes(text));
        return table.Bytes.ToArray();
    }

    public static byte[] Os2(FontFace face, int[] codePoints)
    {
        var ascent = (int)(face.Ascent * face.UnitsPerEm);
        var descent = (int)(-face.Descent * face.UnitsPerEm);
        var table = new BigEndianBuffer();
        table.U16(3).U16(face.UnitsPerEm).U16(400).U16(5).U16(0);
        for (var i = 0; i < 10; i++) table.U16(face.UnitsPerEm / 10);
        table.U16(0).Raw(new byte[10]).U32(0).U32(1 << 27).U32(0).U32(0).Raw("    "u8).U16(0x40);
        table.U16(Math.Min(codePoints.FirstOrDefault(), 0xFFFF)).U16(Math.Min(codePoints.LastOrDefault(), 0xFFFF));
        table.U16(ascent).U16(-descent).U16(0).U16(ascent).U16(descent).U32(1 << 18).U32(0);
        return table.U16(face.UnitsPerEm / 2).U16(face.UnitsPerEm * 7 / 10).U16(0).U16(32).U16(0).Bytes.ToArray();
    }

    public static byte[] PostScript() => new BigEndianBuffer().U32(0x00030000).Raw(new byte[28]).Bytes.ToArray();

    private static byte[] Segments(List<(int First, int Last, int Glyph)> runs)
    {
        runs.Add((0xFFFF, 0xFFFF, 0));
        var power = BitOperations.Log2((uint)runs.Count);
        var table = new BigEndianBuffer();
        table.U16(4).U16(16 + 8 * runs.Count).U16(0).U16(2 * runs.Count).U16(2 << power).U16(power).U16(2 * runs.Count - (2 << power));
        foreach (var run in runs) table.U16(run.Last);
        table.U16(0);
        foreach (var run in runs) table.U16(run.First);
        foreach (var run in runs) table.U16(run.First == 0xFFFF ? 1 : run.Glyph - run.First);
        foreach (var _ in runs) table.U16(0);
        return table.Bytes.ToArray();
    }

    private static List<(int First, int Last, int Glyph)> Runs(int[] codePoints)
    {
        var runs = new List<(int First, int Last, int Glyph)>();
        for (var i = 0; i < codePoints.Length; i++)
        {
            if (i > 0 && codePoints[i] == codePoints[i - 1] + 1 && codePoints[i] != 0x10000) runs[^1] = runs[^1] with { Last = codePoints[i] };
            else runs.Add((codePoints[i], codePoints[i], i + 1));
        }

        return runs;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i + 4 <= bytes.Length; i += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]);
        if (bytes.Length % 4 == 0) return sum;
        Span<byte> last = stackalloc byte[4];
        bytes[(bytes.Length & ~3)..].CopyTo(last);
        return sum + BinaryPrimitives.ReadUInt32BigEndian(last);
    }
}

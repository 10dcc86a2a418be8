using System.Text;

namespace Heluo.Engines.Tests.Documents.Fuzz;

/// <summary>Changes inputs in the ways that break parsers: bits, borders, pieces cut, doubled, moved, words of the format put in.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "PK\u0001\u0002", "PK\u0003\u0004", "PK\u0005\u0006", "../", "<", ">", "</ofd:Page>", "ID=\"", "Boundary=\"0 0 1e9 1e9\"", "CTM=\"0 0 0 0 0 0\"", "DeltaX=\"g 99999999 1\"", "&#0;", "<![CDATA[", "<!--",
            "xmlns:ofd=\"\"", "NaN", "-1", "4294967296", "1e308", "<<", ">>", "[", "]", "(", ")", "stream\n", "endstream", "endobj", " 0 R", "/Length 99999999999", "/Prev 9", "/Kids", "xref\n", "trailer\n", "startxref\n0", "/W[9 9 9]", "#",
            "{{", "}}", "|", "@表 ", "**",
        }.Select(Encoding.UTF8.GetBytes),
        [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF], [0xFF, 0xFE], [0x80], [0x7F, 0xFF, 0xFF, 0xFF],
    ];

    private readonly Random _random = new(seed);

    public byte[] Mutate(byte[] input)
    {
        var bytes = input.ToList();
        for (var times = 1 + _random.Next(6); times > 0; times--) Once(bytes);
        return [.. bytes];
    }

    public int Next(int below) => _random.Next(below);

    private void Once(List<byte> bytes)
    {
        if (bytes.Count == 0)
        {
            bytes.Add((byte)_random.Next(256));
            return;
        }

        var at = _random.Next(bytes.Count);
        switch (_random.Next(8))
        {
            case 0: bytes[at] ^= (byte)(1 << _random.Next(8)); break;
            case 1: bytes[at] = (byte)_random.Next(256); break;
            case 2: bytes.RemoveRange(at, Math.Min(1 + _random.Next(16), bytes.Count - at)); break;
            case 3: bytes.InsertRange(at, Words[_random.Next(Words.Length)]); break;
            case 4: Overwrite(bytes, at, Words[_random.Next(Words.Length)]); break;
            case 5: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(1 + _random.Next(64), bytes.Count - at))); break;
            case 6: Overwrite(bytes, at, [.. bytes.GetRange(_random.Next(bytes.Count), 1).Concat(bytes.Skip(_random.Next(bytes.Count)).Take(32))]); break;
            default: Number(bytes, at); break;
        }
    }

    /// <summary>Replaces the number at or behind a place by one at a border.</summary>
    private void Number(List<byte> bytes, int at)
    {
        while (at < bytes.Count && bytes[at] is < (byte)'0' or > (byte)'9') at++;
        var end = at;
        while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9') end++;
        if (end == at) return;
        bytes.RemoveRange(at, end - at);
        var borders = new[] { "0", "1", "-1", "255", "65536", "2147483647", "2147483648", "99999999999999999999", "0.0000001", "1000000" };
        bytes.InsertRange(at, Encoding.ASCII.GetBytes(borders[_random.Next(borders.Length)]));
    }

    private static void Overwrite(List<byte> bytes, int at, byte[] with)
    {
        for (var i = 0; i < with.Length && at + i < bytes.Count; i++) bytes[at + i] = with[i];
    }
}

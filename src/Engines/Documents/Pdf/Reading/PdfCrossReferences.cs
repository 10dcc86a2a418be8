using System.Buffers.Binary;

namespace Heluo.Engines.Documents.Pdf.Reading;

/// <summary>Where an object is: at a place in the file, or at an index in an object stream.</summary>
internal readonly record struct PdfPlace(bool IsPacked, int Position, int Index);

/// <summary>Reads cross-reference tables and streams from the newest to the oldest (ISO 32000-1, 7.5.4 and 7.5.8).</summary>
internal sealed class PdfCrossReferences(byte[] file)
{
    private const int MostObjects = 1_000_000;
    private const int MostSections = 2_000;

    /// <summary>Octets of a field of a cross-reference stream; some makers write places with eight.</summary>
    private const int WidestField = 8;

    /// <summary>Objects by number; the newest place counts.</summary>
    public Dictionary<int, PdfPlace> Places { get; } = [];

    /// <summary>The newest trailer.</summary>
    public PdfDictionary? Trailer { get; private set; }

    /// <summary>Where the newest section starts.</summary>
    public int Start { get; private set; }

    /// <summary>Whether the newest section is a stream.</summary>
    public bool IsStream { get; private set; }

    private readonly HashSet<int> _free = [];
    private readonly PdfBudget _budget = new(file.Length);
    private long _unpacked;

    public void Read()
    {
        var tail = file.AsSpan(Math.Max(0, file.Length - 2048));
        var found = tail.LastIndexOf("startxref"u8);
        if (found < 0) throw new PdfException("不是 PDF 文件，或文件没有传完整（找不到 startxref）。");
        var parser = new PdfParser(file, file.Length - tail.Length + found + 9);
        Start = parser.Integer();
        var visited = new HashSet<int>();
        var open = new Queue<int>([Start]);
        while (open.TryDequeue(out var at))
        {
            if (at < 0 || at >= file.Length) throw new PdfException("PDF 交叉引用的位置不正确。");
            if (!visited.Add(at)) continue;
            if (visited.Count > MostSections) throw new PdfException("PDF 修订次数超过上限，拒绝读取。");
            var trailer = ReadSection(at, visited);
            Trailer ??= trailer;
            if (Place(trailer, "Prev") is { } previous) open.Enqueue(previous);
        }

        if (Trailer?["Root"] is not PdfReference) throw new PdfException("PDF 文件没有目录（Root）。");
    }

    private int? Place(PdfDictionary trailer, string key)
    {
        if (trailer[key] is not PdfReal { Value: >= 0 and < int.MaxValue } place) return null;
        return place.Value < file.Length ? (int)place.Value : throw new PdfException("PDF 交叉引用的位置不正确。");
    }

    /// <summary>A table or a stream. A table for old readers calls objects free that the stream it names places (7.5.8.4), so its free ones count last.</summary>
    private PdfDictionary ReadSection(int at, HashSet<int> visited)
    {
        var parser = new PdfParser(file, at);
        if (!parser.Skip("xref"u8))
        {
            if (Trailer is null) IsStream = true;
            return ReadStream(at);
        }

        var free = new List<int>();
        var trailer = ReadTable(ref parser, free);
        _budget.Spend(parser.At - at);
        if (Place(trailer, "XRefStm") is { } hidden && visited.Add(hidden)) ReadStream(hidden);
        foreach (var number in free) Add(number, null);
        return trailer;
    }

    private PdfDictionary ReadTable(ref PdfParser parser, List<int> free)
    {
        while (!parser.Skip("trailer"u8))
        {
            var (first, count) = (parser.Integer(), parser.Integer());
            if (first < 0 || count < 0) throw new PdfException("PDF 交叉引用表不正确。");
            for (var i = 0; i < count; i++)
            {
                var (position, generation) = (parser.Integer(), parser.Integer());
                var word = parser.Word();
                if (position < 0 || generation < 0 || word is not ("n" or "f")) throw new PdfException("PDF 交叉引用表不正确。");
                if (word == "n" && position > 0) Add(first + i, new PdfPlace(false, position, 0));
                else free.Add(first + i);
            }
        }

        return parser.Value() as PdfDictionary ?? throw new PdfException("PDF 文件尾不正确。");
    }

    private PdfDictionary ReadStream(int at)
    {
        if (PdfFile.ObjectAt(file, at, _budget, null) is not (_, PdfDictionary { Data: not null } stream)) throw new PdfException("PDF 交叉引用的位置不正确。");
        if (stream["W"] is not PdfArray { Items: [PdfReal a, PdfReal b, PdfReal c] }) throw new PdfException("PDF 交叉引用流不正确。");
        var widths = new[] { (int)a.Value, (int)b.Value, (int)c.Value };
        if (widths.Any(w => w is < 0 or > WidestField) || widths.Sum() == 0) throw new PdfException("PDF 交叉引用流不正确。");
        var data = PdfUnpacking.Unpack(stream, v => v);
        _unpacked += data.Length;
        if (_unpacked > PdfUnpacking.MostBytes) throw new PdfException("PDF 数据流解压后超过允许的大小。");
        var ranges = stream["Index"] is PdfArray index ? index.Items.OfType<PdfReal>().Select(n => (int)n.Value).ToArray() : [0, data.Length / widths.Sum()];
        var row = 0;
        for (var r = 0; r + 1 < ranges.Length; r += 2)
        {
            for (var i = 0; i < ranges[r + 1] && (row + 1) * widths.Sum() <= data.Length; i++, row++) AddRow(data.AsSpan(row * widths.Sum(), widths.Sum()), widths, ranges[r] + i);
        }

        return stream;
    }

    private void AddRow(ReadOnlySpan<byte> row, int[] widths, int number)
    {
        var kind = widths[0] == 0 ? 1 : Number(row[..widths[0]]);
        var second = Number(row.Slice(widths[0], widths[1]));
        var third = Number(row.Slice(widths[0] + widths[1], widths[2]));
        Add(number, kind switch { 1 => new PdfPlace(false, second, 0), 2 => new PdfPlace(true, second, third), _ => null });
    }

    private void Add(int number, PdfPlace? place)
    {
        if (number is < 0 or > MostObjects * 10 || Places.Count > MostObjects || _free.Count > MostObjects) throw new PdfException("PDF 对象太多或编号不合理，拒绝读取。");
        if (place is { } there && !_free.Contains(number)) Places.TryAdd(number, there);
        else if (place is null && !Places.ContainsKey(number)) _free.Add(number);
    }

    private static int Number(ReadOnlySpan<byte> bytes)
    {
        Span<byte> eight = stackalloc byte[WidestField];
        eight.Clear();
        bytes.CopyTo(eight[(WidestField - bytes.Length)..]);
        return (int)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(eight), int.MaxValue);
    }
}

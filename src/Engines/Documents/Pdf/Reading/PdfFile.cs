namespace Heluo.Engines.Documents.Pdf.Reading;

/// <summary>The objects of a PDF file, read when asked for. Encrypted files are refused; sizes and nesting are bounded.</summary>
internal sealed class PdfFile
{
    private const int MostLinks = 32;
    private readonly byte[] _file;
    private readonly PdfCrossReferences _references;
    private readonly Dictionary<int, PdfValue> _objects = [];
    private readonly Dictionary<int, (int[] Numbers, PdfValue[] Values)> _packed = [];
    private readonly HashSet<int> _reading = [];
    private readonly PdfBudget _budget;
    private long _unpacked;

    private PdfFile(byte[] file)
    {
        (_file, _budget) = (file, new PdfBudget(file.Length));
        if (file.AsSpan(0, Math.Min(1024, file.Length)).IndexOf("%PDF-"u8) < 0) throw new PdfException("不是 PDF 文件。");
        _references = new PdfCrossReferences(file);
        _references.Read();
        if (Trailer["Encrypt"] is not null) throw new PdfException("PDF 文件已加密，请先解密再使用。");
        Catalog = Resolve(Trailer["Root"]) as PdfDictionary ?? throw new PdfException("PDF 文件没有目录（Root）。");
    }

    public PdfDictionary Trailer => _references.Trailer!;

    public PdfDictionary Catalog { get; }

    /// <summary>Where the newest cross-reference section starts.</summary>
    public int CrossReferences => _references.Start;

    /// <summary>Whether the newest cross-reference section is a stream.</summary>
    public bool HasReferenceStream => _references.IsStream;

    /// <summary>Numbers of all objects.</summary>
    public IEnumerable<int> Numbers => _references.Places.Keys;

    /// <summary>One more than the highest number in use.</summary>
    public int Size => Math.Max(_references.Places.Keys.DefaultIfEmpty(0).Max() + 1, Trailer["Size"] is PdfReal { Value: > 0 and < 10_000_000 } size ? (int)size.Value : 1);

    /// <exception cref="PdfException">The file cannot be read; the message says why.</exception>
    public static PdfFile Open(byte[] file) => new(file);

    /// <summary>The object a value refers to, the value itself when it is no reference; null for none.</summary>
    public PdfValue? Resolve(PdfValue? value)
    {
        for (var links = 0; value is PdfReference reference; links++)
        {
            if (links > MostLinks) throw new PdfException("PDF 引用互相指向，拒绝读取。");
            value = Object(reference.Number);
        }

        return value is PdfKeyword { Word: "null" } ? null : value;
    }

    /// <summary>The object with a number; null when there is none.</summary>
    public PdfValue? Object(int number)
    {
        if (_objects.TryGetValue(number, out var known)) return known;
        if (!_references.Places.TryGetValue(number, out var place)) return null;
        if (!_reading.Add(number)) throw new PdfException("PDF 对象的长度引用了自己，拒绝读取。");
        try
        {
            return _objects[number] = place.IsPacked ? Packed(place.Position, number) : Plain(place.Position, number);
        }
        finally
        {
            _reading.Remove(number);
        }
    }

    /// <summary>The pages in order, with their numbers; the tree may not loop.</summary>
    public IReadOnlyList<(PdfReference Number, PdfDictionary Page)> Pages()
    {
        var pages = new List<(PdfReference, PdfDictionary)>();
        var visited = new HashSet<int>();
        var open = new Stack<PdfValue>();
        if (Catalog["Pages"] is { } root) open.Push(root);
        while (open.TryPop(out var next))
        {
            if (next is not PdfReference reference || !visited.Add(reference.Number) || Resolve(reference) is not PdfDictionary node) continue;
            if (Resolve(node["Kids"]) is PdfArray kids)
            {
                for (var i = kids.Items.Count - 1; i >= 0; i--) open.Push(kids.Items[i]);
            }
            else
            {
                pages.Add((reference, node));
            }
        }

        return pages;
    }

    /// <summary>The object that starts at a place: <c>n g obj … endobj</c>. A stream's length may be another object.</summary>
    public static (int Number, PdfValue Value) ObjectAt(byte[] file, int at, PdfBudget budget, Func<PdfValue?, PdfValue?>? resolve)
    {
        var parser = new PdfParser(file, at);
        var (number, generation) = (parser.Integer(), parser.Integer());
        if (number < 0 || generation < 0 || !parser.Skip("obj"u8)) throw new PdfException($"PDF 第 {at} 字节处没有对象。");
        var value = parser.Value();
        var isStream = parser.Skip("stream"u8);
        budget.Spend(parser.At - at);
        if (value is not PdfDictionary dictionary || !isStream) return (number, value);
        var start = parser.At;
        if (start < file.Length && file[start] == '\r') start++;
        if (start < file.Length && file[start] == '\n') start++;
        var length = (resolve is null ? dictionary["Length"] : resolve(dictionary["Length"])) is PdfReal { Value: >= 0 and < int.MaxValue } stated ? (int)stated.Value : -1;
        if (length < 0 || length > file.Length - start || !EndsAt(file, start + length, budget))
        {
            length = file.AsSpan(start).IndexOf("endstream"u8);
            if (length < 0) throw new PdfException($"PDF 对象 {number} 的数据流没有结束。");
            budget.Spend(length);
        }

        return (number, dictionary with { Data = file.AsMemory(start, length) });
    }

    private static bool EndsAt(byte[] file, int at, PdfBudget budget)
    {
        var parser = new PdfParser(file, at);
        var ends = parser.Skip("endstream"u8);
        budget.Spend(parser.At - at);
        return ends;
    }

    private PdfValue Plain(int position, int number)
    {
        if (position >= _file.Length) throw new PdfException($"PDF 对象 {number} 的位置不正确。");
        var (stated, value) = ObjectAt(_file, position, _budget, Resolve);
        return stated == number ? value : throw new PdfException($"PDF 对象 {number} 的位置不正确。");
    }

    private PdfValue Packed(int container, int number)
    {
        if (!_packed.TryGetValue(container, out var content)) _packed[container] = content = Unpack(container);
        var index = Array.IndexOf(content.Numbers, number);
        return index < 0 ? PdfKeyword.Null : content.Values[index];
    }

    private (int[] Numbers, PdfValue[] Values) Unpack(int container)
    {
        if (_references.Places.TryGetValue(container, out var place) && place.IsPacked) throw new PdfException("PDF 对象流装在另一个对象流里，拒绝读取。");
        if (Object(container) is not PdfDictionary { Data: not null } stream) throw new PdfException($"PDF 对象流 {container} 不存在。");
        var data = PdfUnpacking.Unpack(stream, Resolve);
        _unpacked += data.Length;
        if (_unpacked > 2L * PdfUnpacking.MostBytes) throw new PdfException("PDF 数据流解压后超过允许的大小。");
        var count = Resolve(stream["N"]) is PdfReal { Value: >= 0 and < 100_000 } n ? (int)n.Value : throw new PdfException($"PDF 对象流 {container} 不正确。");
        var first = Resolve(stream["First"]) is PdfReal { Value: >= 0 } f && f.Value < data.Length + 1 ? (int)f.Value : throw new PdfException($"PDF 对象流 {container} 不正确。");
        var (numbers, values) = (new int[count], new PdfValue[count]);
        var budget = new PdfBudget(data.Length);
        var parser = new PdfParser(data, 0);
        for (var i = 0; i < count; i++)
        {
            (numbers[i], var offset) = (parser.Integer(), parser.Integer());
            if (numbers[i] < 0 || offset < 0 || offset > data.Length - first) throw new PdfException($"PDF 对象流 {container} 不正确。");
            var one = new PdfParser(data, first + offset, isFile: false);
            values[i] = one.Value();
            budget.Spend(one.At - first - offset);
        }

        return (numbers, values);
    }
}

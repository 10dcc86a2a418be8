using System.Globalization;
using System.Text;
using Heluo.Engines.Documents.Pdf.Reading;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>New and changed objects put behind a file, with a cross-reference section of the kind the file has (ISO 32000-1, 7.5.6).</summary>
internal sealed class PdfUpdate(byte[] original, PdfFile file)
{
    private readonly SortedDictionary<int, (int Generation, string Content)> _objects = [];
    private int _next = file.Size;

    public int Reserve() => _next++;

    public void Set(int number, string content) => _objects[number] = (0, content);

    public void Replace(PdfReference number, PdfDictionary value)
    {
        if (value.Data is not null) throw new PdfException("PDF 页面或目录不应当是数据流。");
        _objects[number.Number] = (number.Generation, value.ToSyntax());
    }

    public byte[] ToBytes()
    {
        var added = new StringBuilder("\n");
        var places = new SortedDictionary<int, (int Position, int Generation)>();
        foreach (var (number, (generation, content)) in _objects)
        {
            places[number] = (original.Length + added.Length, generation);
            added.Append(CultureInfo.InvariantCulture, $"{number} {generation} obj\n{content}\nendobj\n");
        }

        var start = original.Length + added.Length;
        byte[] section = file.HasReferenceStream ? Stream(places, start) : Encoding.Latin1.GetBytes(Table(places));
        return [.. original, .. Encoding.Latin1.GetBytes(added.ToString()), .. section, .. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n"))];
    }

    private PdfDictionary Trailer(int size)
    {
        var trailer = file.Trailer.Without("Prev", "XRefStm", "Type", "W", "Index", "Filter", "DecodeParms", "Length") with { Data = null };
        return trailer.With("Size", new PdfReal(size)).With("Prev", new PdfReal(file.CrossReferences));
    }

    private string Table(SortedDictionary<int, (int Position, int Generation)> places)
    {
        var table = new StringBuilder("xref\n");
        foreach (var (number, (position, generation)) in places) table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{position:0000000000} {generation:00000} n \n");
        return table.Append("trailer\n").Append(Trailer(_next).ToSyntax()).Append('\n').ToString();
    }

    private byte[] Stream(SortedDictionary<int, (int Position, int Generation)> places, int start)
    {
        var own = _next;
        places[own] = (start, 0);
        var data = new List<byte>();
        foreach (var (position, generation) in places.Values)
            data.AddRange([1, (byte)(position >> 24), (byte)(position >> 16), (byte)(position >> 8), (byte)position, (byte)(generation >> 8), (byte)generation]);
        var index = new PdfArray([.. places.Keys.SelectMany(n => new PdfValue[] { new PdfReal(n), new PdfReal(1) })]);
        var dictionary = Trailer(own + 1).With("Type", new PdfName("XRef")).With("W", new PdfArray([new PdfReal(1), new PdfReal(4), new PdfReal(2)])).With("Index", index)
            .With("Length", new PdfReal(data.Count));
        return [.. Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{own} 0 obj\n{dictionary.ToSyntax()}\nstream\n")), .. data, .. "\nendstream\nendobj\n"u8];
    }
}

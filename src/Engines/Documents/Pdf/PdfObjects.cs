using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>The numbered objects of a PDF file and its cross-reference table (ISO 32000-1, 7.5).</summary>
internal sealed class PdfObjects
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>A number for an object whose content follows later.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    public int Add(string content)
    {
        var id = Reserve();
        Set(id, content);
        return id;
    }

    public void Set(int id, string content) => _objects[id - 1] = Encoding.Latin1.GetBytes(content);

    /// <summary>A stream; <paramref name="entries"/> are its dictionary entries besides length and filter.</summary>
    public int AddStream(string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        var body = compress ? Deflate(data) : data.ToArray();
        var head = $"<<{entries}{(compress ? "/Filter/FlateDecode" : "")}/Length {body.Length}>>stream\n";
        _objects.Add([.. Encoding.Latin1.GetBytes(head), .. body, .. "\nendstream"u8]);
        return _objects.Count;
    }

    public void Write(Stream output, int catalog, int? information, byte[] identifier)
    {
        var position = 0L;
        var offsets = new long[_objects.Count];
        Put("%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n");
        for (var i = 0; i < _objects.Count; i++)
        {
            offsets[i] = position;
            Put($"{i + 1} 0 obj\n");
            var body = _objects[i] ?? throw new InvalidOperationException($"PDF object {i + 1} was reserved and never set");
            output.Write(body);
            position += body.Length;
            Put("\nendobj\n");
        }

        var start = position;
        var table = new StringBuilder().Append(CultureInfo.InvariantCulture, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) table.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        var hex = Convert.ToHexString(identifier);
        var info = information is null ? "" : $"/Info {information} 0 R";
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {_objects.Count + 1}/Root {catalog} 0 R{info}/ID[<{hex}><{hex}>]>>\nstartxref\n{start}\n%%EOF\n");
        Put(table.ToString());

        void Put(string text)
        {
            output.Write(Encoding.Latin1.GetBytes(text));
            position += text.Length;
        }
    }

    public static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(data);
        return packed.ToArray();
    }
}

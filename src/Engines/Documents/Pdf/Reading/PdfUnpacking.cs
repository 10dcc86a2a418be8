using System.IO.Compression;

namespace Heluo.Engines.Documents.Pdf.Reading;

/// <summary>Unpacks streams: none or FlateDecode, with PNG predictors as cross-reference streams use them (ISO 32000-1, 7.4.4).</summary>
internal static class PdfUnpacking
{
    public const int MostBytes = 64 << 20;

    public static byte[] Unpack(PdfDictionary stream, Func<PdfValue?, PdfValue?> resolve)
    {
        var data = stream.Data ?? throw new PdfException("PDF 对象不是数据流。");
        var filter = resolve(stream["Filter"]) is PdfArray list ? list.Items.Count == 1 ? resolve(list.Items[0]) : list.Items.Count == 0 ? null : list : resolve(stream["Filter"]);
        if (filter is null or PdfKeyword) return data.ToArray();
        if (filter is not PdfName { Value: "FlateDecode" }) throw new PdfException("PDF 数据流用了不支持的压缩方法。");
        var plain = Inflate(data);
        var parameters = resolve(stream["DecodeParms"]) is PdfArray { Items: [var first, ..] } ? resolve(first) : resolve(stream["DecodeParms"]);
        if (parameters is not PdfDictionary { } settings || Number(settings, "Predictor", 1) < 10) return plain;
        return Unpredict(plain, (Number(settings, "Columns", 1) * Number(settings, "Colors", 1) * Number(settings, "BitsPerComponent", 8) + 7) / 8);

        int Number(PdfDictionary from, string key, int otherwise) => resolve(from[key]) is PdfReal { Value: >= 0 and < 100_000 } real ? (int)real.Value : otherwise;
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> data)
    {
        using var output = new MemoryStream();
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[16384];
            for (int read; (read = inflate.Read(buffer)) > 0;)
            {
                if (output.Length + read > MostBytes) throw new PdfException("PDF 数据流解压后超过允许的大小。");
                output.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException broken)
        {
            throw new PdfException("PDF 数据流已损坏，无法解压。", broken);
        }

        return output.ToArray();
    }

    private static byte[] Unpredict(byte[] data, int width)
    {
        if (width <= 0) throw new PdfException("PDF 数据流的列数不正确。");
        var rows = data.Length / (width + 1);
        var plain = new byte[rows * width];
        for (var row = 0; row < rows; row++)
        {
            var kind = data[row * (width + 1)];
            for (var i = 0; i < width; i++)
            {
                var value = data[row * (width + 1) + 1 + i];
                int left = i > 0 ? plain[row * width + i - 1] : 0;
                int up = row > 0 ? plain[(row - 1) * width + i] : 0;
                int corner = row > 0 && i > 0 ? plain[(row - 1) * width + i - 1] : 0;
                plain[row * width + i] = (byte)(value + kind switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
        }

        return plain;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}

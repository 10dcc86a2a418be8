using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Pdf.Reading;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>Finds the signatures of a PDF and tells whether the file is still as it was signed (ISO 32000-1, 12.8).</summary>
public static class PdfSignatureReader
{
    private const int MostFields = 10_000;

    /// <summary>The signatures in the order of their fields; empty when the file has none.</summary>
    /// <exception cref="PdfException">The file cannot be read.</exception>
    public static IReadOnlyList<PdfSignature> Read(byte[] pdf)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        var file = PdfFile.Open(pdf);
        return [.. Fields(file).Where(f => f.Value is not null).Select(f => Read(pdf, file, f.Name, f.Value!))];
    }

    /// <summary>The signature fields with their names and, when signed, values.</summary>
    internal static IReadOnlyList<(string Name, PdfDictionary? Value)> Fields(PdfFile file)
    {
        var found = new List<(string, PdfDictionary?)>();
        if (file.Resolve(file.Catalog["AcroForm"]) is not PdfDictionary form || file.Resolve(form["Fields"]) is not PdfArray fields) return found;
        var open = new Queue<(PdfValue Field, string Prefix, string? Kind)>(fields.Items.Select(f => (f, "", (string?)null)));
        for (var count = 0; open.TryDequeue(out var next); count++)
        {
            if (count > MostFields) throw new PdfException("PDF 表单字段太多，拒绝读取。");
            if (file.Resolve(next.Field) is not PdfDictionary field) continue;
            var name = next.Prefix + (file.Resolve(field["T"]) is PdfBytes own ? own.Text : "");
            var kind = file.Resolve(field["FT"]) is PdfName type ? type.Value : next.Kind;
            if (file.Resolve(field["Kids"]) is PdfArray kids && field["V"] is null)
            {
                foreach (var kid in kids.Items) open.Enqueue((kid, name.Length > 0 ? name + "." : "", kind));
            }

            if (kind == "Sig") found.Add((name, file.Resolve(field["V"]) as PdfDictionary));
        }

        return found;
    }

    private static PdfSignature Read(byte[] pdf, PdfFile file, string field, PdfDictionary value)
    {
        var reason = file.Resolve(value["Reason"]) is PdfBytes text ? text.Text : "";
        var signature = new PdfSignature { Field = field, Reason = reason };
        if (file.Resolve(value["Contents"]) is not PdfBytes contents || Range(file, value) is not [var zero, var at, var end, var rest])
            return signature with { Fault = "签名不完整：缺少签名值或签名范围。" };
        if (zero != 0 || at != contents.Start || end != contents.End || (long)end + rest > pdf.Length || pdf[at] != '<')
            return signature with { Fault = "签名范围与签名值的位置不符，可能有内容没有被保护。" };
        byte[] covered = [.. pdf.AsSpan(0, at), .. pdf.AsSpan(end, rest)];
        signature = Check(signature, contents.Value, covered) with { CoversWholeFile = end + rest == pdf.Length };
        if (signature.Fault is not null || signature.CoversWholeFile) return signature;
        return signature with { Fault = PdfRevisions.Difference(pdf.AsSpan(0, end + rest).ToArray(), file) };
    }

    private static PdfSignature Check(PdfSignature signature, byte[] contents, byte[] covered)
    {
        try
        {
            var message = SignedMessage.Parse(Trimmed(contents));
            var signer = message.Signers.Count > 0 ? message.Signers[0] : null;
            var found = signature with { Certificate = signer is null ? null : message.CertificateOf(signer), SigningTime = signer?.SigningTime };
            if (found.Certificate is null) return found with { Fault = "签名里没有签名人的证书。" };
            if (message.Content is not null) return found with { Fault = "签名值自带内容，没有保护文件本身。" };
            return message.VerifySignatures(covered) ? found : found with { Fault = "文件内容在签名后被改动，或签名值不正确。" };
        }
        catch (DerException broken)
        {
            return signature with { Fault = $"签名值不是可以识别的国密签名：{broken.Message}" };
        }
    }

    /// <summary>The message without the zeros that fill its place up.</summary>
    private static byte[] Trimmed(byte[] contents)
    {
        if (contents.Length < 4) throw new DerException("签名值太短");
        var (head, length) = contents[1] switch
        {
            < 0x80 => (2, contents[1]),
            0x81 => (3, contents[2]),
            0x82 => (4, contents[2] << 8 | contents[3]),
            0x83 when contents.Length > 4 => (5, contents[2] << 16 | contents[3] << 8 | contents[4]),
            _ => throw new DerException("签名值的长度不正确"),
        };
        return head + length <= contents.Length ? contents[..(head + length)] : throw new DerException("签名值不完整");
    }

    private static int[]? Range(PdfFile file, PdfDictionary value)
    {
        if (file.Resolve(value["ByteRange"]) is not PdfArray { Items.Count: 4 } range) return null;
        var numbers = range.Items.Select(file.Resolve).OfType<PdfReal>().Where(n => n.Value >= 0 && n.Value < int.MaxValue).Select(n => (int)n.Value).ToArray();
        return numbers.Length == 4 ? numbers : null;
    }
}

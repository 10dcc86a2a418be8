using System.Globalization;
using System.Text;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Pdf.Reading;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>
/// Signs PDF files with SM2: a CMS message (RFC 5652 with SM2 and SM3) over everything but itself, added as an incremental update, so that
/// earlier signatures stay right (ISO 32000-1, 12.8; 7.5.6).
/// </summary>
public static class PdfSigner
{
    private const int RoomBesideCertificates = 2048;

    /// <summary>The file with one signature more. It is not shown on a page.</summary>
    /// <param name="pdf">A PDF of any maker, not encrypted.</param>
    /// <param name="request">Who, when and why.</param>
    /// <exception cref="PdfException">The file cannot be read.</exception>
    public static byte[] Sign(byte[] pdf, PdfSigningRequest request)
    {
        ArgumentNullException.ThrowIfNull(pdf);
        ArgumentNullException.ThrowIfNull(request);
        var file = PdfFile.Open(pdf);
        var room = RoomBesideCertificates + request.FurtherCertificates.Append(request.Certificate).Sum(c => c.Encoded.Length);
        var update = new PdfUpdate(pdf, file);
        var signature = update.Reserve();
        var field = update.Reserve();
        AddField(update, file, field, signature, FreeName(file));
        update.Set(signature, Dictionary(request, room));
        var bytes = update.ToBytes();
        var at = bytes.AsSpan(pdf.Length).IndexOf("/Contents<"u8) + pdf.Length + "/Contents".Length;
        var end = at + 2 * room + 2;
        WriteRange(bytes, pdf.Length, at, end);
        var covered = new byte[at + bytes.Length - end];
        bytes.AsSpan(0, at).CopyTo(covered);
        bytes.AsSpan(end).CopyTo(covered.AsSpan(at));
        var message = SignedMessage.Sign(new SignedMessageRequest
        {
            Content = covered, Syntax = SignedMessageSyntax.Cms, Detached = true, SignedAttributes = true, SigningTime = request.Time, FurtherCertificates = request.FurtherCertificates,
        }, request.Certificate, request.Key).Encoded.Span;
        if (message.Length > room) throw new InvalidOperationException($"the message of {message.Length} bytes does not fit into {room}");
        Encoding.ASCII.GetBytes(Convert.ToHexString(message)).CopyTo(bytes.AsSpan(at + 1));
        return bytes;
    }

    private static string Dictionary(PdfSigningRequest request, int room)
    {
        var text = new StringBuilder("<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 0000000000 0000000000 0000000000]/Contents<");
        text.Append('0', 2 * room).Append('>').Append("/M").Append(PdfNumber.Date(request.Time));
        foreach (var (key, value) in new[] { ("Name", request.Name), ("Reason", request.Reason), ("Location", request.Location) })
        {
            if (value is not null) text.Append('/').Append(key).Append(PdfNumber.Unicode(value));
        }

        return text.Append(">>").ToString();
    }

    /// <summary>Puts an unseen field on the first page and into the form, which is made when there is none.</summary>
    private static void AddField(PdfUpdate update, PdfFile file, int field, int signature, string name)
    {
        var pages = file.Pages();
        if (pages.Count == 0) throw new PdfException("PDF 文件没有页面。");
        var (pageNumber, page) = pages[0];
        var unseen = update.Reserve();
        update.Set(unseen, "<</Type/XObject/Subtype/Form/BBox[0 0 0 0]/Length 0>>stream\n\nendstream");
        update.Set(field, $"<</Type/Annot/Subtype/Widget/FT/Sig/T{PdfNumber.Unicode(name)}/V {signature} 0 R/F 4/Rect[0 0 0 0]/AP<</N {unseen} 0 R>>/P {pageNumber.Number} {pageNumber.Generation} R>>");
        var reference = new PdfReference(field, 0);
        var annotations = file.Resolve(page["Annots"]) as PdfArray;
        update.Replace(pageNumber, page.With("Annots", new PdfArray([.. annotations?.Items ?? [], reference])));
        var form = file.Resolve(file.Catalog["AcroForm"]) as PdfDictionary ?? new PdfDictionary(new Dictionary<string, PdfValue>());
        var fields = file.Resolve(form["Fields"]) as PdfArray;
        form = form.With("Fields", new PdfArray([.. fields?.Items ?? [], reference])).With("SigFlags", new PdfReal(3));
        update.Replace((PdfReference)file.Trailer["Root"]!, file.Catalog.With("AcroForm", form));
    }

    private static string FreeName(PdfFile file)
    {
        var names = PdfSignatureReader.Fields(file).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (names.Contains($"Signature{number}")) number++;
        return string.Create(CultureInfo.InvariantCulture, $"Signature{number}");
    }

    private static void WriteRange(byte[] bytes, int from, int at, int end)
    {
        var place = bytes.AsSpan(from).IndexOf("/ByteRange["u8) + from + "/ByteRange[".Length;
        var text = string.Create(CultureInfo.InvariantCulture, $"0 {at:0000000000} {end:0000000000} {bytes.Length - end:0000000000}");
        Encoding.ASCII.GetBytes(text).CopyTo(bytes.AsSpan(place));
    }
}

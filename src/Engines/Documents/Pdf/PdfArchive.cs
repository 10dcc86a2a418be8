using System.Globalization;
using System.Security;
using System.Text;
using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>What PDF/A-1b asks beyond PDF 1.4: XMP metadata equal to the document information, and an sRGB output intent (ISO 19005-1, 6.2.2 and 6.7).</summary>
internal static class PdfArchive
{
    public const string Producer = "Heluo";

    public static string CatalogEntries(PdfObjects objects, DocumentMetadata metadata)
    {
        var profile = objects.AddStream("/N 3", SrgbProfile.Bytes);
        var intent = objects.Add($"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile {profile} 0 R>>");
        var xmp = objects.AddStream("/Type/Metadata/Subtype/XML", Encoding.UTF8.GetBytes(Xmp(metadata)), compress: false);
        return string.Create(CultureInfo.InvariantCulture, $"/Metadata {xmp} 0 R/OutputIntents[{intent} 0 R]");
    }

    private static string Xmp(DocumentMetadata metadata)
    {
        var body = new StringBuilder();
        Alternative("dc:title", metadata.Title);
        if (metadata.Author.Length > 0) body.Append(CultureInfo.InvariantCulture, $"<dc:creator><rdf:Seq><rdf:li>{Escape(metadata.Author)}</rdf:li></rdf:Seq></dc:creator>");
        Alternative("dc:description", metadata.Subject);
        if (metadata.Keywords.Count > 0) body.Append(CultureInfo.InvariantCulture, $"<pdf:Keywords>{Escape(string.Join(", ", metadata.Keywords))}</pdf:Keywords>");
        body.Append(CultureInfo.InvariantCulture, $"<pdf:Producer>{Producer}</pdf:Producer><xmp:CreatorTool>{Producer}</xmp:CreatorTool>");
        if (metadata.Created is { } created)
        {
            var time = created.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            body.Append(CultureInfo.InvariantCulture, $"<xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate>");
        }

        return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
            + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
            + " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">"
            + $"<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>{body}</rdf:Description></rdf:RDF></x:xmpmeta>"
            + new string(' ', 256) + "<?xpacket end=\"w\"?>";

        void Alternative(string element, string value)
        {
            if (value.Length > 0) body.Append(CultureInfo.InvariantCulture, $"<{element}><rdf:Alt><rdf:li xml:lang=\"x-default\">{Escape(value)}</rdf:li></rdf:Alt></{element}>");
        }
    }

    private static string Escape(string text) => SecurityElement.Escape(text);
}

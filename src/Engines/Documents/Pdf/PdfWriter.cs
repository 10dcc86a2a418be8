using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>Writes a laid-out document as PDF 1.4 with embedded subset fonts. The same document gives the same bytes.</summary>
public static class PdfWriter
{
    /// <summary>Writes the document.</summary>
    /// <param name="document">At least one page.</param>
    /// <param name="output">Where the bytes go; left open.</param>
    /// <param name="archival">Conform to PDF/A-1b (ISO 19005-1): colours bound to sRGB, metadata inside, no transparency. Attachments are then refused.</param>
    /// <exception cref="ArgumentException">No page, or attachments in an archival file.</exception>
    public static void Write(LaidOutDocument document, Stream output, bool archival = false)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        if (document.Pages.Count == 0) throw new ArgumentException("文件没有页面，无法写成 PDF。", nameof(document));
        if (archival && document.Attachments.Count > 0) throw new ArgumentException("PDF/A-1b 不允许带附件，请去掉附件或不用归档格式。", nameof(document));

        var objects = new PdfObjects();
        var catalog = objects.Reserve();
        var pages = WritePages(document, objects, archival, out var pageIds);
        var entries = new StringBuilder($"/Type/Catalog/Pages {pages} 0 R/Lang(zh-CN)/ViewerPreferences<</DisplayDocTitle true>>");
        entries.Append(PdfCatalogParts.Outline(objects, document, pageIds)).Append(PdfCatalogParts.Attachments(objects, document));
        var identifier = Identifier(document);
        if (archival) entries.Append(PdfArchive.CatalogEntries(objects, document.Metadata));
        objects.Set(catalog, $"<<{entries}>>");
        objects.Write(output, catalog, PdfCatalogParts.Information(objects, document.Metadata), identifier);
    }

    /// <summary>The document as PDF bytes; see <see cref="Write"/>.</summary>
    public static byte[] ToBytes(LaidOutDocument document, bool archival = false)
    {
        using var output = new MemoryStream();
        Write(document, output, archival);
        return output.ToArray();
    }

    private static int WritePages(LaidOutDocument document, PdfObjects objects, bool archival, out List<int> pageIds)
    {
        var pages = objects.Reserve();
        var resources = objects.Reserve();
        var fonts = new PdfFonts(document);
        var pictures = new PdfPictures(objects, archival);
        pageIds = [];
        foreach (var (index, page) in document.Pages.Index())
        {
            var over = document.Annotations.Where(a => a.Page == index).SelectMany(a => a.Items);
            var content = objects.AddStream("", new PdfPageContent(page, over, fonts, pictures.Name).ToBytes());
            var (width, height) = (PdfNumber.Text(page.Width * PdfNumber.Point, 2), PdfNumber.Text(page.Height * PdfNumber.Point, 2));
            pageIds.Add(objects.Add($"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {width} {height}]/Resources {resources} 0 R/Contents {content} 0 R>>"));
        }

        objects.Set(resources, $"<</ProcSet[/PDF/Text/ImageC/ImageB]/Font<<{fonts.Write(objects)}>>/XObject<<{pictures.Resources}>>>>");
        var kids = string.Join(' ', pageIds.Select(id => string.Create(CultureInfo.InvariantCulture, $"{id} 0 R")));
        objects.Set(pages, $"<</Type/Pages/Kids[{kids}]/Count {pageIds.Count}>>");
        return pages;
    }

    private static byte[] Identifier(LaidOutDocument document)
    {
        if (document.Metadata.DocumentId is { Length: 32 } id) return Convert.FromHexString(id);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{document.Metadata.Title}\n{document.Metadata.Created:O}\n"));
        foreach (var run in document.Pages.SelectMany(p => p.AllItems).OfType<TextRun>())
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{run.X:0.###} {run.Baseline:0.###} {run.Text}\n")));
        return hash.GetHashAndReset()[..16];
    }
}

using System.Globalization;
using System.Text;
using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Pdf;

/// <summary>The parts of a PDF catalogue besides its pages: bookmarks, attached files, document information.</summary>
internal static class PdfCatalogParts
{
    public static string Outline(PdfObjects objects, LaidOutDocument document, List<int> pageIds)
    {
        if (document.Outline.Count == 0) return "";
        var root = objects.Reserve();
        var ids = document.Outline.Select(_ => objects.Reserve()).ToArray();
        for (var i = 0; i < ids.Length; i++)
        {
            var entry = document.Outline[i];
            var top = PdfNumber.Text((document.Pages[entry.Page].Height - entry.Top) * PdfNumber.Point, 2);
            var links = (i > 0 ? $"/Prev {ids[i - 1]} 0 R" : "") + (i + 1 < ids.Length ? $"/Next {ids[i + 1]} 0 R" : "");
            objects.Set(ids[i], $"<</Title{PdfNumber.Unicode(entry.Title)}/Parent {root} 0 R{links}/Dest[{pageIds[entry.Page]} 0 R/XYZ 0 {top} 0]>>");
        }

        objects.Set(root, $"<</Type/Outlines/First {ids[0]} 0 R/Last {ids[^1]} 0 R/Count {ids.Length}>>");
        return string.Create(CultureInfo.InvariantCulture, $"/Outlines {root} 0 R");
    }

    public static string Attachments(PdfObjects objects, LaidOutDocument document)
    {
        if (document.Attachments.Count == 0) return "";
        var names = new StringBuilder();
        foreach (var file in document.Attachments.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var data = objects.AddStream($"/Type/EmbeddedFile/Subtype{PdfNumber.Name(file.MediaType)}/Params<</Size {file.Data.Length}>>", file.Data);
            var name = PdfNumber.Unicode(file.Name);
            var spec = objects.Add($"<</Type/Filespec/F{name}/UF{name}/EF<</F {data} 0 R>>>>");
            names.Append(CultureInfo.InvariantCulture, $"{name} {spec} 0 R ");
        }

        return $"/Names<</EmbeddedFiles<</Names[{names}]>>>>";
    }

    public static int Information(PdfObjects objects, DocumentMetadata metadata)
    {
        var entries = new StringBuilder();
        Add("Title", metadata.Title);
        Add("Author", metadata.Author);
        Add("Subject", metadata.Subject);
        Add("Keywords", string.Join(", ", metadata.Keywords));
        Add("Creator", PdfArchive.Producer);
        Add("Producer", PdfArchive.Producer);
        if (metadata.Created is { } created) entries.Append("/CreationDate").Append(PdfNumber.Date(created)).Append("/ModDate").Append(PdfNumber.Date(created));
        return objects.Add($"<<{entries}>>");

        void Add(string key, string value)
        {
            if (value.Length > 0) entries.Append('/').Append(key).Append(PdfNumber.Unicode(value));
        }
    }
}

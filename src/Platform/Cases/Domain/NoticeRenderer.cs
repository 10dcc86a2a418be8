using System.Collections.Concurrent;
using System.Text.Json;
using Heluo.Engines.Crypto;
using Heluo.Engines.Documents.Layout;
using Heluo.Engines.Documents.Pdf;
using Heluo.Engines.Documents.Templates;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Makes the file of a document from its fields: the same fields always give the same bytes.</summary>
internal sealed class NoticeRenderer(PackFolder pack)
{
    private readonly ConcurrentDictionary<string, DocumentTemplate> _templates = new();

    public byte[] ToPdf(MatterDocument document)
    {
        var template = _templates.GetOrAdd(document.Kind, kind => DocumentTemplate.Parse(File.ReadAllText(pack.File(System.IO.Path.Combine("templates", kind + ".txt")))));
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(document.Fields, JsonSerializerOptions.Web)!.ToDictionary(f => f.Key, f => (object?)f.Value);
        return PdfWriter.ToBytes(template.Render(fields, metadata: new DocumentMetadata { Created = document.IssuedAt }));
    }

    /// <summary>SM3 of the file in lower-case hex.</summary>
    public string DigestOf(MatterDocument document)
    {
        var digest = new byte[32];
        Sm3.Hash(ToPdf(document), digest);
        return Convert.ToHexStringLower(digest);
    }
}

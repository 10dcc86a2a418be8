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
    private readonly ConcurrentDictionary<string, (DocumentTemplate Template, bool HasSeal)> _templates = new();

    /// <summary>Whether documents of a kind carry the body's seal.</summary>
    public bool HasSeal(string kind) => Open(kind).HasSeal;

    /// <summary>The pages, the same for every format.</summary>
    public LaidOutDocument LayOut(MatterDocument document)
    {
        var fields = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(document.Fields, JsonSerializerOptions.Web)!.ToDictionary(f => f.Key, f => (object?)f.Value);
        return Open(document.Kind).Template.Render(fields, metadata: new DocumentMetadata { Created = document.IssuedAt });
    }

    public byte[] ToPdf(MatterDocument document) => PdfWriter.ToBytes(LayOut(document));

    /// <summary>SM3 of the file in lower-case hex.</summary>
    public string DigestOf(MatterDocument document)
    {
        var digest = new byte[32];
        Sm3.Hash(ToPdf(document), digest);
        return Convert.ToHexStringLower(digest);
    }

    private (DocumentTemplate Template, bool HasSeal) Open(string kind) => _templates.GetOrAdd(kind, name =>
    {
        var text = File.ReadAllText(pack.File(System.IO.Path.Combine("templates", name + ".txt")));
        return (DocumentTemplate.Parse(text), text.Split('\n').Any(line => line.StartsWith("@印章", StringComparison.Ordinal)));
    });
}

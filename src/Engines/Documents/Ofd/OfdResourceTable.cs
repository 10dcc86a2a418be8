using System.Xml.Linq;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>A resource of a document and the part that defines it.</summary>
internal sealed record OfdResource(XElement Element, string Part, string Folder);

/// <summary>The fonts, pictures, drawing parameters and composite objects of a document by number.</summary>
internal sealed class OfdResourceTable(OfdPackage package)
{
    private static readonly string[] Kinds = ["Font", "MultiMedia", "DrawParam", "CompositeGraphicUnit", "ColorSpace"];
    private readonly Dictionary<string, OfdResource> _resources = new(StringComparer.Ordinal);

    public IReadOnlyCollection<OfdResource> All => _resources.Values;

    public OfdResource? Find(string? id) => id is null ? null : _resources.GetValueOrDefault(id);

    /// <summary>The bytes of the file a resource names in its child element; null when it is missing.</summary>
    public byte[]? File(OfdResource resource, string child)
    {
        var location = resource.Element.Text(child);
        if (string.IsNullOrEmpty(location)) return null;
        var path = package.Find(resource.Part, resource.Folder + location) ?? package.Find(resource.Part, location);
        return path is null ? null : package.Read(path);
    }

    public void Add(string part)
    {
        var root = package.Xml(part);
        var folder = root.Value("BaseLoc") is { Length: > 0 } location ? location.TrimEnd('/') + "/" : "";
        foreach (var element in root.Elements().SelectMany(group => group.Elements()))
        {
            if (Kinds.Contains(element.Name.LocalName) && element.Value("ID") is { } id) _resources.TryAdd(id, new OfdResource(element, part, folder));
        }
    }
}

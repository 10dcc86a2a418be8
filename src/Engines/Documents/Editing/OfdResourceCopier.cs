using System.Globalization;
using System.Xml.Linq;
using Heluo.Engines.Documents.Ofd;
using static Heluo.Engines.Documents.Ofd.OfdNames;

namespace Heluo.Engines.Documents.Editing;

/// <summary>Copies the fonts, pictures, drawing parameters, colour spaces and composite objects that pages use, and those that these use.</summary>
internal sealed class OfdResourceCopier(SortedDictionary<string, byte[]> parts, OfdIds ids)
{
    private static readonly (string Kind, string Group)[] Groups =
    [
        ("ColorSpace", "ColorSpaces"), ("DrawParam", "DrawParams"), ("Font", "Fonts"), ("MultiMedia", "MultiMedias"), ("CompositeGraphicUnit", "CompositeGraphicUnits"),
    ];

    private readonly List<XElement> _elements = [];

    /// <param name="document">Where the resources are.</param>
    /// <param name="used">What refers to them.</param>
    /// <param name="rewriter">Renews their numbers.</param>
    /// <param name="fonts">Files for fonts that have none, by number in <paramref name="document"/>; null for none.</param>
    public void Copy(OfdDocument document, IEnumerable<XElement> used, OfdRewriter rewriter, IReadOnlyDictionary<string, byte[]>? fonts = null)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(used.SelectMany(OfdRewriter.Referred));
        while (open.TryPop(out var id))
        {
            if (document.Resources.Find(id) is not { } resource || !done.Add(id)) continue;
            var copy = rewriter.Copy(resource.Element);
            if (fonts is not null && resource.Element.Name.LocalName == "CompositeGraphicUnit") OfdFontEmbedder.DropGlyphs(copy, document, rewriter);
            foreach (var child in new[] { "FontFile", "MediaFile" }) CopyFile(document, resource, copy, child);
            if (fonts?.GetValueOrDefault(id) is { } font && copy.Element(Namespace + "FontFile") is null) Embed(copy, font);
            _elements.Add(copy);
            foreach (var further in OfdRewriter.Referred(resource.Element)) open.Push(further);
        }
    }

    /// <summary>Adds a PNG picture and returns its number.</summary>
    public int AddPicture(byte[] png)
    {
        var id = ids.Next();
        var name = string.Create(CultureInfo.InvariantCulture, $"image_{id}.png");
        parts[OfdWriter.Folder + "Res/" + name] = png;
        _elements.Add(Element("MultiMedia", Attribute("ID", id), Attribute("Type", "Image"), Attribute("Format", "PNG"), Element("MediaFile", name)));
        return id;
    }

    public void Write()
    {
        Write("PublicRes.xml", e => e.Name.LocalName is "ColorSpace" or "Font");
        Write("DocumentRes.xml", e => e.Name.LocalName is not ("ColorSpace" or "Font"));
    }

    private void Write(string name, Func<XElement, bool> choose) => parts[OfdWriter.Folder + name] = ZipWriter.Xml(Root("Res", Attribute("BaseLoc", "Res"),
        Groups.Select(g => (g.Group, Elements: _elements.Where(e => e.Name.LocalName == g.Kind && choose(e)).ToArray()))
            .Where(g => g.Elements.Length > 0).Select(g => Element(g.Group, g.Elements))));

    private void Embed(XElement font, byte[] data)
    {
        var name = $"font_{font.Attribute("ID")!.Value}.ttf";
        parts[OfdWriter.Folder + "Res/" + name] = data;
        font.Add(Element("FontFile", name));
    }

    /// <summary>A file that a resource names but the package lacks is left out of the copy too.</summary>
    private void CopyFile(OfdDocument document, OfdResource resource, XElement copy, string child)
    {
        if (copy.Element(Namespace + child) is not { } location) return;
        if (document.Resources.File(resource, child) is not { } data)
        {
            if (child == "FontFile") location.Remove();
            return;
        }

        var extension = Path.GetExtension(location.Value.Trim());
        if (extension.Length is < 2 or > 6 || !extension.Skip(1).All(char.IsAsciiLetterOrDigit)) extension = "";
        var name = (child == "FontFile" ? "font_" : "image_") + copy.Attribute("ID")!.Value + extension.ToLowerInvariant();
        parts[OfdWriter.Folder + "Res/" + name] = data;
        location.Value = name;
    }
}

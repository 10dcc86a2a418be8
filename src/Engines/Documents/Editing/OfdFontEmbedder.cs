using System.Xml.Linq;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Ofd;

namespace Heluo.Engines.Documents.Editing;

/// <summary>Makes small font files for fonts that a document only names, with the characters it sets in them.</summary>
internal sealed class OfdFontEmbedder(FontLibrary fonts)
{
    private const int DeepestComposite = 8;

    /// <summary>Font files by number of the resource; fonts with characters that no one face has are left out.</summary>
    public IReadOnlyDictionary<string, byte[]> Files(OfdDocument document, IEnumerable<XElement> used)
    {
        var characters = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        foreach (var element in used) Collect(document, element, characters, 0);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (id, points) in characters.Where(c => IsNamedOnly(document, c.Key)))
        {
            if (fonts.FaceForAll(OfdFonts.RoleOf(document.Resources.Find(id)!.Element), points) is { } face) files[id] = FontSubset.Of(face, points).ToBytes(standalone: true);
        }

        return files;
    }

    /// <summary>Numbers of glyphs mean nothing in a stand-in: text goes by its characters there.</summary>
    public static void DropGlyphs(XElement copy, OfdDocument document, OfdRewriter rewriter)
    {
        var named = document.Resources.All.Select(r => r.Element.Value("ID")!).Where(id => IsNamedOnly(document, id)).Select(id => rewriter.Number(id)).ToHashSet();
        foreach (var text in copy.Descendants(OfdNames.Namespace + "TextObject").Where(t => int.TryParse(t.Attribute("Font")?.Value, out var font) && named.Contains(font)))
            text.Elements(OfdNames.Namespace + "CGTransform").Remove();
    }

    private static bool IsNamedOnly(OfdDocument document, string id) =>
        document.Resources.Find(id) is { Element.Name.LocalName: "Font" } font && document.Resources.File(font, "FontFile") is null;

    private static void Collect(OfdDocument document, XElement element, Dictionary<string, HashSet<int>> characters, int depth)
    {
        if (depth > DeepestComposite) return;
        foreach (var inner in element.DescendantsAndSelf())
        {
            if (inner.Name.LocalName is "TextObject" or "Text" && inner.Value("Font") is { } font)
            {
                if (!characters.TryGetValue(font, out var points)) characters[font] = points = [];
                foreach (var rune in inner.Children("TextCode").SelectMany(c => c.Value.EnumerateRunes()).Where(r => !System.Text.Rune.IsControl(r))) points.Add(rune.Value);
            }
            else if (inner.Name.LocalName == "CompositeObject" && document.Resources.Find(inner.Value("ResourceID"))?.Element.Child("Content") is { } content)
            {
                Collect(document, content, characters, depth + 1);
            }
        }
    }
}

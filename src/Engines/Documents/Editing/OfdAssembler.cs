using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Heluo.Engines.Documents.Ofd;
using SkiaSharp;
using static Heluo.Engines.Documents.Ofd.OfdNames;

namespace Heluo.Engines.Documents.Editing;

/// <summary>Builds one document from pages of others.</summary>
internal sealed class OfdAssembler
{
    private const string Folder = OfdWriter.Folder;
    private readonly SortedDictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly OfdIds _ids = new();
    private readonly List<XElement> _pages = [];
    private readonly List<XElement> _templates = [];
    private readonly List<XElement> _outline = [];
    private readonly List<XElement> _annotations = [];
    private readonly List<(string Name, string Value)> _facts = [];
    private readonly Dictionary<int, List<XElement>> _notes = [];
    private readonly OfdResourceCopier _resources;
    private readonly OfdExtrasCopier _extras;
    private OfdDocument? _first;
    private XElement? _defaultSpace;

    private readonly OfdFontEmbedder? _embedder;

    /// <param name="embedder">Embeds stand-ins for fonts that are only named; null leaves them as they are.</param>
    public OfdAssembler(OfdFontEmbedder? embedder = null)
    {
        _embedder = embedder;
        _resources = new OfdResourceCopier(_parts, _ids);
        _extras = new OfdExtrasCopier(_parts);
    }

    public void AddFact(string name, string value) => _facts.Add((name, value));

    /// <summary>Adds pages of a document with everything they use, and its attachments, structure files and bookmarks.</summary>
    public void Add(OfdDocument document, IReadOnlyList<OfdPage> pages)
    {
        var isFirst = _first is null;
        _first ??= document;
        var rewriter = new OfdRewriter(_ids);
        var used = new List<XElement>();
        foreach (var page in pages) AddPage(document, page, rewriter, used);
        if (isFirst && document.CommonData.Child("DefaultCS") is { } space)
        {
            used.Add(space);
            _defaultSpace = rewriter.Copy(space);
        }

        AddTemplates(document, pages, rewriter, used);
        _resources.Copy(document, used, rewriter, _embedder?.Files(document, used));
        _extras.Copy(document, rewriter);
        var known = pages.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        if (document.Root.Child("Outlines") is { } outline) _outline.AddRange(Outline(outline, rewriter, known));
    }

    /// <summary>Lays the annotations of another document over the pages already here.</summary>
    public void Overlay(OfdDocument document)
    {
        var rewriter = new OfdRewriter(_ids);
        var used = new List<XElement>();
        foreach (var page in document.Pages) AddNotes(page.Index, document, page, rewriter, used);
        _resources.Copy(document, used, rewriter, _embedder?.Files(document, used));
    }

    public byte[] ToBytes(string kind)
    {
        WriteNotes();
        _resources.Write();
        var (tags, attachments) = _extras.Write();
        var first = _first!;
        var common = Element("CommonData",
            Element("MaxUnitID", _ids.Last),
            Element("PageArea", Element("PhysicalBox", Numbers(0, 0, first.Pages[0].Width, first.Pages[0].Height))),
            Element("PublicRes", "PublicRes.xml"), Element("DocumentRes", "DocumentRes.xml"), _templates, _defaultSpace);
        _parts[Folder + "Document.xml"] = ZipWriter.Xml(Root("Document", common, Element("Pages", _pages),
            _outline.Count > 0 ? Element("Outlines", _outline) : null, _notes.Count > 0 ? Element("Annotations", "Annots/Annotations.xml") : null, tags, attachments));
        _parts["OFD.xml"] = ZipWriter.Xml(Root("OFD", Attribute("Version", "1.0"), Attribute("DocType", kind),
            Element("DocBody", Information(first), Element("DocRoot", Folder + "Document.xml"))));
        using var output = new MemoryStream();
        ZipWriter.Write(_parts, output);
        return output.ToArray();
    }

    private void AddPage(OfdDocument document, OfdPage page, OfdRewriter rewriter, List<XElement> used)
    {
        document.AddPageResources(page);
        var index = _pages.Count;
        var root = rewriter.Copy(page.Root);
        root.Elements(Namespace + "PageRes").Remove();
        root.Descendants(Namespace + "Actions").Remove();
        if (_embedder is not null) OfdFontEmbedder.DropGlyphs(root, document, rewriter);
        root.Elements(Namespace + "Area").Remove();
        root.AddFirst(Element("Area", Element("PhysicalBox", Numbers(page.Left, page.Top, page.Width, page.Height))));
        _parts[$"{Folder}Pages/Page_{index}/Content.xml"] = ZipWriter.Xml(Rooted(root));
        _pages.Add(Element("Page", Attribute("ID", rewriter.Number(page.Id)), Attribute("BaseLoc", $"Pages/Page_{index}/Content.xml")));
        used.Add(page.Root);
        AddNotes(index, document, page, rewriter, used);
        AddStamps(index, document, page);
    }

    private void AddTemplates(OfdDocument document, IReadOnlyList<OfdPage> pages, OfdRewriter rewriter, List<XElement> used)
    {
        var ids = pages.SelectMany(p => p.Root.Children("Template")).Select(t => t.Value("TemplateID")).OfType<string>().Distinct();
        foreach (var id in ids)
        {
            if (document.Template(id) is not { } template) continue;
            var number = rewriter.Number(id);
            var root = rewriter.Copy(template);
            root.Elements(Namespace + "PageRes").Remove();
            root.Descendants(Namespace + "Actions").Remove();
            var location = string.Create(CultureInfo.InvariantCulture, $"Tpls/Tpl_{number}/Content.xml");
            _parts[Folder + location] = ZipWriter.Xml(Rooted(root));
            _templates.Add(Element("TemplatePage", Attribute("ID", number), Attribute("Name", "底版"), Attribute("ZOrder", "Background"), Attribute("BaseLoc", location)));
            used.Add(template);
        }
    }

    private void AddNotes(int index, OfdDocument document, OfdPage page, OfdRewriter rewriter, List<XElement> used)
    {
        foreach (var annotation in document.Annotations(page.Id))
        {
            var copy = rewriter.Copy(annotation);
            copy.Descendants(Namespace + "Actions").Remove();
            if (_embedder is not null) OfdFontEmbedder.DropGlyphs(copy, document, rewriter);
            Notes(index).Add(copy);
            used.Add(annotation);
        }
    }

    /// <summary>Seals of the original stay visible as pictures.</summary>
    private void AddStamps(int index, OfdDocument document, OfdPage page)
    {
        const float PointsPerMm = 12;
        foreach (var stamp in document.Stamps(page.Id))
        {
            var (width, height) = ((int)Math.Clamp(stamp.Box.Width * PointsPerMm, 1, 2000), (int)Math.Clamp(stamp.Box.Height * PointsPerMm, 1, 2000));
            using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
            surface.Canvas.Scale(PointsPerMm);
            surface.Canvas.Translate(-stamp.Box.Left, -stamp.Box.Top);
            stamp.Draw(surface.Canvas);
            using var image = surface.Snapshot();
            using var data = image.Encode(SKEncodedImageFormat.Png, 90);
            var picture = _resources.AddPicture(data.ToArray());
            var box = Numbers(stamp.Box.Left, stamp.Box.Top, stamp.Box.Width, stamp.Box.Height);
            var size = Numbers(0, 0, stamp.Box.Width, stamp.Box.Height);
            Notes(index).Add(Element("Annot", Attribute("ID", _ids.Next()), Attribute("Type", "Stamp"), Attribute("Creator", OfdWriter.Creator),
                Attribute("LastModDate", document.CreationDate.Length == 10 ? document.CreationDate : "2000-01-01"), Attribute("ReadOnly", "true"),
                Element("Appearance", Attribute("Boundary", box), Element("ImageObject", Attribute("ID", _ids.Next()), Attribute("Boundary", size),
                    Attribute("CTM", Numbers(stamp.Box.Width, 0, 0, stamp.Box.Height, 0, 0)), Attribute("ResourceID", picture)))));
        }
    }

    private void WriteNotes()
    {
        foreach (var (index, notes) in _notes.OrderBy(n => n.Key))
        {
            _parts[$"{Folder}Annots/Page_{index}/Annotation.xml"] = ZipWriter.Xml(Root("PageAnnot", notes));
            _annotations.Add(Element("Page", Attribute("PageID", _pages[index].Attribute("ID")!.Value), Element("FileLoc", $"Page_{index}/Annotation.xml")));
        }

        if (_notes.Count > 0) _parts[Folder + "Annots/Annotations.xml"] = ZipWriter.Xml(Root("Annotations", _annotations));
    }

    private List<XElement> Notes(int index) => _notes.TryGetValue(index, out var known) ? known : _notes[index] = [];

    /// <summary>Bookmarks of pages that are here; those of other pages fall away with what is below them only when nothing below is here.</summary>
    private static IEnumerable<XElement> Outline(XElement parent, OfdRewriter rewriter, HashSet<string> known)
    {
        foreach (var entry in parent.Children("OutlineElem"))
        {
            var below = Outline(entry, rewriter, known).ToArray();
            var target = entry.Child("Actions")?.Descendants().FirstOrDefault(d => d.Name.LocalName == "Dest")?.Value("PageID");
            var here = target is not null && known.Contains(target);
            if (!here && below.Length == 0) continue;
            yield return Element("OutlineElem", Attribute("Title", entry.Value("Title") ?? ""), here ? rewriter.Copy(entry.Child("Actions")!) : null, below);
        }
    }

    private XElement Information(OfdDocument first)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, data) in _parts) hash.AppendData([.. Encoding.UTF8.GetBytes(path), .. data]);
        var information = first.Body.Child("DocInfo") is { } old ? new OfdRewriter(new OfdIds()).Copy(old) : Element("DocInfo");
        information.Elements(Namespace + "DocID").Remove();
        information.Elements(Namespace + "Cover").Remove();
        information.AddFirst(Element("DocID", Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16))));
        if (_facts.Count == 0) return information;
        var custom = information.Element(Namespace + "CustomDatas");
        if (custom is null) information.Add(custom = Element("CustomDatas"));
        custom.Add(_facts.Select(f => Element("CustomData", Attribute("Name", f.Name), f.Value)));
        return information;
    }

    private static XElement Rooted(XElement root)
    {
        root.Add(new XAttribute(XNamespace.Xmlns + "ofd", Namespace.NamespaceName));
        return root;
    }
}

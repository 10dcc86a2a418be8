using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Heluo.Engines.Documents.Layout;
using static Heluo.Engines.Documents.Ofd.OfdNames;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>Writes a laid-out document as OFD (GB/T 33190-2016) with embedded subset fonts. The same document gives the same bytes.</summary>
public sealed class OfdWriter
{
    internal const string Folder = "Doc_0/";
    internal const string Creator = "Heluo";
    private readonly LaidOutDocument _document;
    private readonly SortedDictionary<string, byte[]> _parts = new(StringComparer.Ordinal);
    private readonly OfdIds _ids = new();
    private readonly OfdResources _resources;
    private readonly OfdPageObjects _objects;
    private readonly List<int> _pageIds = [];

    private OfdWriter(LaidOutDocument document)
    {
        _document = document;
        _resources = new OfdResources(document, _ids);
        _objects = new OfdPageObjects(_resources, _ids);
    }

    /// <summary>Writes the document.</summary>
    /// <param name="document">At least one page.</param>
    /// <param name="output">Where the bytes go; left open.</param>
    /// <param name="archival">Declare the archival kind OFD-A (GB/T 42133-2022): fonts embedded, nothing outside, which every file written here is anyway.</param>
    /// <exception cref="ArgumentException">No page.</exception>
    public static void Write(LaidOutDocument document, Stream output, bool archival = false)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(output);
        if (document.Pages.Count == 0) throw new ArgumentException("文件没有页面，无法写成 OFD。", nameof(document));
        ZipWriter.Write(new OfdWriter(document).Parts(archival), output);
    }

    /// <summary>The document as OFD bytes; see <see cref="Write"/>.</summary>
    public static byte[] ToBytes(LaidOutDocument document, bool archival = false)
    {
        using var output = new MemoryStream();
        Write(document, output, archival);
        return output.ToArray();
    }

    private SortedDictionary<string, byte[]> Parts(bool archival)
    {
        var templates = WriteTemplates();
        WritePages(templates);
        var optional = new[] { WriteAnnotations(), WriteCustomTags(), WriteAttachments() };
        _resources.Write(_parts);
        var first = _document.Pages[0];
        var common = Element("CommonData",
            Element("MaxUnitID", _ids.Last),
            Element("PageArea", Element("PhysicalBox", Numbers(0, 0, first.Width, first.Height))),
            Element("PublicRes", "PublicRes.xml"),
            _resources.HasMedia ? Element("DocumentRes", "DocumentRes.xml") : null,
            templates.Values.Select(id => Element("TemplatePage", Attribute("ID", id), Attribute("Name", "底版"), Attribute("ZOrder", "Background"),
                Attribute("BaseLoc", string.Create(CultureInfo.InvariantCulture, $"Tpls/Tpl_{id}/Content.xml")))));
        var pages = Element("Pages", _pageIds.Select((id, i) => Element("Page", Attribute("ID", id), Attribute("BaseLoc", $"Pages/Page_{i}/Content.xml"))));
        Add(Folder + "Document.xml", Root("Document", common, pages, Outline(), optional));
        Add("OFD.xml", Root("OFD", Attribute("Version", "1.0"), Attribute("DocType", archival ? "OFD-A" : "OFD"),
            Element("DocBody", Information(), Element("DocRoot", Folder + "Document.xml"))));
        return _parts;
    }

    private Dictionary<IReadOnlyList<PageItem>, int> WriteTemplates()
    {
        var templates = new Dictionary<IReadOnlyList<PageItem>, int>(ReferenceEqualityComparer.Instance);
        foreach (var page in _document.Pages.Where(p => p.Background.Count > 0))
        {
            if (templates.ContainsKey(page.Background)) continue;
            var id = templates[page.Background] = _ids.Next();
            Add(string.Create(CultureInfo.InvariantCulture, $"{Folder}Tpls/Tpl_{id}/Content.xml"), PageRoot(page, Layer(page.Background, "Background")));
        }

        return templates;
    }

    private void WritePages(Dictionary<IReadOnlyList<PageItem>, int> templates)
    {
        for (var i = 0; i < _document.Pages.Count; i++)
        {
            var page = _document.Pages[i];
            _pageIds.Add(_ids.Next());
            var template = templates.TryGetValue(page.Background, out var id)
                ? Element("Template", Attribute("TemplateID", id), Attribute("ZOrder", "Background")) : null;
            Add($"{Folder}Pages/Page_{i}/Content.xml", PageRoot(page, Layer(page.Items, "Body"), template));
        }
    }

    private static XElement PageRoot(LaidOutPage page, XElement layer, XElement? template = null) => Root("Page",
        Element("Area", Element("PhysicalBox", Numbers(0, 0, page.Width, page.Height))), template, Element("Content", layer));

    private XElement Layer(IEnumerable<PageItem> items, string type) =>
        Element("Layer", Attribute("ID", _ids.Next()), Attribute("Type", type), items.Select(item => _objects.Write(item)));

    private XElement? Outline() => _document.Outline.Count == 0 ? null : Element("Outlines", _document.Outline.Select(entry =>
        Element("OutlineElem", Attribute("Title", entry.Title), Element("Actions", Element("Action", Attribute("Event", "CLICK"), Element("Goto",
            Element("Dest", Attribute("Type", "XYZ"), Attribute("PageID", _pageIds[entry.Page]), Attribute("Left", 0.0), Attribute("Top", entry.Top), Attribute("Zoom", 0.0))))))));

    private XElement? WriteAnnotations()
    {
        if (_document.Annotations.Count == 0) return null;
        var pages = new List<XElement>();
        foreach (var group in _document.Annotations.GroupBy(a => a.Page).OrderBy(g => g.Key))
        {
            Add($"{Folder}Annots/Page_{group.Key}/Annotation.xml", Root("PageAnnot", group.Select(Annotation)));
            pages.Add(Element("Page", Attribute("PageID", _pageIds[group.Key]), Element("FileLoc", $"Page_{group.Key}/Annotation.xml")));
        }

        Add(Folder + "Annots/Annotations.xml", Root("Annotations", pages));
        return Element("Annotations", "Annots/Annotations.xml");
    }

    private XElement Annotation(PageAnnotation annotation)
    {
        var page = _document.Pages[annotation.Page];
        return Element("Annot", Attribute("ID", _ids.Next()), Attribute("Type", annotation.Kind.ToString()), Attribute("Creator", annotation.Creator),
            Attribute("LastModDate", annotation.Time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            annotation.Remark.Length > 0 ? Element("Remark", annotation.Remark) : null,
            Element("Appearance", Attribute("Boundary", Numbers(0, 0, page.Width, page.Height)), annotation.Items.Select(item => _objects.Write(item))));
    }

    private XElement? WriteCustomTags()
    {
        if (_document.CustomTags.Count == 0) return null;
        for (var i = 0; i < _document.CustomTags.Count; i++) _parts[$"{Folder}Tags/CustomTag_{i}.xml"] = _document.CustomTags[i].Xml;
        Add(Folder + "Tags/CustomTags.xml", Root("CustomTags", _document.CustomTags.Select((tag, i) =>
            Element("CustomTag", Attribute("NameSpace", tag.Namespace), Element("FileLoc", $"CustomTag_{i}.xml")))));
        return Element("CustomTags", "Tags/CustomTags.xml");
    }

    private XElement? WriteAttachments()
    {
        if (_document.Attachments.Count == 0) return null;
        var entries = new List<XElement>();
        foreach (var (i, file) in _document.Attachments.Index())
        {
            var (entry, name) = OfdAttachments.Entry(file, i);
            _parts[Folder + "Attachs/" + name] = file.Data;
            entries.Add(entry);
        }

        Add(Folder + "Attachs/Attachments.xml", Root("Attachments", entries));
        return Element("Attachments", "Attachs/Attachments.xml");
    }

    private XElement Information()
    {
        var metadata = _document.Metadata;
        var date = metadata.Created?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return Element("DocInfo",
            Element("DocID", metadata.DocumentId ?? Identifier()),
            Optional("Title", metadata.Title), Optional("Author", metadata.Author), Optional("Subject", metadata.Subject),
            Optional("CreationDate", date ?? ""), Optional("ModDate", date ?? ""), Element("DocUsage", "Normal"),
            metadata.Keywords.Count > 0 ? Element("Keywords", metadata.Keywords.Select(k => Element("Keyword", k))) : null,
            Element("Creator", Creator),
            metadata.Custom.Count > 0 ? Element("CustomDatas", metadata.Custom.Select(c => Element("CustomData", Attribute("Name", c.Key), c.Value))) : null);
    }

    /// <summary>A document identifier from what is on the pages, so that the same document has the same one.</summary>
    private string Identifier()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, data) in _parts) hash.AppendData([.. Encoding.UTF8.GetBytes(path), .. data]);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private static XElement? Optional(string name, string value) => value.Length > 0 ? Element(name, value) : null;

    private void Add(string path, XElement root) => _parts[path] = ZipWriter.Xml(root);
}

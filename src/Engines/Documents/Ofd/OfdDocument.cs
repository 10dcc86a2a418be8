using System.Xml.Linq;
using Heluo.Engines.Documents.Fonts;
using Heluo.Engines.Documents.Layout;

namespace Heluo.Engines.Documents.Ofd;

/// <summary>A document inside an OFD file: information, pages, attachments, signatures.</summary>
public sealed class OfdDocument
{
    private const int MostStamps = 64;
    private readonly XElement _body;
    private readonly XElement _root;
    private readonly Lazy<IReadOnlyList<OfdPage>> _pages;
    private readonly Dictionary<string, XElement?> _templates = new(StringComparer.Ordinal);
    private readonly HashSet<string> _resourceParts = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<OfdStamp>> _stamps;

    internal OfdDocument(OfdPackage package, XElement body, FontLibrary fonts)
    {
        (Package, _body, Fonts) = (package, body, fonts);
        Part = package.Locate("OFD.xml", body.Text("DocRoot") ?? "Doc_0/Document.xml");
        _root = package.Xml(Part);
        CommonData = _root.Child("CommonData") ?? throw new OfdException(OfdFault.BadContent, $"“{Part}”里没有 CommonData。");
        Resources = new OfdResourceTable(package);
        foreach (var kind in new[] { "PublicRes", "DocumentRes" })
        {
            foreach (var location in CommonData.Children(kind)) AddResources(Part, location.Value);
        }

        _pages = new Lazy<IReadOnlyList<OfdPage>>(ReadPages);
        _stamps = new Lazy<IReadOnlyList<OfdStamp>>(() => Signing.OfdStamps.Read(package, body));
    }

    /// <summary>Identifier, 32 hexadecimal digits; empty when the file has none.</summary>
    public string DocumentId => Information("DocID");

    /// <summary>Title.</summary>
    public string Title => Information("Title");

    /// <summary>Author.</summary>
    public string Author => Information("Author");

    /// <summary>Day of making as written in the file.</summary>
    public string CreationDate => Information("CreationDate");

    /// <summary>Machine-readable name/value pairs.</summary>
    public IReadOnlyDictionary<string, string> Custom => (_body.Child("DocInfo")?.Child("CustomDatas")?.Children("CustomData") ?? [])
        .Where(e => e.Value("Name") is not null).GroupBy(e => e.Value("Name")!).ToDictionary(g => g.Key, g => g.First().Value.Trim());

    /// <summary>The pages in order.</summary>
    /// <exception cref="OfdException">A page is missing or not readable.</exception>
    public IReadOnlyList<OfdPage> Pages => _pages.Value;

    internal OfdPackage Package { get; }

    internal FontLibrary Fonts { get; }

    internal string Part { get; }

    internal XElement Root => _root;

    internal XElement Body => _body;

    /// <summary>Where the list of signatures is; null when the document is not signed.</summary>
    internal string? SignaturesLocation => _body.Text("Signatures") is { Length: > 0 } location ? location : null;

    internal XElement CommonData { get; }

    internal OfdResourceTable Resources { get; }

    /// <summary>The text of all pages, a form feed between pages.</summary>
    public string Text() => string.Join('\f', Pages.Select(p => p.Text()));

    /// <summary>The bookmarks that point to a page, in order.</summary>
    public IReadOnlyList<OutlineEntry> Outline() => [.. (_root.Child("Outlines")?.Descendants() ?? []).Where(e => e.Name.LocalName == "OutlineElem")
        .Select(e => (Title: e.Value("Title") ?? "", Dest: e.Child("Actions")?.Descendants().FirstOrDefault(d => d.Name.LocalName == "Dest")))
        .Select(e => new OutlineEntry(e.Title, Math.Max(0, Pages.ToList().FindIndex(p => p.Id == e.Dest?.Value("PageID"))), OfdValues.Number(e.Dest?.Value("Top"))))];

    /// <summary>The files carried inside.</summary>
    /// <exception cref="OfdException">An attachment that is named is missing.</exception>
    public IReadOnlyList<AttachedFile> Attachments()
    {
        if (Package.Find(Part, _root.Text("Attachments")) is not { } list) return [];
        return [.. Package.Xml(list).Children("Attachment").Select(e => new AttachedFile(Path.GetFileName(e.Value("Name") ?? "附件"),
            Package.Read(Package.Locate(list, e.Text("FileLoc")))))];
    }

    /// <summary>The machine-readable structure files.</summary>
    public IReadOnlyList<CustomTag> CustomTags()
    {
        if (Package.Find(Part, _root.Text("CustomTags")) is not { } list) return [];
        return [.. Package.Xml(list).Children("CustomTag").Select(e => new CustomTag(e.Value("NameSpace") ?? e.Value("TypeID") ?? "",
            Package.Read(Package.Locate(list, e.Text("FileLoc")))))];
    }

    internal XElement? Template(string? id)
    {
        if (id is null) return null;
        if (_templates.TryGetValue(id, out var known)) return known;
        var location = CommonData.Children("TemplatePage").FirstOrDefault(t => t.Value("ID") == id)?.Value("BaseLoc");
        var part = Package.Find(Part, location);
        if (part is null) return _templates[id] = null;
        var template = Package.Xml(part);
        foreach (var resource in template.Children("PageRes")) AddResources(part, resource.Value);
        return _templates[id] = template;
    }

    internal void AddPageResources(OfdPage page)
    {
        foreach (var location in page.Root.Children("PageRes")) AddResources(page.Part, location.Value);
    }

    /// <summary>What annotations show on a page, unless hidden.</summary>
    internal IEnumerable<XElement> Appearances(string pageId) => Annotations(pageId)
        .Where(a => !a.IsFalse("Visible")).Select(a => a.Child("Appearance")).OfType<XElement>();

    /// <summary>The annotations of a page.</summary>
    internal IEnumerable<XElement> Annotations(string pageId)
    {
        if (Package.Find(Part, _root.Text("Annotations")) is not { } list) return [];
        return Package.Xml(list).Children("Page").Where(p => p.Value("PageID") == pageId)
            .Select(p => Package.Find(list, p.Text("FileLoc"))).OfType<string>()
            .SelectMany(part => Package.Xml(part).Children("Annot"));
    }

    /// <summary>Whether seals are left out, so that a seal's picture with a seal on it comes to an end.</summary>
    internal bool HidesStamps { get; set; }

    internal IEnumerable<OfdStamp> Stamps(string pageId) => HidesStamps ? [] : _stamps.Value.Where(s => s.PageId == pageId).Take(MostStamps);

    private void AddResources(string from, string location)
    {
        if (Package.Find(from, location) is { } part && _resourceParts.Add(part)) Resources.Add(part);
    }

    private List<OfdPage> ReadPages()
    {
        var entries = _root.Child("Pages")?.Children("Page").ToArray() ?? [];
        if (entries.Length == 0) throw new OfdException(OfdFault.BadContent, "文件里没有页面。");
        if (entries.Length > Package.Limits.Pages) throw new OfdException(OfdFault.TooLarge, $"文件有 {entries.Length} 页，超过上限 {Package.Limits.Pages} 页。");
        return [.. entries.Select((e, i) => new OfdPage(this, i, e.Value("ID") ?? "", Package.Locate(Part, e.Value("BaseLoc"))))];
    }

    private string Information(string name) => _body.Child("DocInfo")?.Text(name) ?? "";
}

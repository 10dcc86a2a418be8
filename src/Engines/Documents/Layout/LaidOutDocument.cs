namespace Heluo.Engines.Documents.Layout;

/// <summary>A finished document: what stands where on each page. Written as PDF or OFD; both show the same.</summary>
public sealed record LaidOutDocument
{
    /// <summary>The pages in order, at least one.</summary>
    public required IReadOnlyList<LaidOutPage> Pages { get; init; }

    /// <summary>Title, author, times and further metadata.</summary>
    public DocumentMetadata Metadata { get; init; } = new();

    /// <summary>Bookmarks, in order.</summary>
    public IReadOnlyList<OutlineEntry> Outline { get; init; } = [];

    /// <summary>Files carried inside.</summary>
    public IReadOnlyList<AttachedFile> Attachments { get; init; } = [];

    /// <summary>Marks laid over pages: watermarks, notes of use, seals kept as pictures.</summary>
    public IReadOnlyList<PageAnnotation> Annotations { get; init; } = [];

    /// <summary>Machine-readable structure files (OFD custom tags).</summary>
    public IReadOnlyList<CustomTag> CustomTags { get; init; } = [];

    /// <summary>Where seals belong; a signer places its stamp there.</summary>
    public IReadOnlyList<SealPlace> SealPlaces { get; init; } = [];
}

/// <summary>One page.</summary>
/// <param name="Width">Width in mm (A4 upright: 210).</param>
/// <param name="Height">Height in mm (A4 upright: 297).</param>
/// <param name="Items">What is drawn, first to last; text in reading order.</param>
public sealed record LaidOutPage(double Width, double Height, IReadOnlyList<PageItem> Items)
{
    /// <summary>What is drawn beneath, e.g. the frame of a licence; pages that share one list share one template page in OFD.</summary>
    public IReadOnlyList<PageItem> Background { get; init; } = [];

    /// <summary>Everything drawn, background first.</summary>
    internal IEnumerable<PageItem> AllItems => Background.Concat(Items);
}

/// <summary>What a document says about itself.</summary>
public sealed record DocumentMetadata
{
    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The issuing body.</summary>
    public string Author { get; init; } = "";

    /// <summary>Subject.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Time of making, written into the file; null leaves it out.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Identifier of the document, 32 hexadecimal digits; null derives one from the content.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Machine-readable name/value pairs (OFD CustomData; GB/T 36903 metadata of licences).</summary>
    public IReadOnlyDictionary<string, string> Custom { get; init; } = new Dictionary<string, string>();
}

/// <summary>A bookmark.</summary>
/// <param name="Title">Text shown.</param>
/// <param name="Page">Page index from 0.</param>
/// <param name="Top">Height on the page in mm from its top.</param>
public sealed record OutlineEntry(string Title, int Page, double Top = 0);

/// <summary>A file inside the document.</summary>
/// <param name="Name">File name with extension, without folders.</param>
/// <param name="Data">Content.</param>
/// <param name="MediaType">Media type, e.g. <c>application/xml</c>.</param>
public sealed record AttachedFile(string Name, byte[] Data, string MediaType = "application/octet-stream");

/// <summary>A place for a seal.</summary>
/// <param name="Name">Name of the body whose seal belongs here.</param>
/// <param name="Page">Page index from 0.</param>
/// <param name="CentreX">Centre in mm from the left.</param>
/// <param name="CentreY">Centre in mm from the top.</param>
/// <param name="Diameter">Diameter in mm.</param>
public sealed record SealPlace(string Name, int Page, double CentreX, double CentreY, double Diameter);

/// <summary>Something laid over a page that is not part of its content (GB/T 33190-2016, clause 15).</summary>
/// <param name="Page">Page index from 0.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Creator">Who made it.</param>
/// <param name="Time">When.</param>
/// <param name="Items">What is drawn, in page coordinates.</param>
public sealed record PageAnnotation(int Page, AnnotationKind Kind, string Creator, DateTimeOffset Time, IReadOnlyList<PageItem> Items)
{
    /// <summary>A note that goes with it, e.g. the purpose a copy was made for.</summary>
    public string Remark { get; init; } = "";
}

/// <summary>Kinds of annotations; the names are those of the standard.</summary>
public enum AnnotationKind
{
    /// <summary>A seal kept as a picture.</summary>
    Stamp,

    /// <summary>A watermark.</summary>
    Watermark,

    /// <summary>A drawing or note.</summary>
    Path,
}

/// <summary>A structure file that says what the text means, for programs.</summary>
/// <param name="Namespace">The namespace of its schema.</param>
/// <param name="Xml">The XML file, UTF-8.</param>
public sealed record CustomTag(string Namespace, byte[] Xml);

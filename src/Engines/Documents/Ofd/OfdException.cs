namespace Heluo.Engines.Documents.Ofd;

/// <summary>Why an OFD file is refused.</summary>
public enum OfdFault
{
    /// <summary>Not a ZIP file, or one that is cut off or damaged.</summary>
    Damaged,

    /// <summary>Larger, unpacked, than the limits allow.</summary>
    TooLarge,

    /// <summary>An entry name that points outside of the package, or appears twice.</summary>
    UnsafePath,

    /// <summary>A part that the document names is not there.</summary>
    MissingPart,

    /// <summary>A part is not well-formed XML, or not what the standard says.</summary>
    BadContent,

    /// <summary>Encrypted, or a way of packing this reader does not know.</summary>
    Unsupported,
}

/// <summary>An OFD file cannot be read. The message says in Chinese what is wrong with it.</summary>
public sealed class OfdException(OfdFault fault, string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The kind of fault.</summary>
    public OfdFault Fault { get; } = fault;
}

/// <summary>How much a file may ask for before it is refused.</summary>
public sealed record OfdLimits
{
    /// <summary>What is allowed unless said otherwise.</summary>
    public static OfdLimits Default { get; } = new();

    /// <summary>Entries in the package.</summary>
    public int Entries { get; init; } = 10_000;

    /// <summary>Bytes of one unpacked entry.</summary>
    public int EntryBytes { get; init; } = 64 << 20;

    /// <summary>Bytes of all unpacked entries together.</summary>
    public long TotalBytes { get; init; } = 256L << 20;

    /// <summary>Pages of a document.</summary>
    public int Pages { get; init; } = 5_000;

    /// <summary>Depth of elements in a part.</summary>
    public int XmlDepth { get; init; } = 64;

    /// <summary>Bytes of an XML part.</summary>
    public int XmlBytes { get; init; } = 32 << 20;

    /// <summary>Points of all pictures of one page, unpacked.</summary>
    public long PagePixels { get; init; } = 128_000_000;

    /// <summary>How long drawing one page may take.</summary>
    public TimeSpan DrawTime { get; init; } = TimeSpan.FromSeconds(30);
}

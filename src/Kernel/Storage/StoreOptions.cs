using System.ComponentModel.DataAnnotations;

namespace Heluo.Kernel.Storage;

/// <summary>Which database holds the platform's state.</summary>
public enum StoreKind
{
    /// <summary>Embedded: one file in the data folder, nothing to install.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later.</summary>
    Postgres,
}

/// <summary>Configuration section <c>Store</c>, validated at start.</summary>
public sealed class StoreOptions
{
    /// <summary>Section name.</summary>
    public const string Section = "Store";

    /// <summary>The kind of store.</summary>
    public StoreKind Kind { get; set; } = StoreKind.Sqlite;

    /// <summary>Connection string of PostgreSQL; not used by the embedded store.</summary>
    public string Connection { get; set; } = "";

    /// <summary>Folder of the embedded database and of large files.</summary>
    [Required]
    public string DataFolder { get; set; } = "data";

    /// <summary>Number of this node, 0 to 1023, unique in a cluster.</summary>
    [Range(0, 1023)]
    public int Node { get; set; }

    /// <summary>
    /// Write lanes on PostgreSQL; the embedded store always has one. One commits many acts at once and is the fastest where acts meet in the same rows (running numbers of a body); more help
    /// where they don't, or where the server is far away.
    /// </summary>
    [Range(1, 64)]
    public int Lanes { get; set; } = 1;
}

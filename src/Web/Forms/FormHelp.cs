using Heluo.Engines.Forms;

namespace Heluo.Web.Forms;

/// <summary>What a form needs from its host to be shown and read: divisions, stored files, where files go.</summary>
public sealed record FormHelp
{
    /// <summary>A host without divisions and files.</summary>
    public static FormHelp None { get; } = new();

    /// <summary>Divisions directly below a code, as options.</summary>
    public Func<string, IReadOnlyList<Option>> DivisionsBelow { get; init; } = _ => [];

    /// <summary>Full name of a division.</summary>
    public Func<string, string> DivisionName { get; init; } = code => code;

    /// <summary>The division at which a choice of divisions begins.</summary>
    public string DivisionRoot { get; init; } = "";

    /// <summary>A stored file by its identifier; null when it is gone.</summary>
    public Func<string, StoredFile?> FindFile { get; init; } = _ => null;

    /// <summary>Where the files of a field are sent, by its path; null sends them with the form.</summary>
    public Func<string, string>? UploadHref { get; init; }

    /// <summary>Kinds and size of files in words, e.g. “PDF、JPG 或 PNG，每个不超过 10 MB”.</summary>
    public string FileKinds { get; init; } = "";

    /// <summary>Kinds the browser offers.</summary>
    public string FileAccept { get; init; } = "";

    /// <summary>Largest file in bytes; 0 for no limit.</summary>
    public long FileLimit { get; init; }

    /// <summary>Levels of divisions below the root down to the one a field asks for: county unless the field says more.</summary>
    internal static int DigitsOf(FieldView view) => Math.Max(6, (int)(view.Min is decimal least ? least : 0));
}

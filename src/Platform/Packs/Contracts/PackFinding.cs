namespace Heluo.Platform.Packs.Contracts;

/// <summary>How grave a finding is.</summary>
public enum FindingLevel
{
    /// <summary>The pack can't be installed or the item not published.</summary>
    Fault,

    /// <summary>It works, but somebody should look at it.</summary>
    Warning,
}

/// <summary>Something found in a file of a pack.</summary>
/// <param name="File">Name of the file in the pack, with forward slashes.</param>
/// <param name="Line">Line, from 1; 0 when the whole file is meant.</param>
/// <param name="Level">How grave.</param>
/// <param name="Message">What is wrong and what to do, in Chinese.</param>
/// <param name="Source">Law, standard or convention that asks for it; empty for plain shape.</param>
public sealed record PackFinding(string File, int Line, FindingLevel Level, string Message, string Source = "")
{
    /// <summary>The finding in one line, as compilers write them.</summary>
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}" : "")}: {(Level == FindingLevel.Fault ? "错误" : "提示")}：{Message}{(Source.Length > 0 ? $"（依据：{Source}）" : "")}";
}

/// <summary>Checks the part of a pack that a module reads. Needs no database.</summary>
public interface IPackCheck
{
    /// <summary>Everything found in the files of <paramref name="pack"/>.</summary>
    IEnumerable<PackFinding> Check(PackFolder pack);
}

/// <summary>Writes the part of a pack that a module holds in its tables.</summary>
public interface IPackExport
{
    /// <summary>Texts that differ from the installed files, by name in the pack.</summary>
    Task<IReadOnlyDictionary<string, string>> ExportAsync(CancellationToken cancellation);
}

using System.Globalization;
using System.Text;

namespace Heluo.Engines.Ledger;

/// <summary>The state of a log: its name, size and root. Written as a C2SP tlog-checkpoint; the hash, when it is SM3, and the time are extension lines.</summary>
/// <param name="Origin">Name of the log.</param>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">Root of the tree over them.</param>
/// <param name="Hasher">The hashes of the tree.</param>
/// <param name="Time">When the log says it was so, or null; to the second.</param>
public sealed record TreeHead(string Origin, long Size, TreeHash Root, TreeHasher Hasher, DateTimeOffset? Time)
{
    private const string HashLine = "hash ";
    private const string TimeLine = "time ";

    /// <summary>Reads the text that is signed; extension lines that are not known are passed over.</summary>
    /// <exception cref="FormatException">Not the text of a head.</exception>
    public static TreeHead Parse(string body)
    {
        var lines = body.Split('\n');
        if (lines.Length < 4 || lines[^1].Length > 0 || lines[0].Length == 0) throw new FormatException("账本头至少应有名称、条数和根三行。");
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || lines[1] != size.ToString(CultureInfo.InvariantCulture))
            throw new FormatException($"账本头的条数“{lines[1]}”不是数字。");
        var hash = Extension(lines, HashLine);
        var hasher = hash is null ? TreeHasher.Sha256 : TreeHasher.Named(hash) ?? throw new FormatException($"不认识散列算法“{hash}”。");
        var seconds = Extension(lines, TimeLine);
        DateTimeOffset? time = long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var unix) && unix < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds(unix) : null;
        return new TreeHead(lines[0], size, TreeHash.Parse(lines[2]), hasher, time);
    }

    /// <summary>The text that is signed.</summary>
    public override string ToString()
    {
        var body = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root.ToBase64()}\n");
        if (Hasher != TreeHasher.Sha256) body.Append(HashLine).Append(Hasher.Name).Append('\n');
        if (Time is { } time) body.Append(CultureInfo.InvariantCulture, $"{TimeLine}{time.ToUnixTimeSeconds()}\n");
        return body.ToString();
    }

    private static string? Extension(string[] lines, string name) =>
        lines.Skip(3).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..];
}

namespace Heluo.Engines.Text;

/// <summary>Groups of words that mean the same when somebody searches: 饭店 餐馆 餐厅.</summary>
public sealed class Synonyms
{
    private readonly Dictionary<string, string[]> _groups;

    private Synonyms(Dictionary<string, string[]> groups)
    {
        _groups = groups;
        LongestEntry = groups.Count == 0 ? 0 : groups.Keys.Max(key => key.Length);
    }

    /// <summary>No synonyms.</summary>
    public static Synonyms None { get; } = new([]);

    /// <summary>Length of the longest entry in characters, 0 when there is none.</summary>
    internal int LongestEntry { get; }

    /// <summary>
    /// Reads one group a line, entries separated by blanks; <c>#</c> starts a comment. A word in several groups gets all their entries.
    /// </summary>
    /// <param name="lines">The lines of a synonym file.</param>
    public static Synonyms Parse(IEnumerable<string> lines)
    {
        var groups = new Dictionary<string, string[]>();
        foreach (var line in lines)
        {
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var entries = (comment < 0 ? line : line[..comment]).Split([' ', '\t', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
            var folded = Array.ConvertAll(entries, TextFolding.Fold);
            foreach (var entry in folded)
            {
                var others = folded.Where(other => other != entry);
                groups[entry] = groups.TryGetValue(entry, out var known) ? [.. known.Union(others)] : [.. others.Distinct()];
            }
        }

        return new Synonyms(groups);
    }

    /// <summary>The other entries of the word's groups; empty when it has none.</summary>
    /// <param name="word">A word or short phrase.</param>
    public IReadOnlyList<string> Of(string word) => _groups.GetValueOrDefault(TextFolding.Fold(word)) ?? [];
}

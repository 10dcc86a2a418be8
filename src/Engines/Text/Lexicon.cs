using System.Globalization;

namespace Heluo.Engines.Text;

/// <summary>The dictionary: words with their log probability, surnames, and how often a character stands alone. Loaded on first use.</summary>
internal sealed class Lexicon
{
    private const int GovernmentCount = 5000;
    private const int OverrideCount = 100;

    /// <summary>Added to every character's uses: a rare character counts as one that seldom stands alone.</summary>
    private const int RareUses = 200;
    private static readonly Lazy<Lexicon> Shared = new(() => new Lexicon());
    private readonly Dictionary<char, float> _solitude = [];
    private readonly HashSet<char> _surnames = [];
    private readonly HashSet<string> _compoundSurnames = [];

    private Lexicon()
    {
        var counts = ReadCounts();
        var words = counts.Keys.ToArray();
        Array.Sort(words, StringComparer.Ordinal);
        var total = counts.Values.Sum(count => (double)count);
        var weights = Array.ConvertAll(words, word => (float)Math.Log(Math.Max(counts[word], 1) / total));
        Words = WordTrie.Build(words, weights);
        UnknownWeight = (float)Math.Log(0.5 / total);
        MeasureSolitude(counts);
        foreach (var entry in LexiconFiles.Words("surnames.txt"))
        {
            if (entry.Length == 2) _compoundSurnames.Add(entry);
            else _surnames.UnionWith(entry);
        }
    }

    public static Lexicon Default => Shared.Value;

    public WordTrie Words { get; }

    /// <summary>Log probability of a character that is in no list.</summary>
    public float UnknownWeight { get; }

    /// <summary>Share of a character's uses in which it is a word by itself, 0–1: 的 near 1, 葡 near 0.</summary>
    public float Solitude(char letter) => _solitude.GetValueOrDefault(letter);

    public bool IsSurname(char letter) => _surnames.Contains(letter);

    public bool IsCompoundSurname(ReadOnlySpan<char> word) => _compoundSurnames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static Dictionary<string, int> ReadCounts()
    {
        var counts = new Dictionary<string, int>(130_000);
        foreach (var list in (string[])["words.txt", "places.txt"])
        {
            foreach (var line in LexiconFiles.Lines(list))
            {
                var blank = line.IndexOf(' ', StringComparison.Ordinal);
                var count = int.Parse(line.AsSpan(blank + 1), CultureInfo.InvariantCulture);
                var word = line[..blank];
                counts[word] = Math.Max(count, counts.GetValueOrDefault(word));
            }
        }

        foreach (var word in LexiconFiles.Words("government.txt")) counts[word] = Math.Max(GovernmentCount, counts.GetValueOrDefault(word));
        foreach (var word in LexiconFiles.Words("excluded.txt")) counts.Remove(word);
        foreach (var line in LexiconFiles.Lines("reading-overrides.txt")) counts.TryAdd(line[..line.IndexOf(' ', StringComparison.Ordinal)], OverrideCount);
        return counts;
    }

    private void MeasureSolitude(Dictionary<string, int> counts)
    {
        var uses = new Dictionary<char, double>();
        foreach (var (word, count) in counts)
        {
            foreach (var letter in word) uses[letter] = uses.GetValueOrDefault(letter) + count;
        }

        foreach (var (letter, all) in uses) _solitude[letter] = (float)(counts.GetValueOrDefault(letter.ToString()) / (all + RareUses));
    }
}

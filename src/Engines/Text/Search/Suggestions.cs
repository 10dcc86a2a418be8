namespace Heluo.Engines.Text.Search;

/// <summary>Titles and keywords by every beginning: of the phrase and of its words, in characters, pinyin and initials.</summary>
internal sealed class Suggestions
{
    private const int MostScanned = 4000;
    private const int MostWordStarts = 6;
    private readonly string[] _spellings;
    private readonly Phrase[] _phrases;
    private readonly Entry[] _entries;

    public Suggestions(IReadOnlyList<DocumentTerms> documents)
    {
        var phrases = new List<Phrase>();
        var spellings = new List<string>();
        var entries = new List<Entry>();
        for (var number = 0; number < documents.Count; number++)
        {
            var document = documents[number].Document;
            Add(new Phrase(document.Title, document.Key, document.Weight), 0);
            foreach (var keyword in document.Keywords) Add(new Phrase(keyword, document.Key, document.Weight), 1);
        }

        _phrases = [.. phrases];
        _spellings = [.. spellings];
        _entries = [.. entries];
        Array.Sort(_entries, (left, right) => Spelling(left).SequenceCompareTo(Spelling(right)));

        void Add(Phrase phrase, int penalty)
        {
            phrases.Add(phrase);
            AddSpellings(phrase.Text, phrases.Count - 1, penalty, spellings, entries);
        }
    }

    /// <summary>The best <paramref name="count"/> completions, different texts, best first.</summary>
    public IReadOnlyList<Suggestion> For(string prefix, int count)
    {
        var folded = TextFolding.Fold(prefix).Trim();
        if (folded.Length == 0) return [];
        var best = new Dictionary<string, (double Rank, Phrase Phrase)>();
        for (var at = FirstFrom(folded); at < _entries.Length && Spelling(_entries[at]).StartsWith(folded); at++)
        {
            if (best.Count > MostScanned) break;
            var phrase = _phrases[_entries[at].Phrase];
            var rank = _entries[at].Penalty + phrase.Text.Length * 0.02 - Math.Log(phrase.Weight);
            if (!best.TryGetValue(phrase.Text, out var known) || rank < known.Rank) best[phrase.Text] = (rank, phrase);
        }

        return [.. best.Values.OrderBy(found => found.Rank).ThenBy(found => found.Phrase.Text, StringComparer.Ordinal).Take(count)
            .Select(found => new Suggestion(found.Phrase.Text, found.Phrase.Key))];
    }

    private static void AddSpellings(string text, int phrase, int penalty, List<string> spellings, List<Entry> entries)
    {
        var folded = TextFolding.Fold(text);
        var syllables = Pinyin.Syllables(text);
        var spans = new List<TokenSpan>();
        Segmenter.Cut(folded, spans);
        spellings.Add(folded);
        spellings.Add(string.Concat(syllables));
        spellings.Add(string.Concat(syllables.Select(syllable => syllable[0])));
        var (characters, pinyin, initials) = (spellings.Count - 3, spellings.Count - 2, spellings.Count - 1);
        var words = spans.Count;
        for (var i = 0; i < words; i++) SearchTokens.AddParts(folded, spans[i], spans);
        foreach (var start in spans.Select(span => span.Start).Distinct().Order().Take(MostWordStarts))
        {
            var inside = penalty + (start == 0 ? 0 : 2);
            var before = 0;
            for (var i = 0; i < start; i++) before += syllables[i].Length;
            entries.Add(new Entry(characters, start, phrase, inside));
            entries.Add(new Entry(pinyin, before, phrase, inside + 0.5f));
            entries.Add(new Entry(initials, start, phrase, inside + 1));
        }
    }

    private int FirstFrom(string folded)
    {
        var (low, high) = (0, _entries.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (Spelling(_entries[middle]).SequenceCompareTo(folded) < 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private ReadOnlySpan<char> Spelling(Entry entry) => _spellings[entry.Spelling].AsSpan(entry.Offset);

    private sealed record Phrase(string Text, string Key, double Weight);

    private readonly record struct Entry(int Spelling, int Offset, int Phrase, float Penalty);
}

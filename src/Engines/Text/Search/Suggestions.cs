namespace Heluo.Engines.Text.Search;

/// <summary>Titles and keywords by every beginning: of the phrase and of its words, in characters, pinyin and initials.</summary>
internal sealed class Suggestions
{
    private const int MostScanned = 4000;
    private const int MostWordStarts = 5;
    private readonly string[] _spellings;
    private readonly Phrase[] _phrases;
    private readonly Entry[] _entries;

    public Suggestions(IReadOnlyList<DocumentTerms> documents)
    {
        var phrases = new Dictionary<string, Phrase>();
        foreach (var terms in documents)
        {
            var document = terms.Document;
            Offer(new Phrase(document.Title, document.Key, document.Weight, 0));
            foreach (var keyword in document.Keywords) Offer(new Phrase(keyword, document.Key, document.Weight, 1));
        }

        _phrases = [.. phrases.Values];
        var spellings = new List<string>(_phrases.Length * 3);
        var entries = new List<Entry>(_phrases.Length * 9);
        for (var number = 0; number < _phrases.Length; number++) AddSpellings(_phrases[number], number, spellings, entries);
        _spellings = [.. spellings];
        _entries = [.. entries];
        Sort();

        void Offer(Phrase phrase)
        {
            if (!phrases.TryGetValue(phrase.Text, out var known) || (phrase.Penalty, -phrase.Weight).CompareTo((known.Penalty, -known.Weight)) < 0)
                phrases[phrase.Text] = phrase;
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

    private static void AddSpellings(Phrase source, int phrase, List<string> spellings, List<Entry> entries)
    {
        var (text, penalty) = (source.Text, source.Penalty);
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

    /// <summary>By the first four characters as one number, then equal ones by the rest: far fewer text comparisons.</summary>
    private void Sort()
    {
        var keys = Array.ConvertAll(_entries, entry => Key(Spelling(entry)));
        Array.Sort(keys, _entries);
        for (var from = 0; from < keys.Length;)
        {
            var end = from + 1;
            while (end < keys.Length && keys[end] == keys[from]) end++;
            if (end - from > 1) Array.Sort(_entries, from, end - from, Comparer<Entry>.Create((left, right) => Spelling(left).SequenceCompareTo(Spelling(right))));
            from = end;
        }
    }

    private static ulong Key(ReadOnlySpan<char> text)
    {
        var key = 0UL;
        for (var i = 0; i < 4; i++) key = (key << 16) | (i < text.Length ? text[i] : '\0');
        return key;
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

    private sealed record Phrase(string Text, string Key, double Weight, int Penalty);

    private readonly record struct Entry(int Spelling, int Offset, int Phrase, float Penalty);
}

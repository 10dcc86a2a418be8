using System.Runtime.InteropServices;

namespace Heluo.Engines.Text.Search;

/// <summary>Numbers for terms. A snapshot of the index never changes its table; the next one starts from a copy.</summary>
internal sealed class TermTable
{
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _texts;
    private readonly List<TermSound?> _sounds;

    public TermTable()
        : this([], [], [])
    {
    }

    private TermTable(Dictionary<string, int> numbers, List<string> texts, List<TermSound?> sounds)
    {
        _numbers = numbers;
        _bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        _texts = texts;
        _sounds = sounds;
    }

    public int Count => _texts.Count;

    public TermTable Copy() => new(new Dictionary<string, int>(_numbers), [.. _texts], [.. _sounds]);

    public string Text(int term) => _texts[term];

    /// <summary>How the term sounds; null for Latin, digits and the like.</summary>
    public TermSound? Sound(int term) => _sounds[term];

    /// <summary>The number of a term, or −1.</summary>
    public int Find(ReadOnlySpan<char> text) => _bySpan.TryGetValue(text, out var number) ? number : -1;

    /// <summary>The number of a term, a new one when needed.</summary>
    public int FindOrAdd(ReadOnlySpan<char> text)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySpan, text, out var known);
        if (known) return number;
        number = _texts.Count;
        var added = text.ToString();
        _texts.Add(added);
        _sounds.Add(TextFolding.IsHan(added[0]) ? TermSound.Of(added) : null);
        return _texts.Count - 1;
    }
}

/// <summary>A term in pinyin, in initials, and by the key that mixes regional sounds up.</summary>
internal sealed record TermSound(string Full, string Initials, string Key)
{
    public static TermSound Of(string term)
    {
        var syllables = Pinyin.Syllables(term);
        return new TermSound(
            string.Concat(syllables), string.Concat(syllables.Select(syllable => syllable[0])), string.Concat(syllables.Select(Pinyin.Blur)));
    }
}

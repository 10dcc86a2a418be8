namespace Heluo.Engines.Text.Search;

/// <summary>The terms of an index by how they sound and how they are spelt: for pinyin typed instead of characters and for mistyped words.</summary>
internal sealed class Vocabulary
{
    private const int ShortestByEdit = 3;
    private readonly Dictionary<string, List<int>> _byPinyin = [];
    private readonly Dictionary<string, List<int>> _byInitials = [];
    private readonly Dictionary<string, List<int>> _bySound = [];
    private readonly Dictionary<(char First, int Length), List<int>> _byFirst = [];
    private readonly Dictionary<(char Last, int Length), List<int>> _byLast = [];
    private readonly Postings _postings;
    private readonly int _longestPinyin;

    public Vocabulary(Postings postings, TermTable table)
    {
        _postings = postings;
        for (var term = 0; term < table.Count; term++)
        {
            if (postings.Holders(term) == 0) continue;
            var text = table.Text(term);
            if (text.Length >= ShortestByEdit)
            {
                Add(_byFirst, (text[0], text.Length), term);
                Add(_byLast, (text[^1], text.Length), term);
            }

            if (table.Sound(term) is not { } sound) continue;
            Add(_byPinyin, sound.Full, term);
            _longestPinyin = Math.Max(_longestPinyin, sound.Full.Length);
            if (text.Length < 2) continue;
            Add(_byInitials, sound.Initials, term);
            Add(_bySound, sound.Key, term);
        }
    }

    /// <summary>Terms of two characters or more that sound like <paramref name="word"/> and are as long, itself excluded.</summary>
    public IEnumerable<int> SoundingLike(string word) =>
        (_bySound.GetValueOrDefault(Pinyin.SoundKey(word)) ?? []).Where(id => _postings.Text(id).Length == word.Length && _postings.Text(id) != word);

    /// <summary>Terms whose initials are <paramref name="letters"/>.</summary>
    public IEnumerable<int> WithInitials(string letters) => _byInitials.GetValueOrDefault(letters) ?? [];

    /// <summary>Terms one edit away from a word of three characters or more.</summary>
    public IEnumerable<int> OneEditFrom(string word)
    {
        if (word.Length < ShortestByEdit) yield break;
        for (var length = word.Length - 1; length <= word.Length + 1; length++)
        {
            var near = (_byFirst.GetValueOrDefault((word[0], length)) ?? []).Union(_byLast.GetValueOrDefault((word[^1], length)) ?? []);
            foreach (var id in near)
            {
                if (EditDistance.Between(word, _postings.Text(id), 1) == 1) yield return id;
            }
        }
    }

    /// <summary>Cuts typed pinyin (<c>shipinjingying</c>) into the fewest terms that sound so; empty when it cannot be cut.</summary>
    public IReadOnlyList<IReadOnlyList<int>> CutPinyin(string letters)
    {
        var best = new int[letters.Length + 1];
        var length = new int[letters.Length];
        Array.Fill(best, int.MaxValue);
        best[^1] = 0;
        for (var start = letters.Length - 1; start >= 0; start--)
        {
            for (var end = start + 1; end <= letters.Length && end - start <= _longestPinyin; end++)
            {
                if (best[end] == int.MaxValue || best[end] + 1 >= best[start] || !_byPinyin.ContainsKey(letters[start..end])) continue;
                best[start] = best[end] + 1;
                length[start] = end - start;
            }
        }

        if (best[0] == int.MaxValue) return [];
        var pieces = new List<IReadOnlyList<int>>();
        for (var at = 0; at < letters.Length; at += length[at]) pieces.Add(_byPinyin[letters.Substring(at, length[at])]);
        return pieces;
    }

    private static void Add<TKey>(Dictionary<TKey, List<int>> table, TKey key, int id)
        where TKey : notnull
    {
        if (table.TryGetValue(key, out var ids)) ids.Add(id);
        else table[key] = [id];
    }
}

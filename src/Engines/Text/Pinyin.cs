using System.Text;

namespace Heluo.Engines.Text;

/// <summary>
/// Toneless pinyin (ü is written <c>v</c>): words that are read otherwise than their characters come from a list, with corrections
/// for place names first (长葛 chang ge, 浚县 xun xian). Characters without a known reading, Latin and digits stand for themselves.
/// </summary>
public static class Pinyin
{
    private static readonly Lazy<Readings> Table = new(() => new Readings());

    /// <summary>One entry for each character of the text: its syllable, or the folded character itself when it has none.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<string> Syllables(string text)
    {
        var folded = TextFolding.Fold(text);
        var result = new string[folded.Length];
        var table = Table.Value;
        var spans = new List<TokenSpan>();
        Segmenter.Cut(folded, spans);
        foreach (var span in spans)
        {
            if (span.Kind is not (TokenKind.Number or TokenKind.Latin)) table.ReadWord(folded.AsSpan(span.Start, span.Length), result.AsSpan(span.Start));
        }

        for (var at = 0; at < result.Length; at++) result[at] ??= folded[at].ToString();
        return result;
    }

    /// <summary>The text in pinyin without blanks: 长葛市 → <c>changgeshi</c>. Punctuation and blanks are left out.</summary>
    /// <param name="text">Any text.</param>
    public static string Full(string text) => Join(text, static syllable => syllable);

    /// <summary>The first letter of every syllable: 长葛市 → <c>cgs</c>. Latin and digits stay whole.</summary>
    /// <param name="text">Any text.</param>
    public static string Initials(string text) => Join(text, static syllable => syllable[..1]);

    /// <summary>
    /// A key that is the same for words that sound alike, also where regional speech does not tell sounds apart
    /// (zh/z, ch/c, sh/s, -ng/-n): 营业执照 and 营业执造 give the same key.
    /// </summary>
    /// <param name="text">Any text.</param>
    public static string SoundKey(string text) => Join(text, Blur);

    internal static string Blur(string syllable)
    {
        var head = syllable.Length > 1 && syllable[1] == 'h' && syllable[0] is 'z' or 'c' or 's' ? string.Concat(syllable.AsSpan(0, 1), syllable.AsSpan(2)) : syllable;
        return head.EndsWith("ng", StringComparison.Ordinal) ? head[..^1] : head;
    }

    private static string Join(string text, Func<string, string> piece)
    {
        var result = new StringBuilder();
        foreach (var syllable in Syllables(text))
        {
            if (char.IsLetterOrDigit(syllable[0])) result.Append(piece(syllable));
        }

        return result.ToString();
    }

    private sealed class Readings
    {
        private const char First = '\u4e00';
        private readonly string?[] _single = new string?['\ua000' - First];
        private readonly Dictionary<string, string[]> _phrases = [];
        private readonly Dictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
        private readonly int _longest;

        public Readings()
        {
            foreach (var line in LexiconFiles.Lines("readings.txt"))
            {
                var parts = line.Split(' ');
                foreach (var letter in parts[1]) _single[letter - First] = parts[0];
            }

            foreach (var line in LexiconFiles.Lines("reading-phrases.txt").Concat(LexiconFiles.Lines("reading-overrides.txt")))
            {
                var parts = line.Split(' ');
                _phrases[parts[0]] = Array.ConvertAll(parts[1..], string.Intern);
                _longest = Math.Max(_longest, parts[0].Length);
            }

            _bySpan = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        /// <summary>Reads one word: the longest listed phrases inside it, else character by character.</summary>
        public void ReadWord(ReadOnlySpan<char> word, Span<string> into)
        {
            for (var at = 0; at < word.Length;)
            {
                var phrase = PhraseAt(word[at..]);
                if (phrase is null)
                {
                    if (word[at] >= First && _single[word[at] - First] is { } syllable) into[at] = syllable;
                    at++;
                }
                else
                {
                    phrase.CopyTo(into[at..]);
                    at += phrase.Length;
                }
            }
        }

        private string[]? PhraseAt(ReadOnlySpan<char> rest)
        {
            for (var length = Math.Min(_longest, rest.Length); length > 1; length--)
            {
                if (_bySpan.TryGetValue(rest[..length], out var syllables)) return syllables;
            }

            return null;
        }
    }
}

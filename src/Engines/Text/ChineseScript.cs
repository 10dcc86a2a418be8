using System.Text;

namespace Heluo.Engines.Text;

/// <summary>
/// Conversion between simplified and traditional characters: the longest known phrase first, then single characters.
/// Tables: OpenCC (see Lexicon/NOTICE.md). Text of the other script or language passes unchanged.
/// </summary>
public static class ChineseScript
{
    private static readonly Lazy<ConversionTable> Simplified = new(() => new ConversionTable("simplified-characters.txt", "simplified-phrases.txt"));
    private static readonly Lazy<ConversionTable> Traditional = new(() => new ConversionTable("traditional-characters.txt", "traditional-phrases.txt"));

    /// <summary>The text in simplified characters; same length as the input.</summary>
    /// <param name="text">Any text.</param>
    public static string ToSimplified(string text) => Simplified.Value.Convert(text);

    /// <summary>The text in traditional characters (头发 → 頭髮, 发展 → 發展); same length as the input.</summary>
    /// <param name="text">Any text.</param>
    public static string ToTraditional(string text) => Traditional.Value.Convert(text);

    internal static char Simplify(char letter) => Simplified.Value.Convert(letter);

    private sealed class ConversionTable
    {
        private const char First = '\u3400';
        private readonly char[] _single = new char['\ua000' - First];
        private readonly bool[] _startsPhrase = new bool['\ua000' - First];
        private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _phrases;
        private readonly int _longest;

        public ConversionTable(string characters, string phrases)
        {
            foreach (var pair in LexiconFiles.Lines(characters)) _single[pair[0] - First] = pair[1];
            var table = new Dictionary<string, string>();
            foreach (var line in LexiconFiles.Lines(phrases))
            {
                var (from, to) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                table[from] = to;
                _longest = Math.Max(_longest, from.Length);
                if (InTable(from[0])) _startsPhrase[from[0] - First] = true;
            }

            _phrases = table.GetAlternateLookup<ReadOnlySpan<char>>();
        }

        public char Convert(char letter) => InTable(letter) && _single[letter - First] is var other and not '\0' ? other : letter;

        public string Convert(string text)
        {
            var result = new StringBuilder(text.Length);
            for (var at = 0; at < text.Length;)
            {
                var phrase = PhraseAt(text.AsSpan(at));
                if (phrase is null) result.Append(Convert(text[at++]));
                else
                {
                    result.Append(phrase);
                    at += phrase.Length;
                }
            }

            return result.ToString();
        }

        private string? PhraseAt(ReadOnlySpan<char> rest)
        {
            if (!InTable(rest[0]) || !_startsPhrase[rest[0] - First]) return null;
            for (var length = Math.Min(_longest, rest.Length); length > 1; length--)
            {
                if (_phrases.TryGetValue(rest[..length], out var phrase)) return phrase;
            }

            return null;
        }

        private static bool InTable(char letter) => letter is >= First and < '\ua000';
    }
}

using System.Globalization;
using System.Text;

namespace Heluo.TestSupport;

/// <summary>Makes broken and hostile variants of given texts. The same seed and number give the same variant, so that a finding can be repeated.</summary>
public sealed class TextMutator(IReadOnlyList<string> corpus, IReadOnlyList<string> words, int seed)
{
    private const int LongestVariant = 20_000;
    private static readonly string[] Oddities =
        ["0", "-1", "1e6111", "99999999999999999999999999999999999", "0.0000000000000000000000000001", "\0", "\ud83d", "\u202e", "\ufeff", "中文", "\"", "\\u", "]]>", "&#0;", "&amp;", "\r\n", "\t"];

    /// <summary>The variant of a number.</summary>
    public string Variant(long number)
    {
        var random = new Random(unchecked((int)(seed * 1_000_003L + number * 7_919)));
        var text = new StringBuilder(Pick(corpus, random));
        for (var rounds = random.Next(1, 6); rounds > 0; rounds--) Change(text, random);
        return text.Length > LongestVariant ? text.ToString(0, LongestVariant) : text.ToString();
    }

    private void Change(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = random.Next(Math.Min(30, text.Length - at) + 1);
        switch (random.Next(9))
        {
            case 0: text.Remove(at, length); break;
            case 1: text.Insert(at, text.ToString(at, length)); break;
            case 2: text.Insert(at, Pick(words, random)); break;
            case 3: text.Insert(at, ' ' + Pick(words, random) + ' '); break;
            case 4: text.Insert(at, Pick(Oddities, random)); break;
            case 5: Splice(text, at, random); break;
            case 6: text.Insert(at, new StringBuilder().Insert(0, Pick(words, random), random.Next(1, 400))); break;
            case 7 when text.Length > 0: text[Math.Min(at, text.Length - 1)] = (char)random.Next(1, 0x250); break;
            default: text.Insert(at, random.NextInt64(long.MinValue, long.MaxValue).ToString(CultureInfo.InvariantCulture)); break;
        }
    }

    private void Splice(StringBuilder text, int at, Random random)
    {
        var other = Pick(corpus, random);
        var from = random.Next(other.Length + 1);
        text.Insert(at, other.AsSpan(from, random.Next(other.Length - from + 1)));
    }

    private static string Pick(IReadOnlyList<string> from, Random random) => from[random.Next(from.Count)];
}

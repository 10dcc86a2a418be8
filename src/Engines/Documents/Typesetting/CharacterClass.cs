using System.Globalization;
using System.Text;

namespace Heluo.Engines.Documents.Typesetting;

/// <summary>How a character behaves at the ends of lines and beside others.</summary>
internal enum CharacterClass
{
    /// <summary>Han character or other full-width sign.</summary>
    Ideograph,

    /// <summary>Opening mark: never ends a line; its left half may be empty.</summary>
    Opening,

    /// <summary>Closing or pausing mark: never starts a line; its right half may be empty.</summary>
    Closing,

    /// <summary>A mark that never starts a line and has no empty half.</summary>
    Trailing,

    /// <summary>Half of a dash —— or ellipsis ……: never split, never starts a line.</summary>
    Dash,

    /// <summary>Letter, digit or mark of a western word or number.</summary>
    Latin,

    /// <summary>Space.</summary>
    Space,
}

/// <summary>Classifies characters (GB/T 15834-2011, 5.1: places of punctuation marks).</summary>
internal static class CharacterClasses
{
    private const string Openings = "（［｛《〈「『【〔〖“‘([{￥";
    private const string Closings = "，。、；：！？）］｝》〉」』】〕〗”’．";
    private const string Trailings = "%‰℃°·,.;:!?)]}％";

    public static CharacterClass Of(Rune rune)
    {
        var point = rune.Value;
        if (point is ' ' or '\t' or 0xA0) return CharacterClass.Space;
        if (point is '—' or '…' or '⸺') return CharacterClass.Dash;
        if (point < 0x10000)
        {
            var c = (char)point;
            if (Openings.Contains(c)) return CharacterClass.Opening;
            if (Closings.Contains(c)) return CharacterClass.Closing;
            if (Trailings.Contains(c)) return CharacterClass.Trailing;
        }

        return IsWestern(rune) ? CharacterClass.Latin : CharacterClass.Ideograph;
    }

    private static bool IsWestern(Rune rune) => rune.Value < 0x2E80
        && (Rune.IsLetterOrDigit(rune) || rune.Value < 0x80 || Rune.GetUnicodeCategory(rune) == UnicodeCategory.CurrencySymbol);
}

namespace Heluo.Engines.Forms.Values;

/// <summary>What typing leaves behind is put right before a value is judged.</summary>
internal static class TextCleaning
{
    /// <summary>Full-width digits, letters and signs become half-width, blanks inside go: for numbers, codes, telephones.</summary>
    public static string Compact(string text)
    {
        Span<char> kept = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var count = 0;
        foreach (var letter in text)
        {
            var half = letter is >= '！' and <= '～' ? (char)(letter - 0xfee0) : letter;
            if (!char.IsWhiteSpace(half)) kept[count++] = half;
        }

        return kept[..count].SequenceEqual(text) ? text : kept[..count].ToString();
    }

    /// <summary>Line ends as one character, outer blanks gone.</summary>
    public static string Tidy(string text) =>
        (text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text).Trim();

    /// <summary>Whether a text holds control characters or halves of surrogate pairs; line ends and tabs only where several lines are allowed.</summary>
    public static bool HasUnprintable(string text, bool lines)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsControl(letter) && !(lines && letter is '\n' or '\t')) return true;
            if (!char.IsSurrogate(letter)) continue;
            if (!char.IsHighSurrogate(letter) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1])) return true;
            at++;
        }

        return false;
    }

    /// <summary>Number of characters as a person counts them: a surrogate pair is one.</summary>
    public static int Count(string text) => text.Length - text.Count(char.IsLowSurrogate);
}

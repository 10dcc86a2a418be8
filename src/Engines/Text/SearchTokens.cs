namespace Heluo.Engines.Text;

/// <summary>
/// The tokens under which a text is indexed and sought, the same for every store: folded words, for a word of three characters
/// or more also the dictionary words inside it, for an unknown word also its characters. Join them with blanks for SQLite FTS5
/// (<c>unicode61</c>) or PostgreSQL <c>to_tsvector('simple', …)</c>.
/// </summary>
public static class SearchTokens
{
    /// <summary>Tokens of a text to be indexed, in order, with repetitions.</summary>
    /// <param name="text">Any text.</param>
    public static IReadOnlyList<string> For(string text)
    {
        var folded = TextFolding.Fold(text);
        var spans = new List<TokenSpan>();
        Segmenter.Cut(folded, spans);
        var tokens = new List<string>(spans.Count * 2);
        var parts = new List<TokenSpan>();
        foreach (var span in spans)
        {
            tokens.Add(folded.Substring(span.Start, span.Length));
            parts.Clear();
            AddParts(folded, span, parts);
            foreach (var part in parts) tokens.Add(folded.Substring(part.Start, part.Length));
        }

        return tokens;
    }

    /// <summary>Distinct tokens of a question, without stop words unless nothing else is left.</summary>
    /// <param name="text">What a person typed.</param>
    public static IReadOnlyList<string> ForQuery(string text)
    {
        var tokens = For(text).Distinct().ToList();
        var telling = tokens.FindAll(token => !StopWords.Contains(token));
        return telling.Count > 0 ? telling : tokens;
    }

    /// <summary>The smaller words inside a token.</summary>
    internal static void AddParts(ReadOnlySpan<char> folded, TokenSpan span, List<TokenSpan> into)
    {
        if (span.Kind is TokenKind.Unknown or TokenKind.Name)
        {
            for (var at = span.Start; at < span.End; at++) into.Add(new TokenSpan(at, 1, TokenKind.Word));
        }
        else if (span.Kind == TokenKind.Word && span.Length > 2)
        {
            AddInnerWords(folded, span, into);
        }
        else if (span.Kind == TokenKind.Latin)
        {
            AddLettersAndDigits(folded, span, into);
        }
    }

    private static void AddInnerWords(ReadOnlySpan<char> folded, TokenSpan span, List<TokenSpan> into)
    {
        var words = Lexicon.Default.Words;
        for (var start = span.Start; start < span.End - 1; start++)
        {
            var node = words.Step(0, folded[start]);
            for (var end = start + 1; end < span.End && node != 0; end++)
            {
                node = words.Step(node, folded[end]);
                var length = end + 1 - start;
                if (node != 0 && length < span.Length && !float.IsNaN(words.Weight(node))) into.Add(new TokenSpan(start, length, TokenKind.Word));
            }
        }
    }

    private static void AddLettersAndDigits(ReadOnlySpan<char> folded, TokenSpan span, List<TokenSpan> into)
    {
        for (var start = span.Start; start < span.End;)
        {
            var digits = char.IsDigit(folded[start]);
            var end = start + 1;
            while (end < span.End && char.IsDigit(folded[end]) == digits) end++;
            if (end - start == span.Length) return;
            into.Add(new TokenSpan(start, end - start, digits ? TokenKind.Number : TokenKind.Latin));
            start = end;
        }
    }
}

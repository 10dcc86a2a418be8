namespace Heluo.Engines.Text.Search;

/// <summary>Marks the matching words in title and excerpt.</summary>
internal sealed class Highlighter(SearchQuery query, Postings postings)
{
    private const int ExcerptLength = 120;
    private const int LeadIn = 20;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _terms =
        query.Words.SelectMany(word => word.Alternatives.Keys).Select(postings.Text).ToHashSet().GetAlternateLookup<ReadOnlySpan<char>>();

    public MarkedText Mark(string text) => new(text, Find(text));

    /// <summary>The summary when it matches or the body does not; else the part of the body round its first match.</summary>
    public MarkedText Excerpt(SearchDocument document)
    {
        var summary = Cut(document.Summary, 0);
        var marks = Find(summary);
        if (marks.Count > 0 || document.Body.Length == 0) return new MarkedText(summary, marks);
        var inBody = Find(document.Body);
        if (inBody.Count == 0) return document.Summary.Length > 0 ? new MarkedText(summary, marks) : Mark(Cut(document.Body, 0));
        return Mark(Cut(document.Body, Math.Max(0, inBody[0].Start - LeadIn)));
    }

    private static string Cut(string text, int from)
    {
        var end = Math.Min(text.Length, from + ExcerptLength);
        if (from > 0 && char.IsLowSurrogate(text[from])) from++;
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;
        return text[from..end];
    }

    private List<TextRange> Find(string text)
    {
        var folded = TextFolding.Fold(text);
        var spans = new List<TokenSpan>();
        Segmenter.Cut(folded, spans);
        var marks = new List<TextRange>();
        var parts = new List<TokenSpan>();
        foreach (var span in spans)
        {
            parts.Clear();
            if (Matches(folded, span)) parts.Add(span);
            else SearchTokens.AddParts(folded, span, parts);
            foreach (var part in parts.OrderBy(part => part.Start).ThenByDescending(part => part.Length))
            {
                if (Matches(folded, part)) Append(marks, part);
            }
        }

        return marks;
    }

    private bool Matches(string folded, TokenSpan span) => _terms.Contains(folded.AsSpan(span.Start, span.Length));

    private static void Append(List<TextRange> marks, TokenSpan span)
    {
        var last = marks.Count > 0 ? marks[^1] : default;
        var end = last.Start + last.Length;
        if (marks.Count > 0 && span.Start <= end) marks[^1] = new TextRange(last.Start, Math.Max(end, span.End) - last.Start);
        else marks.Add(new TextRange(span.Start, span.Length));
    }
}

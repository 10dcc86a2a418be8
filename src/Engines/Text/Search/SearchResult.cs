namespace Heluo.Engines.Text.Search;

/// <summary>One page of results.</summary>
/// <param name="Total">Number of documents that match in all.</param>
/// <param name="Hits">The page, best first.</param>
/// <param name="Corrected">The question as it was understood when a mistyped word was replaced, else null.</param>
public sealed record SearchResult(int Total, IReadOnlyList<SearchHit> Hits, string? Corrected);

/// <summary>A document found.</summary>
/// <param name="Document">The document.</param>
/// <param name="Score">Score, comparable only within one search.</param>
/// <param name="Title">Its title with the matching words marked.</param>
/// <param name="Excerpt">The part of summary or body that matches best, with marks; the summary's beginning when only the title matched.</param>
public sealed record SearchHit(SearchDocument Document, double Score, MarkedText Title, MarkedText Excerpt);

/// <summary>A text with ranges to be shown as matching.</summary>
/// <param name="Text">The plain text; whoever renders it must encode it.</param>
/// <param name="Marks">Ranges in order, without overlap.</param>
public sealed record MarkedText(string Text, IReadOnlyList<TextRange> Marks);

/// <summary>A range of UTF-16 code units.</summary>
/// <param name="Start">First index.</param>
/// <param name="Length">Length, ≥ 1.</param>
public readonly record struct TextRange(int Start, int Length);

/// <summary>A completion of what a person has typed so far.</summary>
/// <param name="Text">A title or keyword.</param>
/// <param name="Key">Key of the document it stands for.</param>
public sealed record Suggestion(string Text, string Key);

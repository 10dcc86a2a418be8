using System.Runtime.InteropServices;

namespace Heluo.Engines.Text.Search;

/// <summary>A document with its words counted by field. Kept from snapshot to snapshot, so that a rebuild reads only what changed.</summary>
internal sealed class DocumentTerms
{
    public const int Fields = 4;

    private DocumentTerms(SearchDocument document, KeyValuePair<string, FieldCounts>[] terms, FieldCounts lengths)
    {
        Document = document;
        Terms = terms;
        Lengths = lengths;
    }

    public SearchDocument Document { get; }

    public KeyValuePair<string, FieldCounts>[] Terms { get; }

    public FieldCounts Lengths { get; }

    public static DocumentTerms Of(SearchDocument document, StringPool pool)
    {
        var counts = new Dictionary<string, FieldCounts>();
        var lengths = new FieldCounts();
        var spans = new List<TokenSpan>();
        Count(document.Title, 0);
        foreach (var keyword in document.Keywords) Count(keyword, 1);
        Count(document.Summary, 2);
        Count(document.Body, 3);
        return new DocumentTerms(document, [.. counts], lengths);

        void Count(string text, int field)
        {
            var folded = TextFolding.Fold(text);
            spans.Clear();
            Segmenter.Cut(folded, spans);
            lengths[field] += spans.Count;
            var whole = spans.Count;
            for (var i = 0; i < whole; i++) SearchTokens.AddParts(folded, spans[i], spans);
            foreach (var span in spans)
            {
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, pool.Get(folded.AsSpan(span.Start, span.Length)), out _);
                entry[field]++;
            }
        }
    }
}

/// <summary>A number for each field: title, keywords, summary, body.</summary>
[System.Runtime.CompilerServices.InlineArray(DocumentTerms.Fields)]
internal struct FieldCounts
{
    private int _first;
}

/// <summary>One string for each distinct word, so that ten thousand documents share their vocabulary.</summary>
internal sealed class StringPool
{
    private readonly HashSet<string> _strings = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public StringPool() => _bySpan = _strings.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Get(ReadOnlySpan<char> text)
    {
        if (_bySpan.TryGetValue(text, out var known)) return known;
        var made = text.ToString();
        _strings.Add(made);
        return made;
    }
}

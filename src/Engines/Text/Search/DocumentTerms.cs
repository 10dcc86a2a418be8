namespace Heluo.Engines.Text.Search;

/// <summary>A document with its words counted by field. Kept from snapshot to snapshot, so that a rebuild reads only what changed.</summary>
internal sealed class DocumentTerms(SearchDocument document, TermCount[] terms, int[] lengths)
{
    /// <summary>Title, keywords, summary, body.</summary>
    public const int Fields = 4;

    public SearchDocument Document => document;

    public string FoldedTitle { get; } = TextFolding.Fold(document.Title);

    public TermCount[] Terms => terms;

    /// <summary>Number of words in each field.</summary>
    public int[] Lengths => lengths;
}

/// <summary>How often a term stands in each field.</summary>
internal struct TermCount
{
    public int Term;
    public FieldCounts Counts;
}

/// <summary>A number for each field, 65,535 at most.</summary>
[System.Runtime.CompilerServices.InlineArray(DocumentTerms.Fields)]
internal struct FieldCounts
{
    private ushort _first;
}

/// <summary>Counts the words of documents; one instance reads many, so that its buffers serve them all.</summary>
internal sealed class DocumentReader(TermTable table)
{
    private readonly List<TokenSpan> _spans = [];
    private readonly List<TermCount> _counts = [];
    private int[] _slots = new int[1024];

    public DocumentTerms Read(SearchDocument document)
    {
        var lengths = new int[DocumentTerms.Fields];
        Count(document.Title, 0, lengths);
        foreach (var keyword in document.Keywords) Count(keyword, 1, lengths);
        Count(document.Summary, 2, lengths);
        Count(document.Body, 3, lengths);
        var terms = _counts.ToArray();
        foreach (var count in terms) _slots[count.Term] = 0;
        _counts.Clear();
        return new DocumentTerms(document, terms, lengths);
    }

    private void Count(string text, int field, int[] lengths)
    {
        var folded = TextFolding.Fold(text);
        _spans.Clear();
        Segmenter.Cut(folded, _spans);
        lengths[field] += _spans.Count;
        var whole = _spans.Count;
        for (var i = 0; i < whole; i++) SearchTokens.AddParts(folded, _spans[i], _spans);
        var counts = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_counts);
        foreach (var span in _spans)
        {
            var term = table.FindOrAdd(folded.AsSpan(span.Start, span.Length));
            if (term >= _slots.Length) Array.Resize(ref _slots, Math.Max(term + 1, _slots.Length * 2));
            if (_slots[term] == 0)
            {
                _counts.Add(new TermCount { Term = term });
                _slots[term] = _counts.Count;
                counts = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_counts);
            }

            ref var count = ref counts[_slots[term] - 1].Counts[field];
            if (count < ushort.MaxValue) count++;
        }
    }
}

namespace Heluo.Engines.Text.Search;

/// <summary>For every term the documents that hold it with the share each gives to the score (inverse document frequency included).</summary>
internal sealed class Postings
{
    private readonly TermTable _table;
    private readonly int[] _from;
    private readonly int[] _documents;
    private readonly float[] _impacts;

    public Postings(IReadOnlyList<DocumentTerms> documents, TermTable table, SearchSettings settings)
    {
        _table = table;
        _from = new int[table.Count + 1];
        foreach (var document in documents)
        {
            foreach (var count in document.Terms) _from[count.Term + 1]++;
        }

        for (var term = 0; term < table.Count; term++) _from[term + 1] += _from[term];
        _documents = new int[_from[^1]];
        _impacts = new float[_from[^1]];
        Fill(documents, settings);
    }

    /// <summary>The number of a term that at least one document holds, or −1.</summary>
    public int Find(ReadOnlySpan<char> text) => _table.Find(text) is var term and >= 0 && Holders(term) > 0 ? term : -1;

    public string Text(int term) => _table.Text(term);

    public int Holders(int term) => _from[term + 1] - _from[term];

    public ReadOnlySpan<int> Documents(int term) => _documents.AsSpan(_from[term], Holders(term));

    public ReadOnlySpan<float> Impacts(int term) => _impacts.AsSpan(_from[term], Holders(term));

    private void Fill(IReadOnlyList<DocumentTerms> documents, SearchSettings settings)
    {
        var next = _from.AsSpan().ToArray();
        double[] boosts = [settings.Title, settings.Keywords, settings.Summary, settings.Body];
        var average = Enumerable.Range(0, DocumentTerms.Fields)
            .Select(field => documents.Count == 0 ? 1 : Math.Max(documents.Average(document => document.Lengths[field]), 1)).ToArray();
        var rarity = Enumerable.Range(0, _table.Count).Select(term => Math.Log(1 + (documents.Count - Holders(term) + 0.5) / (Holders(term) + 0.5))).ToArray();
        Span<double> factors = stackalloc double[DocumentTerms.Fields];
        for (var number = 0; number < documents.Count; number++)
        {
            var document = documents[number];
            for (var field = 0; field < factors.Length; field++)
                factors[field] = boosts[field] / (1 - settings.LengthDiscount + settings.LengthDiscount * document.Lengths[field] / average[field]);
            foreach (ref var count in document.Terms.AsSpan())
            {
                var weighted = 0.0;
                for (var field = 0; field < factors.Length; field++) weighted += factors[field] * count.Counts[field];
                var at = next[count.Term]++;
                _documents[at] = number;
                _impacts[at] = (float)(rarity[count.Term] * weighted / (settings.Saturation + weighted) * document.Document.Weight);
            }
        }
    }
}

namespace Heluo.Engines.Text.Search;

/// <summary>For every term the documents that hold it with the share each gives to the score (inverse document frequency included).</summary>
internal sealed class Postings
{
    private readonly Dictionary<string, int> _terms;
    private readonly string[] _texts;
    private readonly int[] _from;
    private readonly int[] _documents;
    private readonly float[] _impacts;

    public Postings(IReadOnlyList<DocumentTerms> documents, SearchSettings settings)
    {
        _terms = new Dictionary<string, int>();
        var frequency = new List<int>();
        foreach (var document in documents)
        {
            foreach (var (term, _) in document.Terms)
            {
                if (_terms.TryAdd(term, frequency.Count)) frequency.Add(0);
                frequency[_terms[term]]++;
            }
        }

        _from = new int[frequency.Count + 1];
        for (var term = 0; term < frequency.Count; term++) _from[term + 1] = _from[term] + frequency[term];
        _documents = new int[_from[^1]];
        _impacts = new float[_from[^1]];
        _texts = [.. _terms.Keys];
        Fill(documents, settings);
    }

    /// <summary>Every term, by number.</summary>
    public IReadOnlyList<string> Terms => _texts;

    public int Find(string term) => _terms.GetValueOrDefault(term, -1);

    public ReadOnlySpan<int> Documents(int term) => _documents.AsSpan(_from[term], _from[term + 1] - _from[term]);

    public ReadOnlySpan<float> Impacts(int term) => _impacts.AsSpan(_from[term], _from[term + 1] - _from[term]);

    private void Fill(IReadOnlyList<DocumentTerms> documents, SearchSettings settings)
    {
        var next = _from.AsSpan(0, _texts.Length).ToArray();
        double[] boosts = [settings.Title, settings.Keywords, settings.Summary, settings.Body];
        var average = new double[DocumentTerms.Fields];
        for (var field = 0; field < average.Length; field++)
        {
            var known = field;
            average[field] = documents.Count == 0 ? 1 : Math.Max(documents.Average(document => document.Lengths[known]), 1);
        }

        for (var number = 0; number < documents.Count; number++)
        {
            var document = documents[number];
            var factors = new double[DocumentTerms.Fields];
            for (var field = 0; field < factors.Length; field++)
                factors[field] = boosts[field] / (1 - settings.LengthDiscount + settings.LengthDiscount * document.Lengths[field] / average[field]);
            foreach (var (term, counts) in document.Terms)
            {
                var id = _terms[term];
                var weighted = 0.0;
                for (var field = 0; field < factors.Length; field++) weighted += factors[field] * counts[field];
                var holders = _from[id + 1] - _from[id];
                var rarity = Math.Log(1 + (documents.Count - holders + 0.5) / (holders + 0.5));
                _documents[next[id]] = number;
                _impacts[next[id]++] = (float)(rarity * weighted / (settings.Saturation + weighted) * document.Document.Weight);
            }
        }
    }
}

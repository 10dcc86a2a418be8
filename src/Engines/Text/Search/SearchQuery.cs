namespace Heluo.Engines.Text.Search;

/// <summary>A question as the index understood it.</summary>
/// <param name="Words">One entry for each telling word.</param>
/// <param name="Corrected">The question with mistyped words replaced, or null when nothing was.</param>
internal sealed record SearchQuery(IReadOnlyList<QueryWord> Words, string? Corrected);

/// <summary>The terms that satisfy one word of the question, each with the share (0–1) it is worth.</summary>
internal sealed class QueryWord
{
    private readonly Dictionary<int, float> _alternatives = [];

    public IReadOnlyDictionary<int, float> Alternatives => _alternatives;

    public void Accept(int term, double worth)
    {
        if (term >= 0 && worth > _alternatives.GetValueOrDefault(term)) _alternatives[term] = (float)worth;
    }
}

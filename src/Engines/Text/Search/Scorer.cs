using System.Buffers;

namespace Heluo.Engines.Text.Search;

/// <summary>Adds up, for every document, its best match of each word of the question.</summary>
internal sealed class Scorer(Postings postings, IReadOnlyList<DocumentTerms> documents)
{
    private const double ShareWithoutCoverage = 0.35;
    private const double SameTitle = 2;

    /// <summary>Documents that match and pass the filter, best first.</summary>
    public List<(int Document, double Score)> Rank(SearchQuery query, string foldedQuestion, Func<SearchDocument, bool>? filter)
    {
        var total = ArrayPool<float>.Shared.Rent(documents.Count);
        var covered = ArrayPool<byte>.Shared.Rent(documents.Count);
        var best = ArrayPool<float>.Shared.Rent(documents.Count);
        total.AsSpan(0, documents.Count).Clear();
        covered.AsSpan(0, documents.Count).Clear();
        best.AsSpan(0, documents.Count).Clear();
        try
        {
            var touched = new List<int>();
            foreach (var word in query.Words) AddWord(word, total, covered, best, touched);
            var ranked = new List<(int Document, double Score)>(touched.Count);
            foreach (var number in touched)
            {
                var document = documents[number].Document;
                if (filter is not null && !filter(document)) continue;
                var coverage = ShareWithoutCoverage + (1 - ShareWithoutCoverage) * covered[number] / query.Words.Count;
                var title = TextFolding.Fold(document.Title) == foldedQuestion ? SameTitle : 1;
                ranked.Add((number, total[number] * coverage * title));
            }

            ranked.Sort(static (left, right) => left.Score == right.Score ? left.Document.CompareTo(right.Document) : right.Score.CompareTo(left.Score));
            return ranked;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(total);
            ArrayPool<byte>.Shared.Return(covered);
            ArrayPool<float>.Shared.Return(best);
        }
    }

    private void AddWord(QueryWord word, float[] total, byte[] covered, float[] best, List<int> touched)
    {
        var matched = new List<int>();
        foreach (var (term, worth) in word.Alternatives)
        {
            var holders = postings.Documents(term);
            var impacts = postings.Impacts(term);
            for (var i = 0; i < holders.Length; i++)
            {
                var number = holders[i];
                if (best[number] == 0) matched.Add(number);
                best[number] = Math.Max(best[number], impacts[i] * worth);
            }
        }

        foreach (var number in matched)
        {
            if (covered[number] == 0) touched.Add(number);
            total[number] += best[number];
            covered[number]++;
            best[number] = 0;
        }
    }
}

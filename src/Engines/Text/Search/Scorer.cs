using System.Buffers;

namespace Heluo.Engines.Text.Search;

/// <summary>Adds up, for every document, its best match of each word of the question.</summary>
internal sealed class Scorer(Postings postings, IReadOnlyList<DocumentTerms> documents)
{
    private const double ShareWithoutCoverage = 0.35;
    private const double SameTitle = 2;

    /// <summary>Documents that match and pass the filter, in no order.</summary>
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
                var title = documents[number].FoldedTitle == foldedQuestion ? SameTitle : 1;
                ranked.Add((number, total[number] * coverage * title));
            }

            return ranked;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(total);
            ArrayPool<byte>.Shared.Return(covered);
            ArrayPool<float>.Shared.Return(best);
        }
    }

    /// <summary>One page of ranked documents, best first, equal scores in index order; only as much is sorted as the page needs.</summary>
    public static List<(int Document, double Score)> Page(List<(int Document, double Score)> ranked, int skip, int take)
    {
        var wanted = (int)Math.Min((long)skip + take, ranked.Count);
        var worstFirst = new PriorityQueue<(int Document, double Score), (double Score, int Later)>(wanted);
        foreach (var found in ranked)
        {
            if (worstFirst.Count < wanted) worstFirst.Enqueue(found, (found.Score, -found.Document));
            else if (wanted > 0) worstFirst.EnqueueDequeue(found, (found.Score, -found.Document));
        }

        var page = new List<(int Document, double Score)>();
        while (worstFirst.Count > Math.Min(skip, wanted)) page.Add(worstFirst.Dequeue());
        page.Reverse();
        return page;
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

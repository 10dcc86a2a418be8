namespace Heluo.Engines.Text.Search;

/// <summary>
/// A full-text index held in memory: ranking by BM25 over weighted fields, synonyms, tolerance for mistyped words and for pinyin,
/// completions, marks. A snapshot never changes and is safe for any number of readers; <see cref="With"/> makes the next one
/// and reads only the changed documents.
/// </summary>
public sealed class SearchIndex
{
    private readonly TermTable _table;
    private readonly DocumentTerms[] _documents;
    private readonly SearchSettings _settings;
    private readonly Postings _postings;
    private readonly Scorer _scorer;
    private readonly QueryReader _reader;
    private readonly Suggestions _suggestions;

    private SearchIndex(DocumentTerms[] documents, SearchSettings settings, TermTable table)
    {
        _table = table;
        _documents = documents;
        _settings = settings;
        _postings = new Postings(documents, table, settings);
        _scorer = new Scorer(_postings, documents);
        _reader = new QueryReader(_postings, new Vocabulary(_postings, table), settings.Synonyms);
        _suggestions = new Suggestions(documents);
    }

    /// <summary>Number of documents.</summary>
    public int Count => _documents.Length;

    /// <summary>Builds an index. Throws <see cref="ArgumentException"/> when two documents have the same key.</summary>
    /// <param name="documents">The documents, in the order that breaks ties.</param>
    /// <param name="settings">Ranking weights and synonyms; null for the defaults.</param>
    public static SearchIndex Build(IEnumerable<SearchDocument> documents, SearchSettings? settings = null)
    {
        var table = new TermTable();
        var read = documents.Select(new DocumentReader(table).Read).ToArray();
        var twice = read.GroupBy(terms => terms.Document.Key).FirstOrDefault(group => group.Skip(1).Any());
        if (twice is not null) throw new ArgumentException($"two documents have the key {twice.Key}", nameof(documents));
        return new SearchIndex(read, settings ?? new SearchSettings(), table);
    }

    /// <summary>The next snapshot: documents added or replaced by key, keys removed; the others are not read again.</summary>
    /// <param name="changed">New and changed documents.</param>
    /// <param name="removed">Keys to leave out; unknown keys do no harm.</param>
    public SearchIndex With(IEnumerable<SearchDocument> changed, IEnumerable<string>? removed = null)
    {
        var table = _table.Copy();
        var reader = new DocumentReader(table);
        var fresh = new Dictionary<string, DocumentTerms>();
        foreach (var document in changed) fresh[document.Key] = reader.Read(document);
        var gone = (removed ?? []).ToHashSet();
        var next = new List<DocumentTerms>(_documents.Length + fresh.Count);
        foreach (var known in _documents)
        {
            var key = known.Document.Key;
            if (fresh.Remove(key, out var replacement)) next.Add(replacement);
            else if (!gone.Contains(key)) next.Add(known);
        }

        next.AddRange(fresh.Values);
        return new SearchIndex([.. next], _settings, table);
    }

    /// <summary>Finds documents. A question without any letter returns every document that passes the filter, in index order.</summary>
    /// <param name="question">What a person typed; only the first 200 characters count.</param>
    /// <param name="filter">Which documents may be returned, e.g. by tag; null for all.</param>
    /// <param name="skip">Hits to leave out, ≥ 0.</param>
    /// <param name="take">Most hits to return, ≥ 0.</param>
    public SearchResult Search(string question, Func<SearchDocument, bool>? filter = null, int skip = 0, int take = 20)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        var query = _reader.Read(question);
        var ranked = query.Words.Count > 0 ? _scorer.Rank(query, TextFolding.Fold(question).Trim(), filter) : All(filter);
        var highlighter = new Highlighter(query, _postings);
        var hits = Scorer.Page(ranked, skip, take).Select(found =>
        {
            var document = _documents[found.Document].Document;
            return new SearchHit(document, found.Score, highlighter.Mark(document.Title), highlighter.Excerpt(document));
        });
        return new SearchResult(ranked.Count, [.. hits], query.Corrected);
    }

    /// <summary>Completions of what has been typed so far, in characters, pinyin (<c>juzhu</c>) or initials (<c>jzz</c>).</summary>
    /// <param name="prefix">What has been typed.</param>
    /// <param name="count">Most completions to return, ≥ 0.</param>
    public IReadOnlyList<Suggestion> Suggest(string prefix, int count = 8)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _suggestions.For(prefix, count);
    }

    private List<(int Document, double Score)> All(Func<SearchDocument, bool>? filter) =>
        [.. Enumerable.Range(0, _documents.Length).Where(number => filter is null || filter(_documents[number].Document)).Select(number => (number, 0.0))];
}

using Heluo.Engines.Text;
using Heluo.Engines.Text.Search;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Contracts;
using Heluo.Services.Portal.Browse;

namespace Heluo.Services.Portal.Search;

/// <summary>Full-text search over items with their guides, and over answers. The index lives in memory and is made anew when the catalogue changes.</summary>
internal sealed class ItemSearch(IItems items, Answers answers, PackFolder pack)
{
    private const int AnswersShown = 2;
    private const double DescribedWeight = 1.6;
    private const double WordedWeight = 1.3;
    private readonly Lock _building = new();
    private Snapshot? _snapshot;

    /// <summary>Makes the index when there is none for the catalogue of now, so that the first visitor does not wait for it.</summary>
    public void Prepare() => Current();

    /// <summary>One page of services that fit the question, best first, with the facets of all that fit.</summary>
    public FoundItems Find(SearchQuestion question)
    {
        var snapshot = Current();
        var counter = new FacetCounter(question);
        var asked = snapshot.WithoutFillers(question.Text);
        var result = snapshot.Items.Search(asked, counter.Passes, (question.Page - 1) * SearchQuestion.Size, SearchQuestion.Size);
        if (result.Hits.Count == 0 && result.Total > 0) return Find(question with { Page = (result.Total + SearchQuestion.Size - 1) / SearchQuestion.Size });
        var hits = result.Hits.Select(h => new FoundItem(items.Find(h.Document.Key), h)).Where(f => f.Item is not null).ToList();
        return new FoundItems(question, result.Total, hits, Telling(result.Corrected, asked), question.Page == 1 ? AnswersFor(snapshot, asked, hits) : [], counter.Facets);
    }

    /// <summary>Completions of what was typed; when nothing begins like that, the best finds.</summary>
    public IReadOnlyList<Suggested> Suggest(string typed, int count)
    {
        var snapshot = Current();
        var completions = snapshot.Items.Suggest(typed, count * 2).Select(s => (s.Text, Item: items.Find(s.Key)));
        var found = completions.Where(c => c.Item is not null).Select(c => new Suggested(c.Text, c.Item!)).DistinctBy(s => s.Item.Key).Take(count).ToList();
        if (found.Count > 0) return found;
        return [.. snapshot.Items.Search(typed, null, 0, count).Hits.Select(h => items.Find(h.Document.Key)).OfType<Item>().Select(i => new Suggested(i.Elements.Name, i))];
    }

    /// <summary>The correction when it changed characters; one that only left some out needs no telling.</summary>
    private static string? Telling(string? corrected, string asked)
    {
        if (corrected is null) return null;
        var at = 0;
        foreach (var c in asked)
            if (at < corrected.Length && corrected[at] == c) at++;
        return at == corrected.Length ? null : corrected;
    }

    private static IReadOnlyList<Answer> AnswersFor(Snapshot snapshot, string text, List<FoundItem> hits)
    {
        if (text.Length == 0) return [];
        var first = hits.Take(3).Select(h => h.Item!.Key).ToHashSet();
        return [.. snapshot.Answers.Search(text, null, 0, 4).Hits.Select(h => snapshot.ByQuestion[h.Document.Key])
            .Where(a => a.Items.Any(i => first.Contains(i.Key))).Take(AnswersShown)];
    }

    private Snapshot Current()
    {
        var all = items.All;
        var revision = items.Revision;
        var snapshot = Volatile.Read(ref _snapshot);
        if (snapshot?.Revision == revision) return snapshot;
        lock (_building)
        {
            if (_snapshot?.Revision == revision) return _snapshot;
            return _snapshot = Build(all, revision);
        }
    }

    private Snapshot Build(IReadOnlyList<Item> all, long revision)
    {
        var asked = answers.All.DistinctBy(a => a.Question).ToList();
        var settings = new SearchSettings { Synonyms = Synonyms.Parse(File.ReadLines(pack.File("synonyms.txt"))) };
        var questions = asked.SelectMany(a => a.Items.Select(i => (i.Key, a.Question))).ToLookup(p => p.Key, p => p.Question);
        var file = pack.Read<WordsFile>("words.yaml");
        return new Snapshot(
            revision,
            SearchIndex.Build(all.Select(item => DocumentOf(item, questions[item.Key], file.Words.GetValueOrDefault(item.Elements.Code, []))), settings),
            SearchIndex.Build(asked.Select(a => new SearchDocument { Key = a.Question, Title = a.Question, Body = a.Text }), settings),
            asked.ToDictionary(a => a.Question),
            [.. file.Fillers.OrderByDescending(f => f.Length)]);
    }

    private static SearchDocument DocumentOf(Item item, IEnumerable<string> questions, IReadOnlyList<string> words)
    {
        var elements = item.Elements;
        return new SearchDocument
        {
            Key = item.Key, Title = elements.Name, Keywords = [.. elements.Keywords, .. words], Summary = elements.Summary,
            Body = string.Join('\n', [.. questions, .. elements.Faqs.SelectMany(f => new[] { f.Q, f.A }), .. elements.Conditions, elements.Result.Name]),
            Tags = [.. TagsOf(elements)],
            Weight = ItemCards.IsDescribed(elements) ? DescribedWeight : words.Count > 0 ? WordedWeight : 1,
        };
    }

    private static IEnumerable<string> TagsOf(ItemElements item)
    {
        if (item.Audience.Contains("自然人")) yield return FacetCounter.Tag(Side.Person);
        if (item.Audience.Any(a => a != "自然人")) yield return FacetCounter.Tag(Side.Enterprise);
        if (item.Online) yield return FacetCounter.Online;
        yield return FacetCounter.BodyPrefix + item.BodyKind;
        foreach (var topic in item.PersonTopics.Concat(item.EnterpriseTopics).Distinct()) yield return FacetCounter.TopicPrefix + topic;
    }

    /// <summary>File <c>words.yaml</c> of the pack: what people call the items, by code, and phrases of questions that say nothing about the matter.</summary>
    private sealed class WordsFile
    {
        public List<string> Fillers { get; init; } = [];
        public Dictionary<string, List<string>> Words { get; init; } = [];
    }

    private sealed record Snapshot(long Revision, SearchIndex Items, SearchIndex Answers, Dictionary<string, Answer> ByQuestion, string[] Fillers)
    {
        /// <summary>The question without phrases like 要办什么证; as it is when nothing else would be left.</summary>
        public string WithoutFillers(string question)
        {
            var left = Fillers.Aggregate(question, (text, filler) => text.Replace(filler, " ", StringComparison.Ordinal)).Trim();
            return left.Length >= 2 ? left : question;
        }
    }
}

/// <summary>A completion and the service it stands for.</summary>
internal sealed record Suggested(string Text, Item Item);

/// <summary>A service found, with the marks of what matched.</summary>
public sealed record FoundItem(Item? Item, SearchHit Hit);

/// <summary>What a search found.</summary>
public sealed record FoundItems(
    SearchQuestion Question, int Total, IReadOnlyList<FoundItem> Hits, string? Corrected, IReadOnlyList<Answer> Answers, FacetCounts Facets);

using Heluo.Engines.Text.Search;
using Heluo.Services.Portal.Browse;

namespace Heluo.Services.Portal.Search;

/// <summary>How many finds there would be with each filter, other filters staying as they are.</summary>
public sealed record FacetCounts(int Person, int Enterprise, int Online, IReadOnlyList<(string Value, int Count)> Bodies, IReadOnlyList<(string Value, int Count)> Topics);

/// <summary>Lets through what the filters of a question allow and counts, on the way, what each filter would leave.</summary>
internal sealed class FacetCounter(SearchQuestion question)
{
    public const string Online = "online";
    public const string BodyPrefix = "body:";
    public const string TopicPrefix = "topic:";
    private const int MostShown = 12;
    private readonly Dictionary<string, int> _counts = [];
    private readonly string? _side = question.Side is { } side ? Tag(side) : null;
    private readonly string _body = BodyPrefix + question.Body;
    private readonly string _topic = TopicPrefix + question.Topic;

    public static string Tag(Side side) => side == Side.Person ? "for:person" : "for:enterprise";

    /// <summary>Counts of what passed so far.</summary>
    public FacetCounts Facets => new(Of(Tag(Side.Person)), Of(Tag(Side.Enterprise)), Of(Online), Best(BodyPrefix), Best(TopicPrefix));

    public bool Passes(SearchDocument document)
    {
        var tags = document.Tags;
        var side = _side is null || tags.Contains(_side);
        var online = !question.OnlineOnly || tags.Contains(Online);
        var body = question.Body.Length == 0 || tags.Contains(_body);
        var topic = question.Topic.Length == 0 || tags.Contains(_topic);
        foreach (var tag in tags)
        {
            var fits = tag switch
            {
                Online => side && body && topic,
                _ when tag.StartsWith(BodyPrefix, StringComparison.Ordinal) => side && online && topic,
                _ when tag.StartsWith(TopicPrefix, StringComparison.Ordinal) => side && online && body,
                _ => online && body && topic,
            };
            if (fits) _counts[tag] = Of(tag) + 1;
        }

        return side && online && body && topic;
    }

    private int Of(string tag) => _counts.GetValueOrDefault(tag);

    private IReadOnlyList<(string, int)> Best(string prefix) =>
        [.. _counts.Where(c => c.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostShown).Select(c => (c.Key[prefix.Length..], c.Value))];
}

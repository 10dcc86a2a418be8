using System.Collections.Frozen;
using Heluo.Engines.Text;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Services.Portal.Browse;

/// <summary>Whom a service is for.</summary>
public enum Side
{
    /// <summary>自然人.</summary>
    Person,

    /// <summary>法人和其他组织.</summary>
    Enterprise,
}

/// <summary>The catalogue sorted onto shelves: by topic, by kind of body, by initial. Sorted anew when the catalogue changes.</summary>
internal sealed class Shelves(IItems items)
{
    private readonly Lock _sorting = new();
    private Sorted? _sorted;

    /// <summary>Items for persons or enterprises under a topic; all of the side when the topic is empty.</summary>
    public IReadOnlyList<Item> Of(Side side, string topic = "") => Current().ByTopic.GetValueOrDefault((side, topic), []);

    /// <summary>Items that a kind of body handles.</summary>
    public IReadOnlyList<Item> OfBody(string kind) => Current().ByBody.GetValueOrDefault(kind, []);

    /// <summary>Items whose name begins with a letter in pinyin, A to Z; <c>#</c> for the others.</summary>
    public IReadOnlyList<Item> OfLetter(char letter) => Current().ByLetter.GetValueOrDefault(letter, []);

    /// <summary>Everything, those that can be done online first.</summary>
    public IReadOnlyList<Item> All => Current().All;

    /// <summary>How many can be applied for online.</summary>
    public int OnlineCount => Current().Online;

    /// <summary>Topics of a side with how many items each has.</summary>
    public IReadOnlyList<(string Topic, int Count)> Topics(Side side) => Current().Topics[side];

    private static char Initial(string pinyin) => pinyin.Length > 0 && char.IsAsciiLetter(pinyin[0]) ? char.ToUpperInvariant(pinyin[0]) : '#';

    private static IEnumerable<(Side, string)> PlacesOf(ItemElements item)
    {
        if (item.Audience.Contains("自然人")) yield return (Side.Person, "");
        if (item.Audience.Any(a => a != "自然人")) yield return (Side.Enterprise, "");
        foreach (var topic in item.PersonTopics) yield return (Side.Person, topic);
        foreach (var topic in item.EnterpriseTopics) yield return (Side.Enterprise, topic);
    }

    private Sorted Current()
    {
        var all = items.All;
        var revision = items.Revision;
        var sorted = Volatile.Read(ref _sorted);
        if (sorted?.Revision == revision) return sorted;
        lock (_sorting)
        {
            if (_sorted?.Revision == revision) return _sorted;
            return _sorted = Sort(all, revision);
        }
    }

    private static Sorted Sort(IReadOnlyList<Item> all, long revision)
    {
        var read = all.Select(item => (Item: item, Pinyin: Pinyin.Full(item.Elements.Name))).OrderByDescending(i => i.Item.Elements.Online).ThenBy(i => i.Pinyin, StringComparer.Ordinal).ToArray();
        var byTopic = read.SelectMany(i => PlacesOf(i.Item.Elements).Distinct().Select(place => (place, i.Item))).GroupBy(p => p.place, p => p.Item).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        return new Sorted(
            revision,
            [.. read.Select(i => i.Item)],
            read.Count(i => i.Item.Elements.Online),
            byTopic,
            read.GroupBy(i => i.Item.Elements.BodyKind, i => i.Item).ToFrozenDictionary(g => g.Key, g => g.ToArray()),
            read.GroupBy(i => Initial(i.Pinyin)).ToFrozenDictionary(g => g.Key, g => g.OrderBy(i => i.Pinyin, StringComparer.Ordinal).Select(i => i.Item).ToArray()),
            Enum.GetValues<Side>().ToFrozenDictionary(side => side, side => (IReadOnlyList<(string, int)>)[.. byTopic.Where(t => t.Key.Item1 == side && t.Key.Item2.Length > 0)
                .Select(t => (t.Key.Item2, t.Value.Length)).OrderByDescending(t => t.Length).ThenBy(t => t.Item1, StringComparer.Ordinal)]));
    }

    private sealed record Sorted(
        long Revision, Item[] All, int Online, FrozenDictionary<(Side, string), Item[]> ByTopic, FrozenDictionary<string, Item[]> ByBody,
        FrozenDictionary<char, Item[]> ByLetter, FrozenDictionary<Side, IReadOnlyList<(string Topic, int Count)>> Topics);
}

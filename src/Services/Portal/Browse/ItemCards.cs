using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;

namespace Heluo.Services.Portal.Browse;

/// <summary>An item in a list: what it is, who decides where the visitor is, how long it takes, online or not.</summary>
/// <param name="Key">Key of the item.</param>
/// <param name="Name">Name.</param>
/// <param name="Summary">One or two plain sentences; empty when nobody wrote them.</param>
/// <param name="Type">事项类型.</param>
/// <param name="Who">The body that decides, or the kind and level of it.</param>
/// <param name="Time">How long it takes.</param>
/// <param name="Online">It can be applied for online.</param>
public sealed record ItemCard(string Key, string Name, string Summary, string Type, string Who, string Time, bool Online)
{
    public string Href => "/items/" + Uri.EscapeDataString(Key);
}

/// <summary>Makes the cards of items for a place.</summary>
internal sealed class ItemCards(IItems items, IDirectory directory)
{
    public ItemCard Of(Item item, Division place)
    {
        var elements = item.Elements;
        var implemented = items.Implement(item.Key, place.Code);
        return new ItemCard(item.Key, elements.Name, elements.Summary, elements.Type, WhoDecides(elements, implemented), Time(implemented?.Elements ?? elements), elements.Online);
    }

    /// <summary>The body at the visitor's place, or which level's body it is.</summary>
    public string WhoDecides(ItemElements item, Implementation? implemented) => implemented?.Body.Name ?? item.Levels switch
    {
        ["township"] => "所在乡镇政府、街道办事处",
        ["village"] => "所在村委会、居委会",
        var levels => $"{LevelOf(levels)}{directory.KindName(item.BodyKind)}单位",
    };

    /// <summary>How long it takes, in the fewest words.</summary>
    public static string Time(ItemElements item)
    {
        var clock = item.Clock;
        if (!IsDescribed(item)) return item.Type == "行政许可" ? "法定 20 个工作日" : "时限请问办理单位";
        if (clock.Promised.Days == 0) return "当场办结";
        return $"承诺 {Days(clock.Promised)}";
    }

    /// <summary>The guide has been written, not just the catalogue's line.</summary>
    public static bool IsDescribed(ItemElements item) => item.Basis.Count > 0 || item.Steps.Count > 0;

    public static string Days(DayTerm term) => term.Days == 0 ? "当场" : term.Unit == "自然日" ? $"{term.Days} 天" : $"{term.Days} 个工作日";

    /// <summary>The word of a level in items.</summary>
    public static string LevelKey(DivisionLevel level) => level switch
    {
        DivisionLevel.Province => "province",
        DivisionLevel.City => "city",
        DivisionLevel.County => "county",
        DivisionLevel.Township => "township",
        _ => "village",
    };

    private static string LevelOf(IReadOnlyList<string> levels) => levels switch
    {
        ["province"] => "省级",
        ["city"] => "所在市",
        _ when levels.Contains("county") => levels.Contains("city") ? "所在市或县区" : "所在县区",
        _ => "当地",
    };
}

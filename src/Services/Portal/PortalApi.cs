using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Services.Portal.Browse;
using Heluo.Services.Portal.Guide;
using Heluo.Services.Portal.Place;
using Heluo.Services.Portal.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Portal;

/// <summary>What the portal shows, for programs.</summary>
internal static class PortalApi
{
    private static readonly Error ItemUnknown = new("portal.item-unknown", 404, "没有找到这个事项，可能已经取消");

    public static void Map(RouteGroupBuilder api)
    {
        api.ForEverybody();
        api.MapGet("/suggest", (string? q, ItemSearch search) => TypedResults.Ok(search.Suggest(Short(q), 8).Select(Completion.Of)))
            .WithSummary("搜索建议：汉字、拼音或首字母");
        api.MapGet("/search", (HttpRequest request, ItemSearch search, ItemCards cards, VisitorPlace places) =>
            TypedResults.Ok(Found.Of(search.Find(SearchQuestion.Of(request)), item => cards.Of(item, places.Of(request))))).WithSummary("搜索事项和常见问题：q、for、online、body、topic、page、place");
        api.MapGet("/items/{key}", IResult (string key, HttpRequest request, Guides guides) =>
            guides.Find(key, request) is { } guide ? TypedResults.Ok(guide) : ItemUnknown.ToProblem())
            .Produces<GuideView>().ProducesProblem(404).WithSummary("办事指南；情形问题的回答作为参数，材料随之收窄");
        api.MapGet("/topics", (Shelves shelves) => TypedResults.Ok(Enum.GetValues<Side>().ToDictionary(side => side, side => shelves.Topics(side).Select(t => new TopicCount(t.Topic, t.Count)))))
            .WithSummary("主题和事项数");
    }

    private static string Short(string? text) => (text ?? "").Length > 50 ? text![..50] : text ?? "";

    internal sealed record TopicCount(string Topic, int Count);

    /// <summary>A line below the search field.</summary>
    internal sealed record Completion(string Text, string Hint, string Href)
    {
        public static Completion Of(Suggested found) => new(
            found.Text, found.Text == found.Item.Elements.Name ? (found.Item.Elements.Online ? "可以网上办" : "窗口办理") : found.Item.Elements.Name, "/items/" + Uri.EscapeDataString(found.Item.Key));
    }

    /// <summary>A page of finds.</summary>
    internal sealed record Found(int Total, int Page, string? Corrected, IReadOnlyList<ItemCard> Items, IReadOnlyList<Answer> Answers)
    {
        public static Found Of(FoundItems found, Func<Platform.Items.Contracts.Item, ItemCard> card) =>
            new(found.Total, found.Question.Page, found.Corrected, [.. found.Hits.Select(h => card(h.Item!))], found.Answers);
    }
}

using Heluo.Kernel.Access;
using Heluo.Platform.Directory.Contracts;
using Heluo.Services.Portal.Home;
using Heluo.Services.Portal.Place;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Portal.Browse;

/// <summary>Ways to a service without searching: by topic, by body, by initial, by city.</summary>
internal static class BrowsePages
{
    private static readonly LinkText HomeCrumb = new(PortalText.Home, "/");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ForEverybody().ExcludeFromDescription();
        pages.MapGet("/topics", () => new RazorComponentResult<TopicsPage>());
        pages.MapGet("/topics/{side}/{topic?}", Topic);
        pages.MapGet("/bodies", Bodies);
        pages.MapGet("/bodies/{kind}", BodyItems);
        pages.MapGet("/a-z/{letter?}", Letter);
        pages.MapGet("/cities", (VisitorPlace places) => new RazorComponentResult<CitiesPage>(new { Cities = places.Below(places.Whole) }));
        pages.MapGet("/cities/{code}", City);
    }

    private static IResult Topic(string side, string? topic, HttpRequest request, Shelves shelves, ItemCards cards, VisitorPlace places, PortalContent content)
    {
        if (!Enum.TryParse<Side>(side, ignoreCase: true, out var who) || !Enum.IsDefined(who) || char.IsDigit(side[0])) return TypedResults.NotFound();
        var place = places.Of(request);
        var shelf = shelves.Of(who, topic ?? "");
        var name = who == Side.Person ? PortalText.Person : PortalText.Enterprise;
        var tiles = who == Side.Person ? content.Person : content.Enterprise;
        var root = $"/topics/{who.ToString().ToLowerInvariant()}";
        return new RazorComponentResult<ShelfPageView>(new
        {
            Title = tiles.FirstOrDefault(t => t.Topic == topic)?.Title ?? topic ?? name,
            Crumbs = topic is null ? new[] { HomeCrumb } : [HomeCrumb, new LinkText(name, root)],
            Page = ShelfQuery.Of(request).Take(shelf, item => cards.Of(item, place)),
            Note = $"按{place.Name}显示办理单位。", NoteHref = PlaceHref(request),
            Others = (IReadOnlyList<FilterChip>)[.. tiles.Select(t => new FilterChip(t.Title, $"{root}/{Uri.EscapeDataString(t.Topic)}", t.Topic == topic))],
        }) { StatusCode = shelf.Count == 0 && topic is not null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK };
    }

    private static RazorComponentResult<BodiesPage> Bodies(HttpRequest request, IDirectory directory, Shelves shelves, VisitorPlace places)
    {
        var place = places.Of(request);
        return new RazorComponentResult<BodiesPage>(new { Place = place, Bodies = BodiesAt(place, directory, shelves), PlaceHref = PlaceHref(request) });
    }

    private static IResult BodyItems(string kind, HttpRequest request, IDirectory directory, Shelves shelves, ItemCards cards, VisitorPlace places)
    {
        var shelf = shelves.OfBody(kind);
        if (shelf.Count == 0) return TypedResults.NotFound();
        var place = places.Of(request);
        var body = directory.FindBody(kind, place.Code, place.Level);
        var level = ItemCards.LevelKey(place.Level);
        var here = body is null ? shelf : [.. shelf.Where(i => i.Elements.Levels.Contains(level))];
        return new RazorComponentResult<ShelfPageView>(new
        {
            Title = body?.Name ?? directory.KindName(kind),
            Crumbs = new[] { HomeCrumb, new LinkText(PortalText.Departments, "/bodies") },
            Page = ShelfQuery.Of(request).Take(here, item => cards.Of(item, place)),
            Note = body is null ? $"{directory.KindName(kind)}的全部事项。选好地区，只看本地办理的。" : Contact(body),
            NoteHref = PlaceHref(request),
        });
    }

    private static IResult Letter(string? letter, HttpRequest request, Shelves shelves, ItemCards cards, VisitorPlace places)
    {
        var wanted = letter is { Length: 1 } && char.IsAsciiLetter(letter[0]) ? char.ToUpperInvariant(letter[0]) : letter is null ? 'A' : '?';
        if (wanted == '?') return TypedResults.NotFound();
        var place = places.Of(request);
        return new RazorComponentResult<ShelfPageView>(new
        {
            Title = $"{PortalText.Letters}：{wanted}",
            Crumbs = new[] { HomeCrumb },
            Page = (ShelfQuery.Of(request) with { Path = $"/a-z/{wanted}" }).Take(shelves.OfLetter(wanted), item => cards.Of(item, place)),
            OthersLabel = "拼音首字母",
            Others = (IReadOnlyList<FilterChip>)[.. Enumerable.Range('A', 26).Select(c => (char)c).Where(c => shelves.OfLetter(c).Count > 0).Select(c => new FilterChip(c.ToString(), $"/a-z/{c}", c == wanted))],
        });
    }

    private static IResult City(string code, IDirectory directory, VisitorPlace places, Shelves shelves)
    {
        if (places.Find(code) is not { Level: DivisionLevel.City or DivisionLevel.County } city) return TypedResults.NotFound();
        return new RazorComponentResult<CityPage>(new
        {
            City = city,
            Path = places.PathTo(city),
            Counties = (IReadOnlyList<Division>)[.. directory.DivisionsBelow(city.Code).Where(d => d.Level == DivisionLevel.County)],
            Bodies = BodiesAt(city, directory, shelves),
            Items = shelves.All.Count(i => i.Elements.Levels.Contains(ItemCards.LevelKey(city.Level))),
            Online = shelves.All.Count(i => i.Elements.Online && i.Elements.Levels.Contains(ItemCards.LevelKey(city.Level))),
        });
    }

    /// <summary>The bodies of a place that handle services, with how many.</summary>
    private static IReadOnlyList<BodyCount> BodiesAt(Division place, IDirectory directory, Shelves shelves)
    {
        var level = ItemCards.LevelKey(place.Level);
        return [.. directory.BodiesOf(place.Code).Select(b => new BodyCount(b, shelves.OfBody(b.Kind).Count(i => i.Elements.Levels.Contains(level)))).Where(b => b.Count > 0)];
    }

    private static string Contact(Body body) => string.Join("　", new[] { body.Address, body.Phone.Length > 0 ? $"电话 {body.Phone}" : "" }.Where(t => t.Length > 0));

    private static string PlaceHref(HttpRequest request) => "/place?back=" + Uri.EscapeDataString(request.Path + request.QueryString);
}

/// <summary>A body with how many services it handles.</summary>
public sealed record BodyCount(Body Body, int Count);

using Heluo.Kernel.Access;
using Heluo.Services.Portal.Browse;
using Heluo.Services.Portal.Place;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Portal.Search;

/// <summary><c>/search</c>.</summary>
internal static class SearchPages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/search", Show).ForEverybody().ExcludeFromDescription();

    private static RazorComponentResult<SearchPage> Show(HttpRequest request, ItemSearch search, ItemCards cards, VisitorPlace places)
    {
        var found = search.Find(SearchQuestion.Of(request));
        var place = places.Of(request);
        return new RazorComponentResult<SearchPage>(new
        {
            Found = found,
            Cards = (IReadOnlyList<(ItemCard, FoundItem)>)[.. found.Hits.Select(h => (cards.Of(h.Item!, place), h))],
            Place = place,
        });
    }
}

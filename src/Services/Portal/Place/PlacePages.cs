using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Directory.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Portal.Place;

/// <summary><c>/place</c>: the visitor says where she deals, down to the village.</summary>
internal static class PlacePages
{
    private const int MostFound = 30;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/place", Show).ForEverybody().ExcludeFromDescription();
        routes.MapPost("/place", ChooseAsync).ForEverybody().ExcludeFromDescription();
    }

    private static RazorComponentResult<PlacePage> Show(HttpRequest request, VisitorPlace places, IDirectory directory)
    {
        var inside = places.Find(request.Query["in"]) ?? places.Of(request);
        if (inside.Level == DivisionLevel.Village) inside = places.Find(inside.Parent) ?? places.Whole;
        var question = request.Query["q"].ToString().Trim();
        return new RazorComponentResult<PlacePage>(new
        {
            Path = places.PathTo(inside),
            Inside = places.Below(inside),
            Chosen = places.Of(request),
            Question = question,
            Found = question.Length is 0 or > 30 ? [] : directory.SearchDivisions(question, MostFound).Select(d => (d, directory.FullName(d.Code))).ToList(),
            Back = LocalAddress.Or(request.Query["back"], "/"),
        });
    }

    private static async Task<IResult> ChooseAsync(HttpContext context, VisitorPlace places)
    {
        if (!context.Request.HasFormContentType) return new SeeOther("/place");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var back = LocalAddress.Or(form["back"], "/");
        if (places.Find(form["code"]) is not { } chosen) return new SeeOther("/place?back=" + Uri.EscapeDataString(back));
        VisitorPlace.Remember(context, chosen);
        return new SeeOther(back);
    }
}

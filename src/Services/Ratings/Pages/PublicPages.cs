using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Platform.Directory.Contracts;
using Heluo.Services.Ratings.Pages.Public;
using Heluo.Services.Ratings.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Ratings.Pages;

/// <summary><c>/ratings</c>: results and rectification are public (国办发〔2019〕51号).</summary>
internal static class PublicPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/ratings").ForEverybody().ExcludeFromDescription();
        pages.MapGet("", BoardAsync);
        pages.MapGet("/bodies/{id:long}", BodyAsync);
    }

    private static async Task<RazorComponentResult<BoardPage>> BoardAsync(HttpRequest request, RatingFigures figures, IDirectory directory, CancellationToken cancellation)
    {
        var place = PlaceOf(request.Query["place"], directory) ?? PlaceOf(request.Cookies["heluo.place"], directory);
        var code = place?.Code ?? "41";
        var page = int.TryParse(request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 1000) : 1;
        return new RazorComponentResult<BoardPage>(new { Board = await figures.OfAsync(code, cancellation), PlaceName = place?.Name ?? "河南省", PlaceCode = code, ByItem = request.Query["by"] == "item", PageNumber = page });
    }

    private static async Task<IResult> BodyAsync(long id, RatingFigures figures, IDirectory directory, CancellationToken cancellation)
    {
        if (directory.FindBody(id) is not { } body) return TypedResults.NotFound();
        var board = await figures.OfAsync(body.Division, cancellation);
        var figure = board.Bodies.FirstOrDefault(f => f.Key == id.ToString(CultureInfo.InvariantCulture)) ?? new RatingFigure("", body.Name, [0, 0, 0, 0, 0], 0, 0, 0);
        return new RazorComponentResult<BodyRatingPage>(new { Figure = figure, Words = await figures.WordsAsync(id, cancellation), board.At });
    }

    private static Division? PlaceOf(string? code, IDirectory directory) =>
        code is { Length: 2 or 4 or 6 } && code.All(char.IsAsciiDigit) ? directory.FindDivision(code) : null;
}

using Heluo.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Web.Design;

/// <summary>The living style pages; a host maps them only in development and demonstration.</summary>
public static class DesignRoutes
{
    /// <summary>Every address of the style pages, for tests that look at each.</summary>
    public static IReadOnlyList<string> Addresses { get; } =
    [
        "/design", "/design/errors", "/design/journey", "/design/done", "/design/workbench", "/design/print", "/design/screen", "/offline",
        .. Enum.GetNames<PageStatus>().Select(kind => $"/design/status/{kind}"),
    ];

    /// <summary>Maps the style pages under <c>/design</c>.</summary>
    public static void MapHeluoDesign(this IEndpointRouteBuilder routes)
    {
        var design = routes.MapGroup("/design");
        design.MapGet("", () => new RazorComponentResult<DesignPage>());
        design.MapMethods("/errors", [HttpMethods.Get, HttpMethods.Post], () => new RazorComponentResult<DesignErrors> { StatusCode = 422 });
        design.MapGet("/journey", () => new RazorComponentResult<DesignJourney>());
        design.MapMethods("/done", [HttpMethods.Get, HttpMethods.Post], () => new RazorComponentResult<DesignDone>());
        design.MapMethods("/workbench", [HttpMethods.Get, HttpMethods.Post], () => new RazorComponentResult<DesignWorkbench>());
        design.MapGet("/print", () => new RazorComponentResult<DesignPrint>());
        design.MapGet("/screen", () => new RazorComponentResult<DesignScreen>());
        design.MapGet("/status/{kind}", (PageStatus kind) => new RazorComponentResult<StatusPage>(new { Kind = kind, Reference = kind == PageStatus.Broken ? "8F2K-31" : null }));
        design.MapGet("/suggest", (string q) => Suggest(q));
        design.MapPost("/draft", () => Results.NoContent());
        design.MapPost("/upload", (IFormFile file) => Results.Json(new { id = "2", name = file.FileName, size = $"{Math.Max(1, file.Length / 1024)} KB" }));
    }

    private static IResult Suggest(string q) => Results.Json(
        DesignSample.Matters.Where(m => m.Item.Contains(q, StringComparison.OrdinalIgnoreCase)).Select(m => new { text = m.Item, hint = "可以网上办" }));
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Services.Portal.Apply.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Portal.Apply;

/// <summary>Before an application begins: where it is handled, what it takes, and the start itself.</summary>
internal static class StartApplication
{
    private const string PlaceCookie = "heluo.place";
    private const string Province = "41";

    public static async Task<IResult> ShowAsync(string key, IItems items, IDirectory directory, ICases cases, HttpContext context)
    {
        if (items.Find(key) is not { } item) return TypedResults.NotFound();
        var place = PlaceOf(context.Request, directory);
        if (items.Implement(key, place) is not { } implementation || context.Request.Query.ContainsKey("in")) return ChoosePlace(item, directory, context);
        return await BeforeAsync(implementation, place, null, cases, context);
    }

    public static async Task<IResult> BeginAsync(string key, IItems items, IDirectory directory, ICases cases, JourneyDesk desk, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var place = form["place"].ToString();
        if (directory.FindDivision(Clean(place)) is null || items.Implement(key, place) is not { } implementation)
            return items.Find(key) is { } known ? ChoosePlace(known, directory, context) : TypedResults.NotFound();
        var actor = context.Actor();
        var values = await desk.FirstValuesAsync(actor, actor.HolderId, implementation.Item, context.RequestAborted);
        var started = await cases.StartDraftAsync(actor, new StartDraft(key, place, null, values), context.RequestAborted);
        return started.Ok ? new SeeOther($"/apply/{started.Value}") : await BeforeAsync(implementation, place, started.Error, cases, context);
    }

    private static async Task<IResult> BeforeAsync(Implementation implementation, string place, Error? refusal, ICases cases, HttpContext context)
    {
        var actor = context.Actor();
        var drafts = actor.IsApplicant
            ? (await cases.MineAsync(actor, new MineQuery { Box = MineBox.Drafts, ItemKey = implementation.Item.Key, Limit = 1 }, context.RequestAborted)).Rows
            : [];
        return new RazorComponentResult<BeforePage>(new { Implementation = implementation, Place = place, Actor = actor, Refusal = refusal, Draft = drafts.Count > 0 ? drafts[0] : null })
        {
            StatusCode = refusal?.Status ?? StatusCodes.Status200OK,
        };
    }

    private static RazorComponentResult<PlacePage> ChoosePlace(Item item, IDirectory directory, HttpContext context)
    {
        var inside = directory.FindDivision(Clean(context.Request.Query["in"].ToString())) ?? directory.FindDivision(Clean(PlaceOf(context.Request, directory)));
        if (inside is null || inside.Level is not (DivisionLevel.Province or DivisionLevel.City)) inside = directory.FindDivision(Province)!;
        return new RazorComponentResult<PlacePage>(new { Item = item, Inside = inside, Choices = ChoicesBelow(directory, inside.Code) });
    }

    /// <summary>Places to choose from; a heading of the statistics (省直辖县级行政区划) gives way to what stands below it.</summary>
    internal static List<Division> ChoicesBelow(IDirectory directory, string code) =>
        [.. directory.DivisionsBelow(code).Where(d => !d.IsZone).SelectMany(d => d.Name.StartsWith("省直辖", StringComparison.Ordinal) ? directory.DivisionsBelow(d.Code) : [d])];

    /// <summary>The division named in the address, else the one remembered, else the province.</summary>
    private static string PlaceOf(HttpRequest request, IDirectory directory) =>
        Known(request.Query["place"].ToString(), directory) ?? Known(request.Cookies[PlaceCookie] ?? "", directory) ?? Province;

    private static string? Known(string code, IDirectory directory) => Clean(code) is { Length: > 0 } clean && directory.FindDivision(clean) is { } division ? division.Code : null;

    private static string Clean(string code) => code.Length is 2 or 4 or 6 or 9 or 12 && code.All(char.IsAsciiDigit) ? code : "";
}

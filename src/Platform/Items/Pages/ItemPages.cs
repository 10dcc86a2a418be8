using Heluo.Kernel.Access;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Features;
using Heluo.Platform.Items.Reading;
using Heluo.Platform.Packs.Contracts;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Items.Pages;

/// <summary>Lists and the page of an item.</summary>
internal static class ItemPages
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void Map(RouteGroupBuilder work)
    {
        work.MapGet("", List).Requires(ItemsPermissions.View);
        work.MapGet("/export.xlsx", ([AsParameters] ItemQuery query, string? division, ItemListing listing, ListExport export) =>
            TypedResults.File(export.ToXlsx(listing.Matching(query), division), Xlsx, "事项清单.xlsx")).Requires(ItemsPermissions.View);
        work.MapGet("/export.csv", ([AsParameters] ItemQuery query, string? division, ItemListing listing, ListExport export) =>
            TypedResults.File(export.ToCsv(listing.Matching(query), division), "text/csv; charset=utf-8", "事项清单.csv")).Requires(ItemsPermissions.View);
        work.MapGet("/review", AtWorkAsync).Requires(ItemsPermissions.View);
        work.MapGet("/withdrawn", WithdrawnAsync).Requires(ItemsPermissions.View);
        work.MapGet("/{key}", ItemAsync).Requires(ItemsPermissions.View);
        work.MapPost("/{key}/drafts", async Task<IResult> (string key, DraftItem drafts, HttpContext context, ItemPageReader reader) =>
        {
            var started = await drafts.StartAsync(context.Actor(), key, context.RequestAborted);
            return started.Ok ? PageAnswers.On($"/work/items/versions/{started.Value}") : await ShowAsync(key, "elements", context.State().Refused(started.Error), reader, context, started.Error.Status);
        }).Requires(ItemsPermissions.Edit);
        work.MapGet("/{key}/standing", async Task<IResult> (string key, StandingKind kind, ItemPageReader reader, TimeProvider clock, HttpContext context) =>
            await reader.NameAsync(key, context.RequestAborted) is { } name
                ? Page<StandingPage>(new StandingModel(key, name, kind, clock.GetUtcNow().DayInChina(), "", Web.Components.FieldErrors.None, null))
                : TypedResults.NotFound()).Requires(ItemsPermissions.Publish);
        work.MapPost("/{key}/standing", ChangeStandingAsync).Requires(ItemsPermissions.Publish);
        VersionPages.Map(work);
        LocalPages.Map(work);
        RequestPages.Map(work.MapGroup("/changes"));
    }

    public static RazorComponentResult<TPage> Page<TPage>(object model, int status = 200)
        where TPage : Microsoft.AspNetCore.Components.IComponent => new(new { Data = model }) { StatusCode = status };

    /// <summary>Kinds of bodies as choices, in the order of the pack.</summary>
    public static IReadOnlyList<Option> Kinds(PackFolder pack) => [.. pack.Read<BodyKindsFile>("bodies.yaml").Bodies.Select(b => new Option(b.Key, b.Title))];

    private static RazorComponentResult<ItemList> List([AsParameters] ItemQuery query, ItemListing listing, IItems items, PackFolder pack, HttpContext context) =>
        Page<ItemList>(new ItemListModel(query, listing.Page(query), Kinds(pack), context.State().MayEdit, key => items.PauseOf(key) is not null));

    private static async Task<IResult> AtWorkAsync(ItemListing listing, IItems items, IDirectory directory, HttpContext context)
    {
        var scope = RowScope.Of(context.Actor(), ItemsPermissions.View.Code);
        var local = (await listing.LocalAtWorkAsync(scope, VersionState.InReview, context.RequestAborted)).Concat(await listing.LocalAtWorkAsync(scope, VersionState.Draft, context.RequestAborted));
        return Page<AtWorkPage>(new AtWorkModel(
            await listing.AtWorkAsync(VersionState.Draft, context.RequestAborted), await listing.AtWorkAsync(VersionState.InReview, context.RequestAborted),
            [.. local.Select(l => new LocalRowAtWork(l, items.Find(l.ItemKey)?.Elements.Name ?? l.ItemKey, directory.FindBody(l.BodyId)?.Name ?? ""))], context.State()));
    }

    private static async Task<IResult> WithdrawnAsync(ItemListing listing, ItemPageReader reader, HttpContext context)
    {
        List<WithdrawnPage.WithdrawnRow> rows = [];
        foreach (var standing in await listing.WithdrawnAsync(context.RequestAborted))
            rows.Add(new(standing.ItemKey, await reader.NameAsync(standing.ItemKey, context.RequestAborted) ?? standing.ItemKey, standing.EffectiveFrom, standing.Reason, standing.ActorName));
        return Page<WithdrawnPage>(rows);
    }

    private static Task<IResult> ItemAsync(string key, string? tab, ItemPageReader reader, HttpContext context) => ShowAsync(key, tab ?? "elements", context.State(), reader, context, 200);

    private static async Task<IResult> ShowAsync(string key, string tab, PageState state, ItemPageReader reader, HttpContext context, int status) =>
        await reader.FindAsync(key, tab, state, context.Actor(), context.RequestAborted) is { } model ? Page<ItemPage>(model, status) : TypedResults.NotFound();

    private static async Task<IResult> ChangeStandingAsync(string key, ChangeStanding change, ItemPageReader reader, TimeProvider clock, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (!Enum.TryParse<StandingKind>(form["kind"], out var kind) || await reader.NameAsync(key, context.RequestAborted) is not { } name) return TypedResults.NotFound();
        var from = form.Day("effectiveFrom") ?? clock.GetUtcNow().DayInChina();
        var changed = await change.RunAsync(context.Actor(), key, kind, from, form["reason"].ToString(), context.RequestAborted);
        if (changed.Ok) return PageAnswers.On($"/work/items/{key}?tab=history", "standing");
        return Page<StandingPage>(new StandingModel(key, name, kind, from, form["reason"].ToString(), changed.Error.Fields(), changed.Error.Fields.Count > 0 ? null : changed.Error.Message), changed.Error.Status);
    }
}

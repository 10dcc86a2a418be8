using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Modules;
using Heluo.Platform.Cases.Contracts;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Services.Workbench.Inbox;

/// <summary>The inbox: list, saved views, batch acts, export.</summary>
internal static class InboxPages
{
    private const int PageSize = 50;
    private const int ExportSize = 5_000;
    private const int MostAtOnce = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var work = routes.MapGroup("/work").ExcludeFromDescription();
        work.MapGet("", ShowAsync).ForSignedIn().Kept();
        work.MapPost("/batch", BatchAsync).Requires(WorkbenchPermissions.View);
        work.MapPost("/views", SaveViewAsync).Requires(WorkbenchPermissions.View);
        work.MapPost("/views/{id:long}/remove", RemoveViewAsync).Requires(WorkbenchPermissions.View);
        work.MapGet("/export.{kind}", ExportAsync).Requires(WorkbenchPermissions.View);
    }

    /// <summary>The inbox; whose posts handle no matters is led to the first page of the own menu.</summary>
    private static async Task<IResult> ShowAsync(ICases cases, SavedViews views, TimeProvider clock, HttpContext context)
    {
        var actor = context.Actor();
        if (actor.Kind != ActorKind.Official) return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        if (!actor.Can(WorkbenchPermissions.View.Code)) return Elsewhere(context, actor);
        return await PageAsync(cases, views, clock, context, FieldErrors.None);
    }

    private static IResult Elsewhere(HttpContext context, Actor actor)
    {
        var first = context.RequestServices.GetRequiredService<ModuleCatalogue>().All.SelectMany(m => m.Menu).OrderBy(e => e.Order).FirstOrDefault(e => e.Permission is not null && actor.Can(e.Permission));
        return first is null ? new RazorComponentResult<NothingHerePage>() : new SeeOther(first.Path);
    }

    private static async Task<IResult> PageAsync(ICases cases, SavedViews views, TimeProvider clock, HttpContext context, FieldErrors errors)
    {
        var actor = context.Actor();
        var address = InboxAddress.Read(context.Request);
        var page = await cases.InboxAsync(actor, address.ToQuery(clock.GetUtcNow(), PageSize), context.RequestAborted);
        var totals = await cases.TotalsAsync(actor, context.RequestAborted);
        return new RazorComponentResult<InboxPage>(new
        {
            Address = address, Rows = page.Rows, Next = page.Next, Totals = totals, Views = await views.OfAsync(actor, context.RequestAborted), Now = clock.GetUtcNow(),
            Done = Enum.TryParse<MatterAct>(context.Request.Query["done"], out var act) ? act : (MatterAct?)null, Errors = errors,
        })
        { StatusCode = errors.All.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
    }

    /// <summary>One act on several work items; each is judged for itself and says how it went.</summary>
    private static async Task<IResult> BatchAsync(ICases cases, HttpContext context)
    {
        var actor = context.Actor();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var back = MatterAddress.Local(form["back"].ToString(), "/work");
        List<BatchResult> results = [];
        foreach (var chosen in form["work"].Take(MostAtOnce))
        {
            if (chosen?.Split('-') is not [var work, var matter, ..] || !TryId(work, out var workId) || !TryId(matter, out var matterId)) continue;
            var view = await cases.FindAsync(actor, matterId, context.RequestAborted);
            var outcome = form["act"].ToString() switch
            {
                "claim" => (await cases.ClaimAsync(actor, workId, context.RequestAborted)).Error?.Message,
                nameof(MatterAct.Accept) => (await cases.PerformAsync(actor, new PerformAct(matterId, MatterAct.Accept), context.RequestAborted)).Error?.Message,
                nameof(MatterAct.Pass) => (await cases.PerformAsync(actor, new PerformAct(matterId, MatterAct.Pass), context.RequestAborted)).Error?.Message,
                _ => "不能批量作这个操作",
            };
            results.Add(new BatchResult(matterId, view?.Row.ItemName ?? "", view?.Row.ApplicantName ?? "", view?.Row.Number ?? "", outcome));
        }

        return new RazorComponentResult<BatchPage>(new { Results = results, Back = back + PlaceAfter(form), Act = form["act"].ToString() });
    }

    /// <summary>Where to go on in the list: with the first that was claimed, or behind the last that was done.</summary>
    private static string PlaceAfter(IFormCollection form)
    {
        if (form["work"] is not [{ } first, ..] works) return "";
        var place = form["act"] == "claim" ? first.Split('-')[0] : works[^1]!.Split('-') is [_, _, var next] ? next : "";
        return TryId(place, out var row) ? $"#w{row}" : "";
    }

    private static async Task<IResult> SaveViewAsync(ICases cases, SavedViews views, TimeProvider clock, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var query = form["query"].ToString();
        var saved = await views.SaveAsync(context.Actor(), form["name"].ToString(), query, context.RequestAborted);
        if (saved.Ok) return new SeeOther("/work?" + query);
        context.Request.QueryString = new QueryString(query.Length > 0 ? "?" + query : "");
        return await PageAsync(cases, views, clock, context, new FieldErrors([new("name", saved.Error.Message)]));
    }

    private static async Task<IResult> RemoveViewAsync(long id, SavedViews views, HttpContext context)
    {
        await views.RemoveAsync(context.Actor(), id, context.RequestAborted);
        return new SeeOther("/work");
    }

    private static async Task<IResult> ExportAsync(string kind, ICases cases, TimeProvider clock, HttpContext context)
    {
        if (kind is not ("xlsx" or "csv")) return TypedResults.NotFound();
        var page = await cases.InboxAsync(context.Actor(), InboxAddress.Read(context.Request).ToQuery(clock.GetUtcNow(), ExportSize), context.RequestAborted);
        return Export.File("待办", kind, page.Rows.Select(r => Export.Of(r.Matter, r.Step, r.Holder)), clock.GetUtcNow());
    }

    private static bool TryId(string text, out long id) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out id);
}

/// <summary>How one of a batch went.</summary>
/// <param name="MatterId">The matter.</param>
/// <param name="Item">Item.</param>
/// <param name="Applicant">Applicant.</param>
/// <param name="Number">Number.</param>
/// <param name="Refusal">Why not; null when it was done.</param>
public sealed record BatchResult(long MatterId, string Item, string Applicant, string Number, string? Refusal);

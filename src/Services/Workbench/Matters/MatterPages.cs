using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Platform.Cases.Contracts;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Workbench.Matters;

/// <summary>The matter page, its acts, work items, remarks and files.</summary>
internal static class MatterPages
{
    private static readonly string[] Shown = ["application/pdf", "image/jpeg", "image/png", "image/gif", "image/bmp"];

    private static readonly Error ColleagueNeeded = new("workbench.colleague-needed", 422, "请先选择交给谁，再按转办、委托或者请其签署");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var matter = routes.MapGroup("/work/matters/{id:long}").ExcludeFromDescription().SaysWhenMissing("没有这个办件，或者它不归您的单位和岗位办。请核对编号，到“办件查询”里找；需要配合的，请联系办理单位");
        matter.MapGet("", ShowAsync).Requires(WorkbenchPermissions.View);
        matter.MapGet("/acts/{act}", AskAsync).Requires(WorkbenchPermissions.View);
        matter.MapPost("/acts/{act}", ActAsync).Requires(WorkbenchPermissions.View);
        matter.MapPost("/work/{work:long}/{what}", WorkAsync).Requires(WorkbenchPermissions.View);
        matter.MapPost("/recall", (long id, ICases cases, MatterDesk desk, HttpContext context) =>
            SayAsync(id, "已取回，可以重新办理", cases.RecallAsync(context.Actor(), id, context.RequestAborted), desk, context)).Requires(WorkbenchPermissions.View);
        matter.MapPost("/urge", async (long id, ICases cases, MatterDesk desk, HttpContext context) =>
            await SayAsync(id, "已催办", cases.UrgeAsync(context.Actor(), id, await TextAsync(context), context.RequestAborted), desk, context)).Requires(WorkbenchPermissions.View);
        matter.MapPost("/comments", async (long id, ICases cases, MatterDesk desk, HttpContext context) =>
            await SayAsync(id, "意见已保存", cases.CommentAsync(context.Actor(), id, await TextAsync(context), context.RequestAborted), desk, context, "history")).Requires(WorkbenchPermissions.View);
        matter.MapGet("/files/{file:long}", async (long id, long file, ICases cases, HttpContext context) =>
            Inline(await cases.OpenAttachmentAsync(context.Actor(), id, file, context.RequestAborted), context)).Requires(WorkbenchPermissions.View);
        matter.MapGet("/documents/{document:long}", OpenDocumentAsync).Requires(WorkbenchPermissions.View);
    }

    private static async Task<IResult> ShowAsync(long id, MatterDesk desk, HttpContext context)
    {
        var query = context.Request.Query;
        var sheet = await desk.OpenAsync(context.Actor(), id, query["back"], context.RequestAborted, query["file"]);
        if (sheet is null) return TypedResults.NotFound();
        var said = query["said"].ToString();
        return Page(sheet, query["tab"].ToString(), said.Length is > 0 and <= 60 ? said : null, null);
    }

    /// <summary>The question an act asks, on a page of its own for those without scripts.</summary>
    private static async Task<IResult> AskAsync(long id, string act, MatterDesk desk, HttpContext context)
    {
        var sheet = await desk.OpenAsync(context.Actor(), id, context.Request.Query["back"], context.RequestAborted);
        if (sheet?.Acts.FirstOrDefault(a => a.Act.ToString() == act) is not { } allowed) return sheet is null ? TypedResults.NotFound() : new SeeOther(MatterAddress.Of(id, sheet.Back));
        return new RazorComponentResult<ActPage>(new { Sheet = sheet, Act = allowed, Errors = FieldErrors.None });
    }

    private static async Task<IResult> ActAsync(long id, string act, ICases cases, MatterDesk desk, HttpContext context)
    {
        if (!Enum.TryParse<MatterAct>(act, out var known) || !Enum.IsDefined(known)) return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var back = MatterAddress.Local(form["back"].ToString(), "/work");
        var done = await cases.PerformAsync(context.Actor(), Read(id, known, form), context.RequestAborted);
        if (done.Ok) return new SeeOther(MatterAddress.After(back, act));
        var sheet = await desk.OpenAsync(context.Actor(), id, back, context.RequestAborted);
        if (sheet is null) return TypedResults.NotFound();
        if (done.Error.Status is 400 or 422 && sheet.Acts.FirstOrDefault(a => a.Act == known) is { } allowed)
            return new RazorComponentResult<ActPage>(new { Sheet = sheet, Act = allowed, Errors = new FieldErrors([new($"{act}.{FieldOf(done.Error)}", done.Error.Message)]), Given = form }) { StatusCode = 422 };
        return Page(sheet, "", null, done.Error);
    }

    private static PerformAct Read(long id, MatterAct act, IFormCollection form) => new(id, act)
    {
        Reason = form[$"{act}.reason"].ToString(), Procedure = form[$"{act}.procedure"].ToString(), Delivery = form[$"{act}.delivery"].ToString(),
        ResultNumber = form[$"{act}.resultNumber"].ToString(),
        ProcedureDays = int.TryParse(form[$"{act}.procedureDays"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null,
        Points = [.. form.Where(f => f.Key.StartsWith($"{act}.point.", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(f.Value))
            .Select(f => new CorrectionPoint(f.Key[(f.Key.IndexOf(".point.", StringComparison.Ordinal) + 7)..], f.Value.ToString().Trim()))],
        Version = long.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
    };

    private static string FieldOf(Error error) => error.Code switch { "cases.points-needed" => "point.", "cases.procedure-unknown" => "procedure", "cases.procedure-days-needed" => "procedureDays", _ => "reason" };

    private static async Task<IResult> WorkAsync(long id, long work, string what, ICases cases, MatterDesk desk, HttpContext context)
    {
        var actor = context.Actor();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var to = long.TryParse(form[$"to.{work}"], NumberStyles.None, CultureInfo.InvariantCulture, out var official) ? official : 0;
        var who = (await cases.CandidatesAsync(actor, work, context.RequestAborted)).FirstOrDefault(c => c.Id == to)?.Name ?? "对方";
        if (to == 0 && what is ("transfer" or "delegate" or "ask-first" or "ask-beside" or "ask-after")) return await SayAsync(id, "", Task.FromResult<Result<Done>>(ColleagueNeeded), desk, context);
        var (change, said) = what switch
        {
            "claim" => (cases.ClaimAsync(actor, work, context.RequestAborted), "已签收"),
            "release" => (cases.ReleaseAsync(actor, work, context.RequestAborted), "已退回待签收"),
            "transfer" => (cases.TransferAsync(actor, work, to, asDelegate: false, context.RequestAborted), $"已转办给{who}"),
            "delegate" => (cases.TransferAsync(actor, work, to, asDelegate: true, context.RequestAborted), $"已委托{who}办理"),
            "take-back" => (cases.TakeBackAsync(actor, work, context.RequestAborted), "委托已结束"),
            "ask-first" => (cases.AddSignerAsync(actor, work, to, SignerOrder.Before, context.RequestAborted), $"已请{who}先签署意见"),
            "ask-beside" => (cases.AddSignerAsync(actor, work, to, SignerOrder.Beside, context.RequestAborted), $"已请{who}同时签署意见"),
            "ask-after" => (cases.AddSignerAsync(actor, work, to, SignerOrder.After, context.RequestAborted), $"已请{who}在您办完后签署意见"),
            "remove" => (cases.RemoveSignerAsync(actor, work, context.RequestAborted), "已减签"),
            _ => (null, ""),
        };
        return change is null ? TypedResults.NotFound() : await SayAsync(id, said, change, desk, context);
    }

    /// <summary>Back to the matter, saying what was done; or the matter with the refusal.</summary>
    private static async Task<IResult> SayAsync(long id, string said, Task<Result<Done>> work, MatterDesk desk, HttpContext context, string tab = "")
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var back = MatterAddress.Local(form["back"].ToString(), "/work");
        var done = await work;
        if (!done.Ok)
        {
            var sheet = await desk.OpenAsync(context.Actor(), id, back, context.RequestAborted);
            return sheet is null ? TypedResults.NotFound() : Page(sheet, tab, null, done.Error);
        }

        var seen = await desk.OpenAsync(context.Actor(), id, back, context.RequestAborted);
        return new SeeOther(seen is null ? MatterAddress.After(back) : MatterAddress.Of(id, back, tab) + $"&said={Uri.EscapeDataString(said)}");
    }

    private static async Task<string> TextAsync(HttpContext context) => (await context.Request.ReadFormAsync(context.RequestAborted))["text"].ToString();

    private static RazorComponentResult<MatterPage> Page(MatterSheet sheet, string tab, string? said, Error? refusal) =>
        new(new { Sheet = sheet, Tab = tab, Said = said, Refusal = refusal }) { StatusCode = refusal?.Status ?? StatusCodes.Status200OK };

    /// <summary>Pictures and PDF are shown in the page, other kinds are downloaded; the type was told by content when the file came in.</summary>
    private static async Task<IResult> OpenDocumentAsync(long id, long document, string? format, ICases cases, HttpContext context)
    {
        if (format != "ofd") return Inline(await cases.OpenDocumentAsync(context.Actor(), id, document, context.RequestAborted), context);
        var opened = await cases.OpenSealedAsync(context.Actor(), id, document, context.RequestAborted);
        if (opened.Ok) return TypedResults.File(opened.Value.Content, opened.Value.ContentType, opened.Value.FileName);
        return opened.Error.Status == StatusCodes.Status503ServiceUnavailable
            ? new SeeOther(MatterAddress.Of(id, "/work", "documents") + $"&said={Uri.EscapeDataString(opened.Error.Message)}") : TypedResults.NotFound();
    }

    private static IResult Inline(FileContent? file, HttpContext context)
    {
        if (file is null) return TypedResults.NotFound();
        if (!Shown.Contains(file.ContentType)) return TypedResults.File(file.Content, file.ContentType, file.FileName);
        context.Response.Headers.ContentDisposition = "inline; filename*=UTF-8''" + Uri.EscapeDataString(file.FileName);
        context.Response.Headers.CacheControl = "private, max-age=600";
        return TypedResults.Stream(file.Content, file.ContentType);
    }
}

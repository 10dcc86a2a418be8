using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Platform.Cases.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Cases;

/// <summary>Matters over HTTP.</summary>
internal static class CasesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        MapApplicant(api);
        MapOfficial(api);
        api.MapGet("/verify/{code}", async Task<IResult> (string code, ICases cases, CancellationToken cancellation) =>
            await cases.VerifyAsync(code, cancellation) is { } found ? TypedResults.Ok(found) : CasesErrors.NotFound.ToProblem()).ForEverybody();
    }

    private static void MapApplicant(RouteGroupBuilder api)
    {
        api.MapPost("/", async (StartDraft request, ICases cases, HttpContext context) =>
            (await cases.StartDraftAsync(context.Actor(), request, context.RequestAborted)).Map(id => new Started(id)).ToHttp()).ForSignedIn();
        api.MapPut("/{id:long}/draft", async (long id, DraftContent draft, ICases cases, HttpContext context) =>
            (await cases.SaveDraftAsync(context.Actor(), id, draft, context.RequestAborted)).ToHttp()).ForSignedIn();
        api.MapDelete("/{id:long}", async (long id, ICases cases, HttpContext context) => (await cases.DiscardAsync(context.Actor(), id, context.RequestAborted)).ToHttp()).ForSignedIn();
        api.MapPost("/{id:long}/attachments/{material}", AttachAsync).ForSignedIn().Accepts<byte[]>("application/octet-stream");
        api.MapDelete("/{id:long}/attachments/{attachment:long}", async (long id, long attachment, ICases cases, HttpContext context) =>
            (await cases.DetachAsync(context.Actor(), id, attachment, context.RequestAborted)).ToHttp()).ForSignedIn();
        api.MapPost("/{id:long}/submit", SubmitAsync).ForSignedIn();
        api.MapPost("/{id:long}/supplement", async (long id, ICases cases, HttpContext context) => (await cases.SupplementAsync(context.Actor(), id, context.RequestAborted)).ToHttp()).ForSignedIn();
        api.MapPost("/{id:long}/withdraw", async (long id, Said said, ICases cases, HttpContext context) =>
            (await cases.WithdrawAsync(context.Actor(), id, said.Text, context.RequestAborted)).ToHttp()).ForSignedIn();
        api.MapPost("/{id:long}/urge", async (long id, Said said, ICases cases, HttpContext context) =>
            (await cases.UrgeAsync(context.Actor(), id, said.Text, context.RequestAborted)).ToHttp()).ForSignedIn();
        api.MapGet("/", async (string? after, int? limit, ICases cases, HttpContext context) =>
            TypedResults.Ok(await cases.MineAsync(context.Actor(), after, limit ?? 20, context.RequestAborted))).ForApplicants();
        api.MapGet("/{id:long}", async Task<IResult> (long id, ICases cases, HttpContext context) =>
            await cases.FindAsync(context.Actor(), id, context.RequestAborted) is { } found ? TypedResults.Ok(found) : CasesErrors.NotFound.ToProblem()).ForSignedIn();
        api.MapGet("/{id:long}/attachments/{attachment:long}", async Task<IResult> (long id, long attachment, ICases cases, HttpContext context) =>
            File(await cases.OpenAttachmentAsync(context.Actor(), id, attachment, context.RequestAborted))).ForSignedIn();
        api.MapGet("/{id:long}/documents/{document:long}", OpenDocumentAsync).ForSignedIn();
    }

    private static void MapOfficial(RouteGroupBuilder api)
    {
        api.MapPost("/{id:long}/acts", async (long id, PerformAct request, ICases cases, HttpContext context) =>
            (await cases.PerformAsync(context.Actor(), request with { MatterId = id }, context.RequestAborted)).ToHttp()).Requires(CasesPermissions.View);
        api.MapPost("/{id:long}/comments", async (long id, Said said, ICases cases, HttpContext context) =>
            (await cases.CommentAsync(context.Actor(), id, said.Text, context.RequestAborted)).ToHttp()).Requires(CasesPermissions.View);
        api.MapPost("/work/{id:long}/claim", async (long id, ICases cases, HttpContext context) =>
            (await cases.ClaimAsync(context.Actor(), id, context.RequestAborted)).ToHttp()).Requires(CasesPermissions.View);
        api.MapPost("/work/{id:long}/release", async (long id, ICases cases, HttpContext context) =>
            (await cases.ReleaseAsync(context.Actor(), id, context.RequestAborted)).ToHttp()).Requires(CasesPermissions.View);
        api.MapPost("/work/{id:long}/transfer", async (long id, Handover to, ICases cases, HttpContext context) =>
            (await cases.TransferAsync(context.Actor(), id, to.OfficialId, to.AsDelegate, context.RequestAborted)).ToHttp()).Requires(CasesPermissions.View);
        api.MapPost("/work/{id:long}/take-back", async (long id, ICases cases, HttpContext context) =>
            (await cases.TakeBackAsync(context.Actor(), id, context.RequestAborted)).ToHttp()).Requires(CasesPermissions.View);
        api.MapPost("/work/{id:long}/signers", async (long id, Signer signer, ICases cases, HttpContext context) =>
            (await cases.AddSignerAsync(context.Actor(), id, signer.OfficialId, signer.Order, context.RequestAborted)).ToHttp()).Requires(CasesPermissions.View);
        api.MapDelete("/work/{id:long}/signer", async (long id, ICases cases, HttpContext context) =>
            (await cases.RemoveSignerAsync(context.Actor(), id, context.RequestAborted)).ToHttp()).Requires(CasesPermissions.View);
        api.MapGet("/work/{id:long}/candidates", async (long id, ICases cases, HttpContext context) =>
            TypedResults.Ok(await cases.CandidatesAsync(context.Actor(), id, context.RequestAborted))).Requires(CasesPermissions.View);
        api.MapPost("/{id:long}/recall", async (long id, ICases cases, HttpContext context) =>
            (await cases.RecallAsync(context.Actor(), id, context.RequestAborted)).ToHttp()).Requires(CasesPermissions.View);
        api.MapGet("/list", async (string? box, string? text, string? itemKey, DateOnly? from, DateOnly? to, string? after, int? limit, ICases cases, HttpContext context) =>
            TypedResults.Ok(await cases.ListAsync(
                context.Actor(), new MatterQuery { Box = box ?? "all", Text = text, ItemKey = itemKey, From = from, To = to, After = after, Limit = limit ?? 30 }, context.RequestAborted)))
            .Requires(CasesPermissions.View);
        api.MapGet("/work", async (string? box, string? text, string? itemKey, string? step, DateOnly? dueBy, string? after, int? limit, ICases cases, HttpContext context) =>
            TypedResults.Ok(await cases.InboxAsync(
                context.Actor(), new InboxQuery { Box = box ?? "open", Text = text, ItemKey = itemKey, Step = step, DueBy = dueBy, After = after, Limit = limit ?? 30 }, context.RequestAborted)))
            .Requires(CasesPermissions.View);
        api.MapGet("/figures", async (ICases cases, HttpContext context) => TypedResults.Ok(await cases.FiguresAsync(context.Actor(), context.RequestAborted))).Requires(CasesPermissions.View);
    }

    private static async Task<IResult> AttachAsync(long id, string material, string? name, ICases cases, HttpContext context) =>
        (await cases.AttachAsync(context.Actor(), id, new HandedFile(material, name ?? "材料", context.Request.Body), context.RequestAborted)).Map(attachment => new Started(attachment)).ToHttp();

    /// <summary>Submits; a multipart body brings files, each under the name of its material.</summary>
    private static async Task<IResult> SubmitAsync(long id, ICases cases, HttpContext context)
    {
        List<HandedFile> files = [];
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            files.AddRange(form.Files.Select(f => new HandedFile(f.Name, f.FileName, f.OpenReadStream())));
        }

        try
        {
            return (await cases.SubmitAsync(context.Actor(), id, files, context.RequestAborted)).ToHttp();
        }
        finally
        {
            foreach (var file in files) await file.Content.DisposeAsync();
        }
    }

    private static async Task<IResult> OpenDocumentAsync(long id, long document, string? format, ICases cases, HttpContext context)
    {
        if (format is null or "pdf") return File(await cases.OpenDocumentAsync(context.Actor(), id, document, context.RequestAborted));
        if (format != "ofd") return CasesErrors.FormatUnknown.ToProblem();
        var opened = await cases.OpenSealedAsync(context.Actor(), id, document, context.RequestAborted);
        return opened.Ok ? File(opened.Value) : opened.Error.ToProblem();
    }

    private static IResult File(FileContent? file) => file is null ? CasesErrors.NotFound.ToProblem() : TypedResults.File(file.Content, file.ContentType, file.FileName);

    internal sealed record Started(long Id);

    internal sealed record Said(string Text = "");

    internal sealed record Signer(long OfficialId, SignerOrder Order = SignerOrder.Beside);

    internal sealed record Handover(long OfficialId, bool AsDelegate = false);
}

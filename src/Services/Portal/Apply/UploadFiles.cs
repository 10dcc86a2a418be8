using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Services.Portal.Apply.Pages;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Portal.Apply;

/// <summary>Materials, one page each: files come in one by one, are looked at, and can be taken back.</summary>
internal static class UploadFiles
{
    public const string FieldName = "file";

    public static async Task<IResult> ShowAllAsync(long id, JourneyDesk desk, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        if (journey is null) return TypedResults.NotFound();
        return journey is { IsOpen: true, IsCorrecting: false, Unanswered: null } ? All(journey, FieldErrors.None) : new SeeOther(journey.Href);
    }

    public static async Task<IResult> ContinueAsync(long id, JourneyDesk desk, ICases cases, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        if (journey is null) return TypedResults.NotFound();
        if (journey is not { IsOpen: true, IsCorrecting: false, Unanswered: null }) return new SeeOther(journey.Href);
        var missing = journey.ToUpload.Where(m => m.Necessity == "必要" && journey.FilesOf(m.Id).Count == 0).ToList();
        if (missing.Count > 0) return All(journey, new FieldErrors([.. missing.Select(m => new FieldError("m." + m.Id, $"请上传“{m.Name}”"))]));
        await cases.SaveDraftAsync(context.Actor(), id, new DraftContent(Step: "check"), context.RequestAborted);
        return new SeeOther(journey.Href + "/check");
    }

    public static async Task<IResult> ShowAsync(long id, string material, JourneyDesk desk, ICases cases, HttpContext context)
    {
        var (journey, found) = await OpenAsync(id, material, desk, context);
        if (journey is null) return TypedResults.NotFound();
        return found is null ? new SeeOther(journey.Href) : await OneAsync(journey, found, FieldErrors.None, cases, context);
    }

    public static async Task<IResult> SaveAsync(long id, string material, JourneyDesk desk, ICases cases, HttpContext context)
    {
        var (journey, found) = await OpenAsync(id, material, desk, context);
        if (journey is null) return TypedResults.NotFound();
        if (found is null) return new SeeOther(journey.Href);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        List<FieldError> errors = [];
        foreach (var taken in form[FieldName + ".remove"].Concat(form[FieldName + ".removed"]))
        {
            if (!long.TryParse(taken, NumberStyles.None, CultureInfo.InvariantCulture, out var file)) continue;
            var detached = await cases.DetachAsync(context.Actor(), id, file, context.RequestAborted);
            if (detached is { Ok: false, Error.Status: not 404 }) errors.Add(new(FieldName, detached.Error.Message));
        }

        foreach (var file in form.Files.GetFiles(FieldName).Where(f => f.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var stored = await cases.AttachAsync(context.Actor(), id, new HandedFile(material, file.FileName, content), context.RequestAborted);
            if (!stored.Ok) errors.Add(new(FieldName, stored.Error.Message));
        }

        journey = (await desk.OpenAsync(context.Actor(), id, context.RequestAborted))!;
        if (errors.Count > 0) return await OneAsync(journey, found, new FieldErrors(errors), cases, context);
        if (form.ContainsKey(FieldName + ".remove")) return new SeeOther($"{journey.Href}/materials/{material}");
        if (journey.IsCorrecting) return new SeeOther(journey.CorrectionHref);
        if (found.Necessity == "必要" && journey.FilesOf(material).Count == 0) return await OneAsync(journey, found, new FieldErrors([new(FieldName, $"请上传“{found.Name}”")]), cases, context);
        var open = journey.ToUpload.SkipWhile(m => m.Id != material).Skip(1).FirstOrDefault(m => m.Necessity == "必要" && journey.FilesOf(m.Id).Count == 0);
        return new SeeOther(open is null ? $"{journey.Href}/materials" : $"{journey.Href}/materials/{open.Id}");
    }

    /// <summary>One file for a material, sent as it is chosen.</summary>
    public static Task<IResult> ForMaterialAsync(long id, string material, ICases cases, HttpContext context) => TakeAsync(id, material, cases, context);

    /// <summary>One file for a field of the form, sent as it is chosen.</summary>
    public static Task<IResult> ForFieldAsync(long id, string path, ICases cases, HttpContext context) => TakeAsync(id, "form." + path, cases, context);

    /// <summary>Shows a file that was handed in; pictures and PDF in the browser, others as a download.</summary>
    public static async Task<IResult> OpenAsync(long id, long file, ICases cases, HttpContext context)
    {
        if (await cases.OpenAttachmentAsync(context.Actor(), id, file, context.RequestAborted) is not { } found) return TypedResults.NotFound();
        var shown = found.ContentType is "application/pdf" or "image/jpeg" or "image/png";
        if (shown) context.Response.Headers.ContentDisposition = "inline; filename*=UTF-8''" + Uri.EscapeDataString(found.FileName);
        return TypedResults.File(found.Content, found.ContentType, shown ? null : found.FileName);
    }

    private static async Task<IResult> TakeAsync(long id, string material, ICases cases, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile(FieldName) is not { } file) return Refused("没有收到文件，请再选一次", StatusCodes.Status400BadRequest);
        await using var content = file.OpenReadStream();
        var stored = await cases.AttachAsync(context.Actor(), id, new HandedFile(material, file.FileName, content), context.RequestAborted);
        if (!stored.Ok) return Refused(stored.Error.Message, stored.Error.Status);
        var warning = await IsDamagedAsync(id, stored.Value, cases, context) ? ApplyText.LooksDamaged : null;
        return TypedResults.Json(new { id = $"{stored.Value}", name = file.FileName, size = ApplyText.Size(file.Length), warning });
    }

    private static IResult Refused(string words, int status) => TypedResults.Json(new { detail = words }, statusCode: status);

    private static async Task<(Journey? Journey, Material? Material)> OpenAsync(long id, string material, JourneyDesk desk, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        return (journey, journey is { IsOpen: true, Unanswered: null } ? journey.ToUpload.FirstOrDefault(m => m.Id == material) : null);
    }

    private static RazorComponentResult<MaterialsPage> All(Journey journey, FieldErrors errors) => new(new { Journey = journey, Errors = errors }) { StatusCode = StatusOf(errors) };

    private static async Task<IResult> OneAsync(Journey journey, Material material, FieldErrors errors, ICases cases, HttpContext context)
    {
        List<StoredFile> files = [];
        foreach (var file in journey.FilesOf(material.Id))
            files.Add(journey.Stored(file) with { Warning = file.ContentType == "application/pdf" && await IsDamagedAsync(journey.Matter.Row.Id, file.Id, cases, context) ? ApplyText.LooksDamaged : null });
        return new RazorComponentResult<MaterialPage>(new { Journey = journey, Material = material, Files = files, Errors = errors }) { StatusCode = StatusOf(errors) };
    }

    private static async Task<bool> IsDamagedAsync(long id, long file, ICases cases, HttpContext context)
    {
        if (await cases.OpenAttachmentAsync(context.Actor(), id, file, context.RequestAborted) is not { } opened) return false;
        await using var content = opened.Content;
        return opened.IsDamaged;
    }

    private static int StatusOf(FieldErrors errors) => errors.All.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}

using Heluo.Engines.Forms;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Platform.Cases.Contracts;
using Heluo.Services.Portal.Apply.Pages;
using Heluo.Web;
using Heluo.Web.Components;
using Heluo.Web.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Portal.Apply;

/// <summary>One group of the form. What was typed is kept, right or wrong; only right answers lead on.</summary>
internal static class FillForm
{
    public static async Task<IResult> ShowAsync(long id, string group, JourneyDesk desk, HttpContext context)
    {
        var (journey, step) = await OpenAsync(id, group, desk, context);
        if (journey is null) return TypedResults.NotFound();
        if (step is null) return new SeeOther(journey.Href);
        return Page(journey, step, FieldErrors.None, context.Request.Query["add"], context.Request.Query.ContainsKey("more"));
    }

    public static async Task<IResult> SaveAsync(long id, string group, JourneyDesk desk, ICases cases, HttpContext context)
    {
        var (journey, step) = await OpenAsync(id, group, desk, context);
        if (journey is null) return TypedResults.NotFound();
        if (step is null) return new SeeOther(journey.Href);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (merged, refused) = await TakeAsync(journey, step, form, cases, context.RequestAborted);
        var after = desk.Of(journey.Actor, journey.Matter with { Values = JourneyDesk.ToJson(merged) })!;
        var errors = refused.Concat(ErrorsOf(after, group, form)).ToList();
        var stays = errors.Count > 0 || form.ContainsKey(FormPost.AddRow) || form.ContainsKey(FormPost.RemoveRow) || TakesBack(form) || HasMore(after, group, form);
        var next = stays ? step : after.After(step) ?? step;
        var saved = await cases.SaveDraftAsync(context.Actor(), id, new DraftContent(null, JourneyDesk.ToJson(merged), next.Path), context.RequestAborted);
        if (!saved.Ok) return Page(after, step, new FieldErrors([new("_page", saved.Error.Message)]), null, false);

        if (form[FormPost.AddRow].ToString() is { Length: > 0 } table) return new SeeOther($"{journey.HrefOf(step)}?add={Uri.EscapeDataString(table)}#{RowAnchor(after, table)}");
        if (form[FormPost.RemoveRow].ToString() is { Length: > 0 } row) return new SeeOther($"{journey.HrefOf(step)}#f-{Uri.EscapeDataString(row.Split('[')[0])}");
        if (errors.Count > 0) return Page((await desk.OpenAsync(context.Actor(), id, context.RequestAborted))!, step, new FieldErrors(errors), null, false);
        if (stays) return new SeeOther(journey.HrefOf(step) + (TakesBack(form) ? "" : "?more=1"));
        return new SeeOther(journey.IsCorrecting ? journey.CorrectionHref : journey.HrefOf(next));
    }

    /// <summary>Saves what is typed; nothing is judged yet.</summary>
    public static async Task<IResult> AutosaveAsync(long id, string group, JourneyDesk desk, ICases cases, HttpContext context)
    {
        var (journey, step) = await OpenAsync(id, group, desk, context);
        if (journey is null || step is null) return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (merged, _) = Merge(form, journey, group);
        return (await cases.SaveDraftAsync(context.Actor(), id, new DraftContent(null, JourneyDesk.ToJson(merged), step.Path), context.RequestAborted)).ToHttp();
    }

    /// <summary>The fields as they would be shown with what is typed; nothing is saved.</summary>
    public static async Task<IResult> RefreshAsync(long id, string group, JourneyDesk desk, HttpContext context)
    {
        var (journey, step) = await OpenAsync(id, group, desk, context);
        if (journey is null || step is null) return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (merged, _) = Merge(form, journey, group);
        return new RazorComponentResult<FormFields>(new { Fields = FieldsOf(journey, merged, group), journey.Help, Added = context.Request.Query["add"].ToString() });
    }

    private static async Task<(Journey? Journey, JourneyStep? Step)> OpenAsync(long id, string group, JourneyDesk desk, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        return (journey, journey is { IsOpen: true, Unanswered: null } ? journey.Find(StepKind.Form, group) : null);
    }

    private static IReadOnlyList<FieldView> Shown(Journey journey, string group) => journey.View.Groups.First(g => g.Group.Id == group).Fields;

    /// <summary>The values after the post; a birth date and a sex that came from a citizen number follow it. Fields that the page showed because of an answer just given count too.</summary>
    private static (IReadOnlyDictionary<string, object?> Values, IReadOnlyList<FieldView> Shown) Merge(IFormCollection form, Journey journey, string group)
    {
        var shown = Shown(journey, group);
        var seen = form[FormPost.Shown].ToString().Split(',').ToHashSet();
        while (true)
        {
            var merged = journey.Form!.Follow(journey.Values, FormPost.Merge(form, shown, journey.Form, journey.Values), journey.Context);
            var known = shown.Select(f => f.Field.Id).ToHashSet();
            var more = FieldsOf(journey, merged, group).Where(f => seen.Contains(f.Field.Id) && !known.Contains(f.Field.Id)).ToList();
            if (more.Count == 0) return (merged, shown);
            shown = [.. shown, .. more];
        }
    }

    private static IReadOnlyList<FieldView> FieldsOf(Journey journey, IReadOnlyDictionary<string, object?> values, string group) =>
        journey.Form!.Visible(values, journey.Context).Groups.FirstOrDefault(g => g.Group.Id == group)?.Fields ?? [];

    /// <summary>The values after the post; files sent with it are stored first.</summary>
    private static async Task<(IReadOnlyDictionary<string, object?> Values, List<FieldError> Refused)> TakeAsync(
        Journey journey, JourneyStep step, IFormCollection form, ICases cases, CancellationToken cancellation)
    {
        var (values, shown) = Merge(form, journey, step.Key);
        var merged = values.ToDictionary(v => v.Key, v => v.Value);
        List<FieldError> refused = [];
        foreach (var field in shown.Where(f => f.Field.Kind == FieldKind.File))
        {
            var kept = FormText.List(merged.GetValueOrDefault(field.Field.Id)).Where(fileId => journey.Help.FindFile(fileId) is not null).ToList();
            foreach (var taken in form[field.Path + ".remove"].Concat(form[field.Path + ".removed"]))
                if (long.TryParse(taken, out var attachment)) await cases.DetachAsync(journey.Actor, journey.Matter.Row.Id, attachment, cancellation);
            foreach (var file in form.Files.GetFiles(field.Path).Where(f => f.Length > 0))
            {
                await using var content = file.OpenReadStream();
                var stored = await cases.AttachAsync(journey.Actor, journey.Matter.Row.Id, new HandedFile("form." + field.Field.Id, file.FileName, content), cancellation);
                if (stored.Ok) kept.Add($"{stored.Value}");
                else refused.Add(new(field.Path, stored.Error.Message));
            }

            if (kept.Count > 0) merged[field.Field.Id] = kept.ToArray();
            else merged.Remove(field.Field.Id);
        }

        return (merged, refused);
    }

    /// <summary>A button beside a stored file was pressed.</summary>
    private static bool TakesBack(IFormCollection form) => form.Keys.Any(name => name.EndsWith(".remove", StringComparison.Ordinal));

    /// <summary>What is wrong with the fields of the page that the person has seen.</summary>
    private static IEnumerable<FieldError> ErrorsOf(Journey journey, string group, IFormCollection form)
    {
        var seen = form[FormPost.Shown].ToString().Split(',');
        var fields = journey.View.Groups.FirstOrDefault(g => g.Group.Id == group)?.Fields.Select(f => f.Field.Id).ToHashSet() ?? [];
        return journey.Form!.Judge(journey.Values, journey.Context).Errors
            .Where(e => Top(e.Path) is var top && fields.Contains(top) && (seen.Contains(top) || seen is [""])).Select(e => new FieldError(e.Path, e.Message));
    }

    /// <summary>Answers made fields appear that the page did not show.</summary>
    private static bool HasMore(Journey journey, string group, IFormCollection form) => form[FormPost.Shown].ToString() is { Length: > 0 } shown
        && journey.View.Groups.FirstOrDefault(g => g.Group.Id == group)?.Fields.Any(f => f.Access == FieldAccess.Write && !shown.Split(',').Contains(f.Field.Id)) == true;

    internal static string Top(string path) => path.Split('.', '[')[0];

    private static string RowAnchor(Journey journey, string table)
    {
        var rows = journey.View.Groups.SelectMany(g => g.Fields).FirstOrDefault(f => f.Path == table)?.Rows.Count ?? 0;
        return $"f-{Uri.EscapeDataString(table)}-row-{rows + 1}";
    }

    private static RazorComponentResult<FormPage> Page(Journey journey, JourneyStep step, FieldErrors errors, string? added, bool more) =>
        new(new { Journey = journey, Step = step, Errors = errors, Added = added, More = more })
        {
            StatusCode = errors.All.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Platform.Cases.Contracts;
using Heluo.Services.Portal.Apply.Pages;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Portal.Apply;

/// <summary>A place on another page where something has to be mended.</summary>
/// <param name="Text">What.</param>
/// <param name="Href">Where.</param>
public sealed record Repair(string Text, string Href);

/// <summary>Shows all answers, submits them, and says what follows.</summary>
internal static class SubmitApplication
{
    public const string Truth = "truth";
    public const string Later = "later";

    public static async Task<IResult> ShowAsync(long id, JourneyDesk desk, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        if (journey is null) return TypedResults.NotFound();
        if (journey.Matter.Row.Status != MatterStatus.Draft || journey.Unanswered is not null) return new SeeOther(journey.Href);
        return Page(journey, FieldErrors.None, []);
    }

    public static async Task<IResult> SubmitAsync(long id, JourneyDesk desk, ICases cases, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        if (journey is null) return TypedResults.NotFound();
        if (!journey.IsOpen) return new SeeOther($"{journey.Href}/done");
        if (journey.Matter.Row.Status != MatterStatus.Draft || journey.Unanswered is not null) return new SeeOther(journey.Href);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var promised = LaterOf(journey).Select(m => m.Id).ToList();
        List<FieldError> errors = [];
        if (form[Truth] != "true") errors.Add(new(Truth, "请勾选承诺后再提交"));
        if (promised.Count > 0 && form[Later] != "true") errors.Add(new(Later, "请承诺按时补交材料，或者返回上传"));
        if (errors.Count > 0) return Page(journey, new FieldErrors(errors), []);

        if (promised.Count > 0)
        {
            var answers = new Dictionary<string, string>(journey.Matter.Answers) { [Journey.LaterMaterials] = string.Join(',', promised) };
            await cases.SaveDraftAsync(context.Actor(), id, new DraftContent(answers), context.RequestAborted);
        }

        var submitted = await cases.SubmitAsync(context.Actor(), id, [], context.RequestAborted);
        return submitted.Ok ? new SeeOther($"{journey.Href}/done") : Page(journey, FieldErrors.None, Repairs(journey, submitted.Error));
    }

    public static async Task<IResult> DoneAsync(long id, JourneyDesk desk, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        if (journey is null) return TypedResults.NotFound();
        if (journey is { IsOpen: false, IsAtWindow: true }) return new SeeOther($"/work/intake/{id}");
        return journey.IsOpen ? new SeeOther(journey.Href) : new RazorComponentResult<DonePage>(new { Journey = journey });
    }

    /// <summary>Materials that may come later and have not come yet.</summary>
    internal static IEnumerable<Platform.Items.Contracts.Material> LaterOf(Journey journey) =>
        journey.ToUpload.Where(m => m.Necessity == "容缺后补" && journey.FilesOf(m.Id).Count == 0);

    /// <summary>Each thing to mend with the page where it is mended.</summary>
    internal static IReadOnlyList<Repair> Repairs(Journey journey, Error refusal) => refusal.Fields.Count == 0
        ? [new(refusal.Message, journey.Href + "/check")]
        : [.. refusal.Fields.Select(f => new Repair(f.Value, HrefOf(journey, f.Key)))];

    private static string HrefOf(Journey journey, string path)
    {
        if (path.StartsWith("material.", StringComparison.Ordinal)) return $"{journey.Href}/materials/{path[9..]}";
        if (path.StartsWith("situation.", StringComparison.Ordinal)) return $"{journey.Href}/situation/{path[10..]}";
        var group = journey.Form?.Schema.Groups.FirstOrDefault(g => g.Fields.Any(f => f.Id == FillForm.Top(path)));
        return group is null ? journey.Href + "/check" : $"{journey.Href}/form/{group.Id}#{FormAnchor(path)}";
    }

    private static string FormAnchor(string path) => "f-" + string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private static RazorComponentResult<CheckPage> Page(Journey journey, FieldErrors errors, IReadOnlyList<Repair> repairs) =>
        new(new { Journey = journey, Errors = errors, Repairs = repairs })
        {
            StatusCode = errors.All.Count + repairs.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        };
}

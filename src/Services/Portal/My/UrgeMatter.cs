using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Cases.Contracts;
using Heluo.Services.Portal.My.Pages;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Portal.My;

/// <summary>Reminds whoever has the matter, once a day.</summary>
internal static class UrgeMatter
{
    public const string Words = "words";

    public static async Task<IResult> AskAsync(long id, ICases cases, HttpContext context)
    {
        var matter = await cases.FindAsync(context.Actor(), id, context.RequestAborted);
        if (matter is null) return TypedResults.NotFound();
        return MayUrge(matter) ? Page(matter, FieldErrors.None, "") : new SeeOther($"/my/matters/{id}");
    }

    public static async Task<IResult> UrgeAsync(long id, ICases cases, HttpContext context)
    {
        var matter = await cases.FindAsync(context.Actor(), id, context.RequestAborted);
        if (matter is null) return TypedResults.NotFound();
        var words = (await context.Request.ReadFormAsync(context.RequestAborted))[Words].ToString().Trim();
        if (words.Length > 200) return Page(matter, new FieldErrors([new(Words, $"最多 200 字，现在 {words.Length} 字，请缩短")]), words);
        var urged = await cases.UrgeAsync(context.Actor(), id, words, context.RequestAborted);
        return urged.Ok ? new SeeOther($"/my/matters/{id}?said=urged") : Page(matter, new FieldErrors([new(Words, urged.Error.Message)]), words);
    }

    internal static bool MayUrge(MatterView matter) => matter.Row.Status is MatterStatus.Submitted or MatterStatus.Accepted or MatterStatus.Suspended or MatterStatus.Approved or MatterStatus.Rejected;

    private static RazorComponentResult<UrgePage> Page(MatterView matter, FieldErrors errors, string words) =>
        new(new { Matter = matter, Errors = errors, Words = words }) { StatusCode = errors.All.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Messages.Contracts;
using Heluo.Services.Portal.Apply;
using Heluo.Services.Portal.My.Pages;
using Heluo.Services.Ratings.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Portal.My;

/// <summary>Lists and shows the applicant's matters.</summary>
internal static class ReadMatters
{
    public const int PerPage = 20;

    public static async Task<IResult> ListAsync(string? box, string? q, string? after, ICases cases, IMessages messages, IRatings ratings, HttpContext context)
    {
        var which = box switch { "waiting" => MineBox.Waiting, "running" => MineBox.Running, "ended" => MineBox.Ended, "drafts" => MineBox.Drafts, _ => MineBox.All };
        var text = q?.Trim() is { Length: > 0 and <= 100 } words ? words : null;
        var actor = context.Actor();
        var page = await cases.MineAsync(actor, new MineQuery { Box = which, Text = text, After = after, Limit = PerPage }, context.RequestAborted);
        var unread = await messages.UnreadAsync(actor.HolderId, context.RequestAborted);
        var rated = await ratings.RatedAsync(actor, [.. page.Rows.Where(r => r.Status == MatterStatus.Delivered).Select(r => r.Id)], context.RequestAborted);
        return new RazorComponentResult<MattersPage>(new { Unread = unread, Rated = rated, Name = actor.Name, Box = which, Text = text, After = after, Found = page, Said = context.Request.Query["said"].ToString() });
    }

    public static async Task<IResult> ShowAsync(long id, ICases cases, JourneyDesk desk, IRatings ratings, HttpContext context)
    {
        var matter = await cases.FindAsync(context.Actor(), id, context.RequestAborted);
        if (matter is null || desk.Of(context.Actor(), matter) is not { } journey) return TypedResults.NotFound();
        if (matter.Row.Status == MatterStatus.Draft) return new SeeOther(journey.Href);
        var rating = matter.Row.Status == MatterStatus.Delivered ? await ratings.FindAsync(context.Actor(), id, context.RequestAborted) : null;
        return new RazorComponentResult<MatterPage>(new { Journey = journey, Rating = rating, Said = context.Request.Query["said"].ToString() });
    }

    public static async Task<IResult> PrintAsync(long id, ICases cases, JourneyDesk desk, HttpContext context)
    {
        var matter = await cases.FindAsync(context.Actor(), id, context.RequestAborted);
        if (matter is null || desk.Of(context.Actor(), matter) is not { } journey) return TypedResults.NotFound();
        return new RazorComponentResult<PrintPage>(new { Journey = journey });
    }

    public static async Task<IResult> OpenDocumentAsync(long id, long document, string? format, ICases cases, HttpContext context)
    {
        if (format == "ofd")
        {
            var opened = await cases.OpenSealedAsync(context.Actor(), id, document, context.RequestAborted);
            if (opened.Ok) return TypedResults.File(opened.Value.Content, opened.Value.ContentType, opened.Value.FileName);
            return opened.Error.Status == StatusCodes.Status503ServiceUnavailable ? new SeeOther($"/my/matters/{id}?said={MyText.NoSeal}") : TypedResults.NotFound();
        }

        if (await cases.OpenDocumentAsync(context.Actor(), id, document, context.RequestAborted) is not { } found) return TypedResults.NotFound();
        return TypedResults.File(found.Content, found.ContentType, found.FileName);
    }
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Messages.Domain;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Messages.Pages;

/// <summary>A message as it is shown.</summary>
public sealed record MessageRow(long Id, string Title, string Text, string Link, DateTimeOffset At, bool IsRead);

/// <summary>The box of an applicant under <c>/my</c>, of an official under <c>/work</c>.</summary>
internal static class MessagePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var my = routes.MapGroup("/my").ExcludeFromDescription();
        MapBox(my);
        my.MapGet("/preferences", AskPreferencesAsync).ForApplicants();
        my.MapPost("/preferences", PreferAsync).ForApplicants();
        MapBox(routes.MapGroup("/work").ExcludeFromDescription());
    }

    private static void MapBox(RouteGroupBuilder box)
    {
        box.MapGet("/messages", ListAsync).ForSignedIn();
        box.MapGet("/messages/{id:long}", OpenAsync).ForSignedIn();
        box.MapPost("/messages/read", MarkAllAsync).ForSignedIn();
    }

    private static async Task<IResult> ListAsync(string? after, MessageBox box, HttpContext context)
    {
        var (rows, next) = await box.ListAsync(context.Actor(), after, context.RequestAborted);
        return new RazorComponentResult<BoxPage>(new { Rows = rows.Select(Row).ToList(), Next = next, After = after, Home = HomeOf(context) });
    }

    private static async Task<IResult> OpenAsync(long id, MessageBox box, HttpContext context) =>
        await box.OpenAsync(context.Actor(), id, context.RequestAborted) is { } found ? new RazorComponentResult<MessagePage>(new { Message = Row(found), Home = HomeOf(context) }) : TypedResults.NotFound();

    private static async Task<IResult> MarkAllAsync(MessageBox box, HttpContext context)
    {
        await box.MarkAllAsync(context.Actor(), context.RequestAborted);
        return new SeeOther(HomeOf(context) + "/messages");
    }

    private static async Task<IResult> AskPreferencesAsync(MessageBox box, HttpContext context) =>
        new RazorComponentResult<PreferencesPage>(new { Text = await box.WantsTextAsync(context.Actor().HolderId, context.RequestAborted), Saved = context.Request.Query.ContainsKey("saved") });

    private static async Task<IResult> PreferAsync(MessageBox box, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await box.PreferAsync(context.Actor(), form["text"] == "true", context.RequestAborted);
        return new SeeOther("/my/preferences?saved=1");
    }

    private static string HomeOf(HttpContext context) => context.Actor().Kind == ActorKind.Official ? "/work" : "/my";

    private static MessageRow Row(Message message) => new(message.Id, message.Title, message.Text, message.Link, message.SentAt, message.ReadAt is not null);
}

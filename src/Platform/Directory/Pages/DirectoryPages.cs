using Heluo.Kernel.Access;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Domain;
using Heluo.Platform.Directory.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Directory.Pages;

/// <summary>Divisions, bodies, posts and people, looked at.</summary>
internal static class DirectoryPages
{
    private static readonly Dictionary<string, string> Words = new() { ["saved"] = "已办理。", ["planned"] = "已安排，到生效日自动生效。" };

    public static void Map(RouteGroupBuilder work)
    {
        work.MapGet("", (DirectoryViews views, HttpContext context) => DivisionAsync(Home(context.Actor()), null, views, context)).Requires(DirectoryPermissions.View);
        work.MapGet("/divisions/{code}", (string code, DateOnly? day, DirectoryViews views, HttpContext context) => DivisionAsync(code, day, views, context)).Requires(DirectoryPermissions.View);
        work.MapGet("/bodies/{id:long}", BodyAsync).Requires(DirectoryPermissions.View);
        work.MapGet("/posts/{id:long}", PostAsync).Requires(DirectoryPermissions.View);
        work.MapGet("/officials/{id:long}", OfficialAsync).Requires(DirectoryPermissions.View);
        work.MapGet("/search", async (string? q, DirectoryViews views, HttpContext context) => Page<SearchPage>(new SearchModel(
            q ?? "", string.IsNullOrWhiteSpace(q) ? null : await views.SearchAsync(q.Trim()[..Math.Min(40, q.Trim().Length)], context.RequestAborted)))).Requires(DirectoryPermissions.View);
        work.MapGet("/changes", async (long? before, DirectoryViews views, HttpContext context) =>
            Page<ChangesPage>(new ChangesModel(await views.ChangesAsync(before, context.RequestAborted), before))).Requires(DirectoryPermissions.View);
        DirectoryActPages.Map(work);
    }

    public static RazorComponentResult<TPage> Page<TPage>(object model, int status = 200)
        where TPage : Microsoft.AspNetCore.Components.IComponent => new(new { Data = model }) { StatusCode = status };

    /// <summary>Where the actor's own reach begins.</summary>
    private static string Home(Actor actor) => actor.Grants.Where(g => g.Permission == DirectoryPermissions.View.Code).Select(g => g.Division).OrderBy(d => d.Length).FirstOrDefault() ?? "41";

    private static string? Done(HttpContext context) => Words.GetValueOrDefault(context.Request.Query["done"].ToString());

    private static Rights RightsAt(HttpContext context, long bodyId, string division) =>
        new(context.Actor().Can(DirectoryPermissions.Manage.Code, bodyId, division), context.Actor().Can(DirectoryPermissions.Grant.Code, bodyId, division));

    private static async Task<IResult> DivisionAsync(string code, DateOnly? day, DirectoryViews views, HttpContext context) =>
        await views.DivisionAsync(code, day ?? views.Today, context.RequestAborted) is { } view ? Page<DivisionPage>(new DivisionModel(view, RightsAt(context, 0, code), views.Today, Done(context))) : TypedResults.NotFound();

    private static async Task<IResult> BodyAsync(long id, DirectoryViews views, IDirectory directory, HttpContext context) =>
        await views.BodyAsync(id, context.RequestAborted) is { } view
            ? Page<BodyPage>(new BodyModel(view, RightsAt(context, id, view.Row.Division), views.Today, directory.KindName(view.Row.Kind), Done(context)))
            : TypedResults.NotFound();

    private static async Task<IResult> PostAsync(long id, DirectoryViews views, HttpContext context) =>
        await views.PostAsync(id, context.RequestAborted) is { } view ? Page<PostPage>(new PostModel(view, RightsAt(context, view.Body.Id, view.Body.Division), views.Today, Done(context))) : TypedResults.NotFound();

    /// <summary>People are shown to those who administer their body.</summary>
    private static async Task<IResult> OfficialAsync(long id, DirectoryViews views, HttpContext context) =>
        await views.OfficialAsync(id, context.RequestAborted) is { } view && context.Actor().Can(DirectoryPermissions.View.Code, view.Official.BodyId, view.Body?.Division ?? "41")
            ? Page<OfficialPage>(new OfficialModel(view, RightsAt(context, view.Official.BodyId, view.Body?.Division ?? "41"), views.Today, Done(context)))
            : TypedResults.NotFound();
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Directory.Features;
using Heluo.Platform.Directory.Reading;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Directory.Pages;

/// <summary>Acts of the directory as pages: asked, refused with what was typed, or done.</summary>
internal static class DirectoryActPages
{
    public static void Map(RouteGroupBuilder work)
    {
        Each(["add", "rename", "replace", "add-body"], act => Both(work, $"/divisions/{{code}}/{act}", DirectoryPermissions.Manage, (route, acts, actor, cancellation) => acts.OfDivisionAsync(route("code"), act, actor, cancellation)));
        Each(["rename", "merge", "abolish", "locate", "add-post", "add-official"], act => Both(work, $"/bodies/{{id:long}}/{act}", DirectoryPermissions.Manage, (route, acts, actor, cancellation) => acts.OfBodyAsync(Number(route("id")), act, actor, cancellation)));
        Each(["end"], act => Both(work, $"/posts/{{id:long}}/{act}", DirectoryPermissions.Manage, (route, acts, actor, cancellation) => acts.OfPostAsync(Number(route("id")), act, actor, cancellation)));
        Each(["duties", "appoint"], act => Both(work, $"/posts/{{id:long}}/{act}", DirectoryPermissions.Grant, (route, acts, actor, cancellation) => acts.OfPostAsync(Number(route("id")), act, actor, cancellation)));
        Each(["transfer", "leave"], act => Both(work, $"/officials/{{id:long}}/{act}", DirectoryPermissions.Manage, (route, acts, actor, cancellation) => acts.OfOfficialAsync(Number(route("id")), act, actor, cancellation)));
        work.MapGet("/appointments/{id:long}/end", (long id, long post, DirectoryActs acts, HttpContext context) => Ask(acts.OfAppointment(id, post, context.Actor(), context.RequestAborted))).Requires(DirectoryPermissions.Grant);
        work.MapPost("/appointments/{id:long}/end", (long id, long post, DirectoryActs acts, DirectoryViews views, HttpContext context) =>
            RunAsync(acts.OfAppointment(id, post, context.Actor(), context.RequestAborted), views, context)).Requires(DirectoryPermissions.Grant);
    }

    /// <summary>A route of its own for each act, so that the table of routes tells who may do what.</summary>
    private static void Each(string[] acts, Action<string> map) => Array.ForEach(acts, map);

    private delegate Task<PageAct?> Finder(Func<string, string> route, DirectoryActs acts, Actor actor, CancellationToken cancellation);

    private static void Both(RouteGroupBuilder work, string pattern, Permission permission, Finder find)
    {
        work.MapGet(pattern, async (DirectoryActs acts, HttpContext context) => await find(Route(context), acts, context.Actor(), context.RequestAborted) is { } act ? Ask(act) : TypedResults.NotFound()).Requires(permission);
        work.MapPost(pattern, async (DirectoryActs acts, DirectoryViews views, HttpContext context) =>
            await find(Route(context), acts, context.Actor(), context.RequestAborted) is { } act ? await RunAsync(act, views, context) : TypedResults.NotFound()).Requires(permission);
    }

    private static Func<string, string> Route(HttpContext context) => name => context.Request.RouteValues[name]?.ToString() ?? "";

    private static long Number(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IResult Ask(PageAct act) => DirectoryPages.Page<ActPage>(act.Model);

    private static async Task<IResult> RunAsync(PageAct act, DirectoryViews views, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var from = DirectoryActs.Day(form, "effectiveFrom") ?? views.Today;
        var result = await act.Run(form, new Ordered(from, form["basis"].ToString()));
        if (result.Ok) return new SeeOther($"{act.Model.BackHref}?done={(from > views.Today ? "planned" : "saved")}");
        var error = result.Error;
        var typed = act.Model with
        {
            Asks = [.. act.Model.Asks.Select(a => a with { Value = form[a.Name].ToString(), Values = [.. form[a.Name].OfType<string>()] })],
            Errors = new FieldErrors([.. error.Fields.Select(f => new FieldError(f.Key, f.Value))]),
            Refusal = error.Fields.Count > 0 ? null : error.Article is null ? error.Message : $"{error.Message}（依据：{error.Article}）",
        };
        return DirectoryPages.Page<ActPage>(typed, error.Status);
    }
}

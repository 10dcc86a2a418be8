using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Services.Ratings.Domain;
using Heluo.Services.Ratings.Features;
using Heluo.Services.Ratings.Pages.Work;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Ratings.Pages;

/// <summary><c>/work/ratings-watch</c>: appeals, call-backs, overdue reviews and texts that wait, for those who supervise.</summary>
internal static class WatchPages
{
    private const string Root = "/work/ratings-watch";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Root).Requires(RatingsPermissions.Supervise).ExcludeFromDescription().SaysWhenMissing(ReviewWords.NotYours);
        pages.MapGet("", ListAsync);
        pages.MapGet("/texts", TextsAsync);
        pages.MapPost("/texts/{id:long}", ScreenAsync);
        pages.MapGet("/{id:long}", (long id, ReviewModels models, HttpContext context) => models.ShowAsync(context, RatingsPermissions.Supervise, id, Root));
        pages.MapPost("/{id:long}/ruling", (long id, SuperviseReview act, ReviewModels models, HttpContext context) => ActAsync(id, models, context, "ruling", form =>
            act.RuleAsync(context.Actor(), id, new SuperviseReview.Ruling(form["decision"], form["text"]), context.RequestAborted)));
        pages.MapPost("/{id:long}/call-back", (long id, SuperviseReview act, ReviewModels models, HttpContext context) => ActAsync(id, models, context, "call-back", form =>
            act.CallBackAsync(context.Actor(), id, new SuperviseReview.CallBack(form["satisfied"], form["text"]), context.RequestAborted)));
    }

    private static async Task<RazorComponentResult<ReviewListPage>> ListAsync(HttpContext context, ReviewModels models) =>
        new(new { Model = await models.ListAsync(context, RatingsPermissions.Supervise, Root), Title = "评价监督", IsWatch = true });

    private static async Task<RazorComponentResult<TextsPage>> TextsAsync(HttpContext context, ReviewModels models) =>
        new(new { Texts = await models.TextsAsync(context) });

    private static async Task<IResult> ScreenAsync(long id, SuperviseReview act, HttpContext context)
    {
        var publish = context.Request.HasFormContentType && (await context.Request.ReadFormAsync(context.RequestAborted))["decision"] == "publish";
        var done = await act.ScreenAsync(context.Actor(), id, publish, context.RequestAborted);
        return done.Ok || done.Error.Status == 409 ? new SeeOther(Root + "/texts") : TypedResults.NotFound();
    }

    private static Task<IResult> ActAsync(long id, ReviewModels models, HttpContext context, string act, Func<IFormCollection, Task<Result<Done>>> work) =>
        models.ActAsync(context, RatingsPermissions.Supervise, id, Root, act, work);
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Services.Ratings.Domain;
using Heluo.Services.Ratings.Features;
using Heluo.Services.Ratings.Pages.Work;
using Heluo.Services.Ratings.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Ratings.Pages;

/// <summary><c>/work/ratings</c>: the handling body's bad reviews.</summary>
internal static class HandlePages
{
    private const string Root = "/work/ratings";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Root).Requires(RatingsPermissions.Handle).ExcludeFromDescription().SaysWhenMissing(ReviewWords.NotYours);
        pages.MapGet("", ListAsync);
        pages.MapGet("/{id:long}", (long id, ReviewModels models, HttpContext context) => models.ShowAsync(context, RatingsPermissions.Handle, id, Root));
        pages.MapPost("/{id:long}/contact", (long id, HandleReview act, ReviewModels models, HttpContext context) => ActAsync(id, models, context, "contact", form =>
            act.ContactAsync(context.Actor(), id, new HandleReview.Contact(form["way"], form["text"], form["pace"] == "complex", form["why"]), context.RequestAborted)));
        pages.MapPost("/{id:long}/answer", (long id, HandleReview act, ReviewModels models, HttpContext context) => ActAsync(id, models, context, "answer", form =>
            act.AnswerAsync(context.Actor(), id, new HandleReview.Answer(form["finding"], form["measures"], form["reply"]), context.RequestAborted)));
        pages.MapPost("/{id:long}/appeal", (long id, HandleReview act, ReviewModels models, HttpContext context) => ActAsync(id, models, context, "appeal", form =>
            act.AppealAsync(context.Actor(), id, new HandleReview.Appeal(form["ground"], form["text"]), context.RequestAborted)));
    }

    private static async Task<RazorComponentResult<ReviewListPage>> ListAsync(HttpContext context, ReviewModels models) =>
        new(new { Model = await models.ListAsync(context, RatingsPermissions.Handle, Root), Title = "差评处理" });

    private static Task<IResult> ActAsync(long id, ReviewModels models, HttpContext context, string act, Func<IFormCollection, Task<Result<Done>>> work) =>
        models.ActAsync(context, RatingsPermissions.Handle, id, Root, act, work);
}

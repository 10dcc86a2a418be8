using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Services.Ratings.Contracts;
using Heluo.Services.Ratings.Features;
using Heluo.Services.Ratings.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Ratings;

/// <summary>Ratings over HTTP.</summary>
internal static class RatingsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{matterId:long}", async (long matterId, RateMatter.Request request, RateMatter rate, HttpContext context) =>
            (await rate.HandleAsync(context.Actor(), matterId, request, followUp: false, context.RequestAborted)).Map(id => new Given(id)).ToHttp()).ForApplicants().WithSummary("评价办结的办件");
        api.MapPost("/{matterId:long}/follow-up", async (long matterId, RateMatter.Request request, RateMatter rate, HttpContext context) =>
            (await rate.HandleAsync(context.Actor(), matterId, request, followUp: true, context.RequestAborted)).Map(id => new Given(id)).ToHttp()).ForApplicants().WithSummary("追评一次");
        api.MapGet("/{matterId:long}", async Task<IResult> (long matterId, IRatings ratings, HttpContext context) =>
            await ratings.FindAsync(context.Actor(), matterId, context.RequestAborted) is { } found ? TypedResults.Ok(found) : RatingsErrors.NotRatedYet.ToProblem())
            .ForApplicants().Produces<RatingGlance>().ProducesProblem(409).WithSummary("自己给办件的评价");
        api.MapGet("/figures", async (string? division, RatingFigures figures, CancellationToken cancellation) =>
            TypedResults.Ok(await figures.OfAsync(division is { Length: <= 12 } && division.All(char.IsAsciiDigit) ? division : "41", cancellation))).ForEverybody().WithSummary("评价统计：按单位和事项");
        api.MapGet("/records", async (string? after, ExchangeRecords records, HttpContext context) =>
            TypedResults.Ok(await records.ReadAsync(context.Actor(), after, context.RequestAborted))).Requires(RatingsPermissions.Supervise).WithSummary("按国家平台字段导出评价，不含评价人身份");
        api.MapPost("/reviews/{id:long}/contact", async (long id, HandleReview.Contact said, HandleReview act, HttpContext context) =>
            (await act.ContactAsync(context.Actor(), id, said, context.RequestAborted)).ToHttp()).Requires(RatingsPermissions.Handle).WithSummary("差评工单：联系评价人");
        api.MapPost("/reviews/{id:long}/answer", async (long id, HandleReview.Answer said, HandleReview act, HttpContext context) =>
            (await act.AnswerAsync(context.Actor(), id, said, context.RequestAborted)).ToHttp()).Requires(RatingsPermissions.Handle).WithSummary("差评工单：整改并答复");
        api.MapPost("/reviews/{id:long}/appeal", async (long id, HandleReview.Appeal said, HandleReview act, HttpContext context) =>
            (await act.AppealAsync(context.Actor(), id, said, context.RequestAborted)).ToHttp()).Requires(RatingsPermissions.Handle).WithSummary("差评工单：申诉");
        api.MapPost("/reviews/{id:long}/ruling", async (long id, SuperviseReview.Ruling said, SuperviseReview act, HttpContext context) =>
            (await act.RuleAsync(context.Actor(), id, said, context.RequestAborted)).ToHttp()).Requires(RatingsPermissions.Supervise).WithSummary("差评工单：复核申诉");
        api.MapPost("/reviews/{id:long}/call-back", async (long id, SuperviseReview.CallBack said, SuperviseReview act, HttpContext context) =>
            (await act.CallBackAsync(context.Actor(), id, said, context.RequestAborted)).ToHttp()).Requires(RatingsPermissions.Supervise).WithSummary("差评工单：回访");
    }

    internal sealed record Given(long Id);
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Features;
using Heluo.Platform.Items.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Items;

/// <summary>Items over HTTP for programs.</summary>
internal static class ItemsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", ([AsParameters] ItemQuery query, ItemListing listing) => TypedResults.Ok(listing.Page(query))).ForEverybody();
        api.MapGet("/{key}", IResult (string key, string? division, IItems items) =>
            items.Implement(key, division ?? ItemRights.Province) is { } found ? TypedResults.Ok(found) : ItemsErrors.NotFound.ToProblem()).ForEverybody();
        api.MapGet("/exchange/{table}", IResult (string table, string? division, string? after, int? limit, ExchangeTables tables) =>
            tables.Read(table, division ?? ItemRights.Province, after, limit ?? 50) is { } page ? TypedResults.Ok(page) : ItemsErrors.NotFound.ToProblem()).ForEverybody();
        MapDrafts(api);
        api.MapPost("/{key}/standing", async (string key, StandingRequest request, ChangeStanding change, HttpContext context) =>
            (await change.RunAsync(context.Actor(), key, request.Kind, request.EffectiveFrom, request.Reason, context.RequestAborted)).ToHttp()).Requires(ItemsPermissions.Publish);
        api.MapPost("/changes", async (NewRequest request, HandleRequests requests, HttpContext context) =>
            (await requests.ProposeAsync(context.Actor(), request, context.RequestAborted)).Map(id => new Made(id)).ToHttp()).Requires(ItemsPermissions.Edit);
    }

    private static void MapDrafts(RouteGroupBuilder api)
    {
        api.MapPost("/", async (NewItem item, DraftItem drafts, HttpContext context) =>
            (await drafts.CreateAsync(context.Actor(), item, context.RequestAborted)).Map(id => new Made(id)).ToHttp()).Requires(ItemsPermissions.Edit);
        api.MapPost("/{key}/drafts", async (string key, DraftItem drafts, HttpContext context) =>
            (await drafts.StartAsync(context.Actor(), key, context.RequestAborted)).Map(id => new Made(id)).ToHttp()).Requires(ItemsPermissions.Edit);
        api.MapGet("/versions/{id:long}", async Task<IResult> (long id, VersionReader reader, HttpContext context) =>
            await reader.FindAsync(id, null, context.RequestAborted) is { } found ? TypedResults.Ok(found) : ItemsErrors.VersionUnknown.ToProblem()).Requires(ItemsPermissions.Edit);
        api.MapPut("/versions/{id:long}", async (long id, DraftContent content, DraftItem drafts, HttpContext context) =>
            (await drafts.SaveAsync(context.Actor(), id, content.Elements, content.Form, content.Process, null, context.RequestAborted)).ToHttp()).Requires(ItemsPermissions.Edit);
        api.MapDelete("/versions/{id:long}", async (long id, DraftItem drafts, HttpContext context) =>
            (await drafts.DiscardAsync(context.Actor(), id, context.RequestAborted)).ToHttp()).Requires(ItemsPermissions.Edit);
        api.MapPost("/versions/{id:long}/submit", async (long id, Said said, ReviewItem review, HttpContext context) =>
            (await review.SubmitAsync(context.Actor(), id, said.Text, context.RequestAborted)).ToHttp()).Requires(ItemsPermissions.Edit);
        api.MapPost("/versions/{id:long}/return", async (long id, Said said, ReviewItem review, HttpContext context) =>
            (await review.ReturnAsync(context.Actor(), id, said.Text, context.RequestAborted)).ToHttp()).Requires(ItemsPermissions.Publish);
        api.MapPost("/versions/{id:long}/publish", async (long id, PublishRequest request, ReviewItem review, HttpContext context) =>
            (await review.PublishAsync(context.Actor(), id, request.EffectiveFrom, context.RequestAborted)).ToHttp()).Requires(ItemsPermissions.Publish);
    }

    internal sealed record Made(long Id);

    internal sealed record Said(string Text = "");

    internal sealed record PublishRequest(DateOnly EffectiveFrom);

    internal sealed record StandingRequest(StandingKind Kind, DateOnly EffectiveFrom, string Reason = "");

    internal sealed record DraftContent(ItemElements Elements, string? Form = null, string? Process = null);
}

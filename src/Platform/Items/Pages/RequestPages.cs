using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Time;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Features;
using Heluo.Platform.Items.Reading;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Items.Pages;

/// <summary>Requests to change the catalogue.</summary>
internal static class RequestPages
{
    public static void Map(RouteGroupBuilder changes)
    {
        changes.MapGet("", async (bool? open, long? before, VersionReader reader, TimeProvider clock, HttpContext context) =>
            ItemPages.Page<RequestsPage>(new RequestsModel(
                await reader.RequestsAsync(RowScope.Of(context.Actor(), ItemsPermissions.View.Code), open ?? true, before, context.RequestAborted), open ?? true, before, context.State(), clock.GetUtcNow().DayInChina()))).Requires(ItemsPermissions.View);
        changes.MapGet("/new", (string? item) => ItemPages.Page<NewRequestPage>(new NewRequestModel(new NewRequest { ItemKey = item ?? "" }, FieldErrors.None, null, null))).Requires(ItemsPermissions.Edit);
        changes.MapPost("/new", ProposeAsync).Requires(ItemsPermissions.Edit);
        changes.MapGet("/{id:long}", (long id, VersionReader reader, TimeProvider clock, HttpContext context) => ShowAsync(id, reader, clock, context, null)).Requires(ItemsPermissions.View);
        changes.MapPost("/{id:long}/papers", (long id, HandleRequests requests, VersionReader reader, TimeProvider clock, HttpContext context) =>
            ActAsync(id, reader, clock, context, "marked", form => requests.MarkAsync(context.Actor(), id, Paper(form, "guide"), Paper(form, "chart"), Paper(form, "review"), context.RequestAborted))).Requires(ItemsPermissions.Publish);
        changes.MapPost("/{id:long}/complete", (long id, HandleRequests requests, VersionReader reader, TimeProvider clock, HttpContext context) =>
            ActAsync(id, reader, clock, context, "closed", form => requests.CompleteAsync(context.Actor(), id, form["outcome"].ToString(), context.RequestAborted))).Requires(ItemsPermissions.Publish);
        changes.MapPost("/{id:long}/refuse", (long id, HandleRequests requests, VersionReader reader, TimeProvider clock, HttpContext context) =>
            ActAsync(id, reader, clock, context, "closed", form => requests.RefuseAsync(context.Actor(), id, form["reason"].ToString(), context.RequestAborted))).Requires(ItemsPermissions.Publish);
    }

    private static PaperState Paper(IFormCollection form, string name) => Enum.TryParse<PaperState>(form[name], out var state) && Enum.IsDefined(state) ? state : PaperState.Open;

    private static async Task<IResult> ProposeAsync(HandleRequests requests, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var request = new NewRequest
        {
            Kind = Enum.TryParse<RequestKind>(form["kind"], out var kind) && Enum.IsDefined(kind) ? kind : RequestKind.Adjust, ItemKey = form["itemKey"].ToString().Trim(), ItemName = form["itemName"].ToString(),
            DocumentName = form["documentName"].ToString(), DocumentNumber = form["documentNumber"].ToString(), PublishedOn = form.Day("publishedOn"), Summary = form["summary"].ToString(),
        };
        var proposed = await requests.ProposeAsync(context.Actor(), request, context.RequestAborted);
        if (proposed.Ok) return PageAnswers.On($"/work/items/changes/{proposed.Value}", "proposed");
        return ItemPages.Page<NewRequestPage>(new NewRequestModel(request, proposed.Error.Fields(), proposed.Error.Fields.Count > 0 ? null : proposed.Error.Message, null), proposed.Error.Status);
    }

    private static async Task<IResult> ActAsync(long id, VersionReader reader, TimeProvider clock, HttpContext context, string done, Func<IFormCollection, Task<Result<Done>>> act)
    {
        var result = await act(await context.Request.ReadFormAsync(context.RequestAborted));
        return result.Ok ? PageAnswers.On($"/work/items/changes/{id}", done) : await ShowAsync(id, reader, clock, context, result.Error);
    }

    private static async Task<IResult> ShowAsync(long id, VersionReader reader, TimeProvider clock, HttpContext context, Error? refusal)
    {
        var actor = context.Actor();
        if (await reader.FindRequestAsync(id, context.RequestAborted) is not { } request || !actor.Can(ItemsPermissions.View.Code, request.BodyId, request.Division)) return TypedResults.NotFound();
        var state = context.State() with { MayPublish = actor.Can(ItemsPermissions.Publish.Code, 0, ItemRights.Province) };
        return ItemPages.Page<RequestPage>(new RequestModel(request, refusal is null ? state : state.Refused(refusal), clock.GetUtcNow().DayInChina()), refusal?.Status ?? 200);
    }
}

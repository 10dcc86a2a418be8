using Heluo.Kernel.Access;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Domain.Guide;
using Heluo.Platform.Items.Editing;
using Heluo.Platform.Items.Features;
using Heluo.Platform.Items.Reading;
using Heluo.Platform.Packs.Contracts;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Items.Pages;

/// <summary>A version: looked at, edited page by page, submitted, returned, published.</summary>
internal static class VersionPages
{
    public static void Map(RouteGroupBuilder work)
    {
        work.MapGet("/new", (PackFolder pack) => ItemPages.Page<NewItemPage>(new NewItemModel(new NewItem { Code = "", Name = "", Type = "", BodyKind = "" }, ItemPages.Kinds(pack), FieldErrors.None, null))).Requires(ItemsPermissions.Edit);
        work.MapPost("/new", CreateAsync).Requires(ItemsPermissions.Edit);
        work.MapGet("/versions/{id:long}", (long id, Pieces pieces, HttpContext context) => ShowAsync(id, pieces, context, null)).Requires(ItemsPermissions.View);
        work.MapGet("/versions/{id:long}/diff", async Task<IResult> (long id, long? against, VersionReader reader, HttpContext context) =>
            await reader.FindAsync(id, against, context.RequestAborted) is { } view ? new RazorComponentResult<DiffPage>(new { Data = view }) : TypedResults.NotFound()).Requires(ItemsPermissions.View);
        work.MapPost("/versions/{id:long}/submit", (long id, Pieces pieces, HttpContext context) =>
            ActAsync(id, pieces, context, "submitted", async form => (await pieces.Review.SubmitAsync(context.Actor(), id, form["note"].ToString(), context.RequestAborted)).Error)).Requires(ItemsPermissions.Edit);
        work.MapPost("/versions/{id:long}/return", (long id, Pieces pieces, HttpContext context) =>
            ActAsync(id, pieces, context, "returned", async form => (await pieces.Review.ReturnAsync(context.Actor(), id, form["reason"].ToString(), context.RequestAborted)).Error)).Requires(ItemsPermissions.Publish);
        work.MapPost("/versions/{id:long}/publish", (long id, Pieces pieces, HttpContext context) =>
            ActAsync(id, pieces, context, "published", async form => (await pieces.Review.PublishAsync(context.Actor(), id, form.Day("effectiveFrom") ?? pieces.Today, context.RequestAborted)).Error)).Requires(ItemsPermissions.Publish);
        work.MapPost("/versions/{id:long}/discard", async Task<IResult> (long id, Pieces pieces, HttpContext context) =>
        {
            var dropped = await pieces.Drafts.DiscardAsync(context.Actor(), id, context.RequestAborted);
            return dropped.Ok ? PageAnswers.On("/work/items/review", "discarded") : await ShowAsync(id, pieces, context, dropped.Error);
        }).Requires(ItemsPermissions.Edit);
        work.MapGet("/versions/{id:long}/edit/{section}", EditAsync).Requires(ItemsPermissions.Edit);
        work.MapPost("/versions/{id:long}/edit/{section}", SaveAsync).Requires(ItemsPermissions.Edit);
        FormPages.Map(work);
    }

    private static async Task<IResult> CreateAsync(DraftItem drafts, PackFolder pack, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var item = new NewItem { Code = form["code"].ToString().Trim(), Name = form["name"].ToString(), Type = form["type"].ToString(), BodyKind = form["bodyKind"].ToString(), Levels = [.. form["levels"].OfType<string>()] };
        var created = await drafts.CreateAsync(context.Actor(), item, context.RequestAborted);
        if (created.Ok) return PageAnswers.On($"/work/items/versions/{created.Value}");
        return ItemPages.Page<NewItemPage>(new NewItemModel(item, ItemPages.Kinds(pack), created.Error.Fields(), created.Error.Fields.Count > 0 ? null : created.Error.Message), created.Error.Status);
    }

    private static async Task<IResult> ActAsync(long id, Pieces pieces, HttpContext context, string done, Func<IFormCollection, Task<Kernel.Results.Error?>> act) =>
        await act(await context.Request.ReadFormAsync(context.RequestAborted)) is { } refusal ? await ShowAsync(id, pieces, context, refusal) : PageAnswers.On($"/work/items/versions/{id}", done);

    private static async Task<IResult> ShowAsync(long id, Pieces pieces, HttpContext context, Kernel.Results.Error? refusal)
    {
        if (await pieces.Reader.FindAsync(id, null, context.RequestAborted) is not { } view) return TypedResults.NotFound();
        var state = context.State() with
        {
            MayEdit = pieces.Rights.May(context.Actor(), ItemsPermissions.Edit, view.Elements.BodyKind), MayPublish = pieces.Rights.May(context.Actor(), ItemsPermissions.Publish, view.Elements.BodyKind),
        };
        if (refusal is not null) state = state.Refused(refusal);
        var model = new VersionModel(view, state, new Dictionary<string, string>(), pieces.Today);
        return new RazorComponentResult<VersionPage>(new { Data = model, KindName = pieces.Directory.KindName(view.Elements.BodyKind) }) { StatusCode = refusal?.Status ?? 200 };
    }

    private static async Task<IResult> EditAsync(long id, string section, Pieces pieces, PackFolder pack, HttpContext context)
    {
        if (Sections.Find(section) is not { } page || await pieces.Reader.FindAsync(id, null, context.RequestAborted) is not { } view) return TypedResults.NotFound();
        if (view.Version.State != VersionState.Draft) return PageAnswers.On($"/work/items/versions/{id}");
        return ItemPages.Page<SectionPage>(new SectionModel(view.Version, page, ElementForm.ToJson(view.Elements), Errors(page, view.Findings), ItemPages.Kinds(pack), false, null));
    }

    /// <summary>Row ops show the page again without saving; a save keeps what was typed even with findings, for drafts may be half done.</summary>
    private static async Task<IResult> SaveAsync(long id, string section, Pieces pieces, PackFolder pack, HttpContext context)
    {
        if (Sections.Find(section) is not { } page || await pieces.Reader.FindAsync(id, null, context.RequestAborted) is not { } view) return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var json = ElementForm.ToJson(view.Elements);
        ElementForm.Read(form, page, json);
        if (form["op"].ToString().Length > 0) return ItemPages.Page<SectionPage>(new SectionModel(view.Version, page, json, FieldErrors.None, ItemPages.Kinds(pack), true, null));
        var elements = ElementForm.FromJson(json);
        var seen = long.TryParse(form["seen"], out var counter) ? counter : (long?)null;
        var saved = await pieces.Drafts.SaveAsync(context.Actor(), id, elements, null, null, seen, context.RequestAborted);
        if (!saved.Ok) return ItemPages.Page<SectionPage>(new SectionModel(view.Version, page, json, saved.Error.Fields(), ItemPages.Kinds(pack), true, saved.Error.Message), saved.Error.Status);
        var errors = Errors(page, pieces.Reader.Findings(elements));
        if (errors.All.Count == 0) return PageAnswers.On($"/work/items/versions/{id}", "saved");
        view.Version.Version++;
        return ItemPages.Page<SectionPage>(new SectionModel(view.Version, page, json, errors, ItemPages.Kinds(pack), false, null), 422);
    }

    private static FieldErrors Errors(Section page, IEnumerable<GuideFinding> findings) =>
        new([.. findings.Where(f => f.IsFault && Sections.Of(f.Path) == page).Select(f => new FieldError(f.Path, f.Message))]);
}

/// <summary>What the pages of versions need.</summary>
internal sealed class Pieces(VersionReader reader, ReviewItem review, DraftItem drafts, ItemRights rights, IDirectory directory, TimeProvider clock)
{
    public VersionReader Reader => reader;

    public ReviewItem Review => review;

    public DraftItem Drafts => drafts;

    public ItemRights Rights => rights;

    public IDirectory Directory => directory;

    public DateOnly Today => clock.GetUtcNow().DayInChina();
}

using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Features;
using Heluo.Platform.Items.Reading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Items.Pages;

/// <summary>Local elements of a body.</summary>
internal static class LocalPages
{
    public static void Map(RouteGroupBuilder work)
    {
        work.MapGet("/{key}/local/{bodyId:long}", (string key, long bodyId, LocalPieces pieces, HttpContext context) => ShowAsync(key, bodyId, pieces, context, null, null)).Requires(ItemsPermissions.View);
        work.MapPost("/{key}/local/{bodyId:long}", SaveAsync).Requires(ItemsPermissions.Edit);
        work.MapPost("/local/{id:long}/submit", (long id, LocalPieces pieces, HttpContext context) =>
            ActAsync(id, pieces, context, "submitted", form => pieces.Edit.SubmitAsync(context.Actor(), id, form["note"].ToString(), context.RequestAborted))).Requires(ItemsPermissions.Edit);
        work.MapPost("/local/{id:long}/return", (long id, LocalPieces pieces, HttpContext context) =>
            ActAsync(id, pieces, context, "returned", form => pieces.Edit.ReturnAsync(context.Actor(), id, form["reason"].ToString(), context.RequestAborted))).Requires(ItemsPermissions.Publish);
        work.MapPost("/local/{id:long}/publish", (long id, LocalPieces pieces, HttpContext context) =>
            ActAsync(id, pieces, context, "published", _ => pieces.Edit.PublishAsync(context.Actor(), id, context.RequestAborted))).Requires(ItemsPermissions.Publish);
    }

    private static async Task<IResult> SaveAsync(string key, long bodyId, LocalPieces pieces, HttpContext context)
    {
        if (pieces.Catalogue.Find(key) is not { } item || pieces.Directory.FindBody(bodyId) is not { } body) return TypedResults.NotFound();
        var part = Read(await context.Request.ReadFormAsync(context.RequestAborted), pieces.Catalogue.ElementsAbove(item, body));
        var saved = await pieces.Edit.SaveAsync(context.Actor(), key, bodyId, part, context.RequestAborted);
        return saved.Ok ? PageAnswers.On($"/work/items/{key}/local/{bodyId}", "saved") : await ShowAsync(key, bodyId, pieces, context, saved.Error, part);
    }

    private static async Task<IResult> ActAsync(long id, LocalPieces pieces, HttpContext context, string done, Func<IFormCollection, Task<Result<Done>>> act)
    {
        if (await pieces.Versions.FindLocalAsync(id, context.RequestAborted) is not { } version) return TypedResults.NotFound();
        var result = await act(await context.Request.ReadFormAsync(context.RequestAborted));
        return result.Ok ? PageAnswers.On($"/work/items/{version.ItemKey}/local/{version.BodyId}", done) : await ShowAsync(version.ItemKey, version.BodyId, pieces, context, result.Error, null);
    }

    private static async Task<IResult> ShowAsync(string key, long bodyId, LocalPieces pieces, HttpContext context, Error? refusal, LocalPart? typed)
    {
        var actor = context.Actor();
        if (pieces.Catalogue.Find(key) is not { } item || pieces.Directory.FindBody(bodyId) is not { } body || !actor.Can(ItemsPermissions.View.Code, body.Id, body.Division)) return TypedResults.NotFound();
        var rows = (await pieces.Versions.HistoryAsync(key, context.RequestAborted)).Local.Where(l => l.BodyId == bodyId).ToList();
        var open = rows.Find(l => l.State is VersionState.Draft or VersionState.InReview);
        var published = rows.Find(l => l.State == VersionState.Published);
        var state = context.State() with { MayEdit = ItemRights.May(actor, ItemsPermissions.Edit, body), MayPublish = ItemRights.May(actor, ItemsPermissions.Publish, body) };
        if (refusal is not null) state = state.Refused(refusal);
        var part = typed ?? (open ?? published)?.Read() ?? new LocalPart();
        return ItemPages.Page<LocalPage>(new LocalModel(item, body, pieces.Catalogue.ElementsAbove(item, body), part, open, published, pieces.Rules, state), refusal?.Status ?? 200);
    }

    /// <summary>What was typed; empty fields leave the level above.</summary>
    private static LocalPart Read(IFormCollection form, ItemElements above)
    {
        string Text(string name) => form[name].ToString().Trim();
        string[] Many(string name) => [.. form[name].OfType<string>().Where(v => v.Length > 0)];
        var contact = new Contact(Text("contact.phone"), Text("contact.complaint") is { Length: > 0 } c ? c : above.Contact.Complaint, Text("contact.address"), Text("contact.hours"), above.Contact.Online, above.Contact.ComplaintOnline);
        var faqs = Text("faqs").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => l.Split('=', 2, StringSplitOptions.TrimEntries))
            .Select(p => new Faq(p[0], p.Length > 1 ? p[1] : "")).ToList();
        return new LocalPart
        {
            Promised = Text("promised").Length == 0 ? null : above.Clock.Promised with { Days = Number(Text("promised")) }, Visits = Text("visits").Length == 0 ? null : Number(Text("visits")),
            Channels = Many("channels") is { Length: > 0 } channels ? channels : null, DroppedMaterials = Many("materials") is { Length: > 0 } materials ? materials : null,
            Contact = contact.Phone.Length + contact.Address.Length + contact.Hours.Length == 0 ? null : contact, Faqs = faqs.Count > 0 ? faqs : null,
        };
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

/// <summary>What the pages of local elements need.</summary>
internal sealed class LocalPieces(ItemCatalogue catalogue, EditLocal edit, VersionReader versions, LocalRules rules, IDirectory directory)
{
    public ItemCatalogue Catalogue => catalogue;

    public EditLocal Edit => edit;

    public VersionReader Versions => versions;

    public LocalRules Rules => rules;

    public IDirectory Directory => directory;
}

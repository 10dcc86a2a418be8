using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Features;

/// <summary>What a city or county body sets itself for an item: drafted, reviewed and published inside that body's reach.</summary>
internal sealed class EditLocal(Writes writes, LocalRules rules, IDirectory directory, ItemCatalogue catalogue)
{
    /// <summary>Saves the draft of a body, making one when there is none; yields its id.</summary>
    public Task<Result<long>> SaveAsync(Actor actor, string key, long bodyId, LocalPart part, CancellationToken cancellation) =>
        writes.RunAsync<long>(new Act(actor, "items.save-local", "item", key), async unit =>
        {
            if (catalogue.Find(key) is not { } item) return ItemsErrors.NotFound;
            if (directory.FindBody(bodyId) is not { } body || !Handles(item, body)) return ItemsErrors.NotHandledThere;
            if (!ItemRights.May(actor, ItemsPermissions.Edit, body)) return ItemsErrors.NoRight;
            var faults = rules.Judge(part, catalogue.ElementsAbove(item, body), ItemsText.LevelKey(body.Level));
            if (faults.Count > 0) return ItemsErrors.LocalLocked.With(faults.Count) with { Fields = faults };
            var db = unit.Db<ItemsDb>();
            var rows = await db.Local.Where(l => l.ItemKey == key && l.BodyId == bodyId).OrderByDescending(l => l.Number).ToListAsync(cancellation);
            var draft = rows.Find(l => l.State is VersionState.Draft or VersionState.InReview);
            if (draft is null)
            {
                draft = NewDraft(unit, key, body, rows.Count == 0 ? 1 : rows[0].Number + 1);
                db.Local.Add(draft);
            }

            if (draft.Edit(actor, null) is { } no) return no;
            draft.Elements = JsonSerializer.Serialize(part, ItemJson.Options);
            draft.Version++;
            unit.Facts["body"] = bodyId;
            return draft.Id;
        }, cancellation);

    public Task<Result<Done>> SubmitAsync(Actor actor, long id, string note, CancellationToken cancellation) =>
        ActAsync(actor, ItemsPermissions.Edit, "items.submit-local", id, (unit, _, draft) => draft.Submit(unit, note), cancellation);

    public Task<Result<Done>> ReturnAsync(Actor actor, long id, string reason, CancellationToken cancellation) =>
        ActAsync(actor, ItemsPermissions.Publish, "items.return-local", id, (_, _, draft) => draft.Return(actor, reason), cancellation);

    public async Task<Result<Done>> PublishAsync(Actor actor, long id, CancellationToken cancellation)
    {
        var published = await ActAsync(actor, ItemsPermissions.Publish, "items.publish-local", id, (unit, db, draft) =>
        {
            if (draft.Publish(unit) is { } no) return no;
            draft.EffectiveFrom = unit.Now.DayInChina();
            foreach (var old in db.Local.Where(l => l.ItemKey == draft.ItemKey && l.BodyId == draft.BodyId && l.Id != draft.Id && l.State == VersionState.Published).ToList())
                (old.State, old.Version) = (VersionState.Superseded, old.Version + 1);
            unit.Raise(new LocalElementsPublished(draft.ItemKey, draft.BodyId));
            return null;
        }, cancellation);
        if (published.Ok) catalogue.Forget();
        return published;
    }

    public bool Handles(Item item, Body body) =>
        item.Elements.Levels.Contains(ItemsText.LevelKey(body.Level)) && directory.FindBody(item.Elements.BodyKind, body.Division, body.Level)?.Id == body.Id;

    private static LocalVersion NewDraft(Unit unit, string key, Body body, int number) => new()
    {
        Id = unit.NextId(), ItemKey = key, BodyId = body.Id, Division = body.Division, Number = number, State = VersionState.Draft, Elements = "{}",
        EffectiveFrom = unit.Now.DayInChina(), AuthorId = unit.Actor.HolderId, AuthorName = unit.Actor.Name, CreatedAt = unit.Now,
    };

    private Task<Result<Done>> ActAsync(Actor actor, Permission permission, string name, long id, Func<Unit, ItemsDb, LocalVersion, Error?> act, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, name, "local-version", $"{id}"), async unit =>
        {
            var db = unit.Db<ItemsDb>();
            var draft = await db.Local.SingleOrDefaultAsync(l => l.Id == id, cancellation);
            if (draft is null) return ItemsErrors.VersionUnknown;
            if (!actor.Can(permission.Code, draft.BodyId, draft.Division)) return ItemsErrors.NoRight;
            unit.Facts["item"] = draft.ItemKey;
            return act(unit, db, draft) is { } no ? no : Done.Value;
        }, cancellation);
}

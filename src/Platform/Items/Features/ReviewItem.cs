using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Domain.Guide;
using Heluo.Platform.Items.Editing;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Features;

/// <summary>Submits drafts, returns them or publishes them from a day on.</summary>
internal sealed class ReviewItem(Writes writes, ItemRights rights, ItemCatalogue catalogue, GuideBasis guide)
{
    public Task<Result<Done>> SubmitAsync(Actor actor, long versionId, string note, CancellationToken cancellation) =>
        ActAsync(actor, ItemsPermissions.Edit, "items.submit-draft", versionId, async (unit, db, draft) =>
        {
            var faults = GuideChecker.Check(draft.Read(), guide).Count(f => f.IsFault);
            if (faults > 0) return ItemsErrors.GuideFaults.With(faults);
            var old = await db.Versions.SingleOrDefaultAsync(v => v.Id == draft.BaseId, cancellation);
            var same = old is not null && Comparison.Of(old.Read(), draft.Read(), old.Form, draft.Form, old.Process, draft.Process).Count == 0;
            return same ? ItemsErrors.NothingChanged : draft.Submit(unit, note);
        }, cancellation);

    public Task<Result<Done>> ReturnAsync(Actor actor, long versionId, string reason, CancellationToken cancellation) =>
        ActAsync(actor, ItemsPermissions.Publish, "items.return-draft", versionId, (_, _, draft) => Task.FromResult(draft.Return(actor, reason)), cancellation);

    public async Task<Result<Done>> PublishAsync(Actor actor, long versionId, DateOnly effectiveFrom, CancellationToken cancellation)
    {
        var published = await ActAsync(actor, ItemsPermissions.Publish, "items.publish", versionId, async (unit, db, draft) =>
        {
            var today = unit.Now.DayInChina();
            if (effectiveFrom < today) return ItemsErrors.DayPassed;
            if (draft.Publish(unit) is { } no) return no;
            draft.EffectiveFrom = effectiveFrom;
            foreach (var old in await db.Versions.Where(v => v.Key == draft.Key && v.Id != draft.Id && v.State == VersionState.Published).ToListAsync(cancellation))
                Supersede(old, effectiveFrom, today);
            unit.Facts["effectiveFrom"] = effectiveFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            unit.Raise(new ItemPublished(draft.Key, draft.Id, draft.Number, effectiveFrom));
            return null;
        }, cancellation);
        if (published.Ok) catalogue.Forget();
        return published;
    }

    /// <summary>A version that never came into force is out at once; one in force ends the day before.</summary>
    private static void Supersede(ItemVersion old, DateOnly from, DateOnly today)
    {
        if (from <= today || old.EffectiveFrom >= from) old.State = VersionState.Superseded;
        old.EffectiveTo = from.AddDays(-1);
        old.Version++;
    }

    private Task<Result<Done>> ActAsync(
        Actor actor, Permission permission, string name, long versionId, Func<Unit, ItemsDb, ItemVersion, Task<Error?>> act, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, name, "item-version", $"{versionId}"), async unit =>
        {
            var db = unit.Db<ItemsDb>();
            var version = await db.Versions.SingleOrDefaultAsync(v => v.Id == versionId, cancellation);
            if (version is null) return ItemsErrors.VersionUnknown;
            if (!rights.May(actor, permission, version.Read().BodyKind)) return ItemsErrors.NoRight;
            unit.Facts["key"] = version.Key;
            return await act(unit, db, version) is { } no ? no : Done.Value;
        }, cancellation);
}

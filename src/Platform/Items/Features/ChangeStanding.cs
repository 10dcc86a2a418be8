using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Features;

/// <summary>Suspends, resumes or withdraws an item from a day on; running matters keep their version.</summary>
internal sealed class ChangeStanding(Writes writes, ItemRights rights, ItemCatalogue catalogue)
{
    public async Task<Result<Done>> RunAsync(Actor actor, string key, StandingKind kind, DateOnly effectiveFrom, string reason, CancellationToken cancellation)
    {
        var changed = await writes.RunAsync<Done>(new Act(actor, $"items.{kind.ToString().ToLowerInvariant()}", "item", key), async unit =>
        {
            var db = unit.Db<ItemsDb>();
            var version = await db.Versions.Where(v => v.Key == key && v.State == VersionState.Published).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation);
            if (version is null) return ItemsErrors.NotFound;
            if (!rights.May(actor, ItemsPermissions.Publish, version.Read().BodyKind)) return ItemsErrors.NoRight;
            if (reason.Trim().Length == 0) return ItemsErrors.ReasonNeeded;
            if (effectiveFrom < unit.Now.DayInChina()) return ItemsErrors.DayPassed;
            var last = await db.Standings.Where(s => s.ItemKey == key).OrderByDescending(s => s.Id).FirstOrDefaultAsync(cancellation);
            if (!Follows(last?.Kind, kind)) return ItemsErrors.StandingNotNow.With(ItemsText.Of(last?.Kind), ItemsText.Of(kind));
            db.Standings.Add(new Standing
            {
                Id = unit.NextId(), ItemKey = key, Kind = kind, EffectiveFrom = effectiveFrom, Reason = reason.Trim(), ActorId = actor.HolderId, ActorName = actor.Name, At = unit.Now,
            });
            unit.Facts["reason"] = reason.Trim();
            unit.Raise(new ItemStandingChanged(key, kind.ToString(), effectiveFrom, reason.Trim()));
            return Done.Value;
        }, cancellation);
        if (changed.Ok) catalogue.Forget();
        return changed;
    }

    /// <summary>In use → suspended or withdrawn; suspended → resumed or withdrawn; withdrawn is the end.</summary>
    public static bool Follows(StandingKind? before, StandingKind kind) => before switch
    {
        null or StandingKind.Resumed => kind is StandingKind.Suspended or StandingKind.Withdrawn,
        StandingKind.Suspended => kind is StandingKind.Resumed or StandingKind.Withdrawn,
        _ => false,
    };
}

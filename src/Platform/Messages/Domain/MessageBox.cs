using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Messages.Data;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Messages.Domain;

/// <summary>Somebody's own messages: read, marked, and how to be told.</summary>
internal sealed class MessageBox(ModuleDbFactory<MessagesDb> databases, Writes writes)
{
    public const int PerPage = 20;

    /// <summary>A page, latest first, and the cursor of the next; null on the last.</summary>
    public async Task<(IReadOnlyList<Message> Rows, string? Next)> ListAsync(Actor actor, string? after, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var before = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last : long.MaxValue;
        var found = await Of(db, actor).Where(m => m.Id < before).OrderByDescending(m => m.Id).Take(PerPage + 1).ToListAsync(cancellation);
        return found.Count > PerPage ? (found[..PerPage], found[PerPage - 1].Id.ToString(CultureInfo.InvariantCulture)) : (found, null);
    }

    /// <summary>The message, marked as read; null when it is not the actor's.</summary>
    public async Task<Message?> OpenAsync(Actor actor, long id, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var message = await Of(db, actor).SingleOrDefaultAsync(m => m.Id == id, cancellation);
        if (message is { ReadAt: null })
        {
            await writes.RunAsync<Done>(new Act(actor, "messages.read", "message", $"{id}"), async unit =>
            {
                (await unit.Db<MessagesDb>().Messages.SingleAsync(m => m.Id == id, cancellation)).ReadAt ??= unit.Now;
                return Done.Value;
            }, cancellation);
        }

        return message;
    }

    public Task<Result<Done>> MarkAllAsync(Actor actor, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "messages.read-all", "holder", $"{actor.HolderId}"), async unit =>
        {
            foreach (var message in await Of(unit.Db<MessagesDb>(), actor).Where(m => m.ReadAt == null).Take(1000).ToListAsync(cancellation)) message.ReadAt = unit.Now;
            return Done.Value;
        }, cancellation);

    public async Task<bool> WantsTextAsync(long holderId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return (await db.Preferences.SingleOrDefaultAsync(p => p.Id == holderId, cancellation))?.TextMessages ?? true;
    }

    public Task<Result<Done>> PreferAsync(Actor actor, bool text, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "messages.prefer", "holder", $"{actor.HolderId}"), async unit =>
        {
            var db = unit.Db<MessagesDb>();
            var preference = await db.Preferences.SingleOrDefaultAsync(p => p.Id == actor.HolderId, cancellation);
            if (preference is null) db.Preferences.Add(preference = new Preference { Id = actor.HolderId });
            (preference.TextMessages, preference.ChangedAt) = (text, unit.Now);
            return Done.Value;
        }, cancellation);

    private static IQueryable<Message> Of(MessagesDb db, Actor actor) => actor.Kind == ActorKind.Official
        ? db.Messages.Where(m => m.OfficialId == actor.HolderId)
        : db.Messages.Where(m => m.HolderId == actor.HolderId && actor.HolderId != 0);
}

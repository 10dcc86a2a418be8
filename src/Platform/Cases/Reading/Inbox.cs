using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>Work items for the actor's posts, most urgent first; served by the inbox index, paged by key.</summary>
internal sealed class Inbox(ModuleDbFactory<CasesDb> databases, MatterReader reader)
{
    public async Task<Page<WorkRow>> ListAsync(Actor actor, InboxQuery query, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var limit = Math.Clamp(query.Limit, 1, 100);
        var found = await Filter(db, actor, query).OrderBy(w => w.DueOn).ThenBy(w => w.Id).Take(limit + 1).ToListAsync(cancellation);
        var page = found.Take(limit).ToList();
        var ids = page.Select(w => w.MatterId).Distinct().ToList();
        var matters = await db.Matters.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellation);
        var rows = page.Select(w => MatterReader.ToRow(w, reader.Row(matters[w.MatterId], null, actor.Can(CasesPermissions.ViewFull.Code, w.BodyId, w.Division)), actor));
        return new Page<WorkRow>([.. rows], found.Count > limit ? Cursor(page[^1]) : null);
    }

    /// <summary>Open items that the actor's duties reach, as one query.</summary>
    public static IQueryable<WorkItem> Reachable(CasesDb db, Actor actor)
    {
        IQueryable<WorkItem>? all = null;
        foreach (var permission in actor.Grants.Select(g => g.Permission).Distinct().Where(IsOfWork))
        {
            var some = RowScope.Of(actor, permission).Filter(db.WorkItems.Where(w => w.Permission == permission && w.IsOpen));
            all = all is null ? some : all.Concat(some);
        }

        return all ?? db.WorkItems.Where(w => false);
    }

    private static IQueryable<WorkItem> Filter(CasesDb db, Actor actor, InboxQuery query)
    {
        var items = query.Box switch
        {
            "mine" => db.WorkItems.Where(w => w.HolderId == actor.HolderId && w.IsOpen),
            "done" => db.WorkItems.Where(w => w.HolderId == actor.HolderId && !w.IsOpen),
            _ => Reachable(db, actor).Where(w => (w.HolderId == 0 || w.HolderId == actor.HolderId) && (w.SignerId == 0 || w.SignerId == actor.HolderId)),
        };
        if (query.ItemKey is { Length: > 0 } key) items = items.Where(w => w.ItemKey == key);
        if (query.Text is { Length: > 0 } text) items = items.Where(w => w.Search.Contains(text));
        if (query.DueBy is { } day) items = items.Where(w => w.DueOn <= day);
        if (Read(query.After) is { } after) items = items.Where(w => w.DueOn > after.DueOn || (w.DueOn == after.DueOn && w.Id > after.Id));
        return items;
    }

    private static bool IsOfWork(string permission) =>
        permission is "cases.accept" or "cases.review" or "cases.decide" or "cases.deliver" or "cases.decide-at-once";

    private static string Cursor(WorkItem item) => string.Create(CultureInfo.InvariantCulture, $"{item.DueOn:yyyyMMdd}-{item.Id}");

    private static (DateOnly DueOn, long Id)? Read(string? cursor)
    {
        var parts = cursor?.Split('-');
        return parts is [var day, var id] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? (due, last) : null;
    }
}

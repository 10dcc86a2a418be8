using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Directory.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>Work items for the actor's posts, most urgent first; each branch of the rights is served by an index over open items, paged by key.</summary>
internal sealed class Inbox(ModuleDbFactory<CasesDb> databases, MatterReader reader, IDirectory directory, TimeProvider clock)
{
    private const int Most = 5_000;

    public async Task<Page<WorkRow>> ListAsync(Actor actor, InboxQuery query, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var limit = Math.Clamp(query.Limit, 1, Most);
        var page = query.Box == "done" ? await DoneAsync(db, actor, query, limit, cancellation) : await OpenAsync(db, actor, query, limit, cancellation);
        var more = page.Count > limit;
        if (more) page.RemoveAt(page.Count - 1);
        var rows = page.Select(f => MatterReader.ToRow(f.Work, reader.Row(f.Matter, null, actor.Can(CasesPermissions.ViewFull.Code, f.Work.BodyId, f.Work.Division)), actor));
        return new Page<WorkRow>([.. rows], more ? Cursor.Of(query.Box == "done" ? DateOnly.MinValue : page[^1].Work.DueOn, page[^1].Work.Id) : null);
    }

    public async Task<InboxTotals> TotalsAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var today = clock.GetUtcNow().DayInChina();
        var counted = await Together(((IEnumerable<IQueryable<WorkItem>>)[Own(db, actor), .. Free(db, actor)]).Select(items => items.OrderBy(w => w.DueOn).Take(InboxTotals.Most).GroupBy(_ => 1).Select(g => new
        {
            Open = g.Count(w => !w.IsWaiting), Today = g.Count(w => !w.IsWaiting && w.DueOn == today), Overdue = g.Count(w => !w.IsWaiting && w.DueOn < today), Mine = g.Count(w => w.HolderId != 0),
        }))).ToListAsync(cancellation);
        return new InboxTotals(counted.Sum(c => c.Open), counted.Sum(c => c.Mine), counted.Sum(c => c.Today), counted.Sum(c => c.Overdue));
    }

    public async Task<IReadOnlyList<Colleague>> CandidatesAsync(Actor actor, long workItemId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var item = await db.WorkItems.SingleOrDefaultAsync(w => w.Id == workItemId && w.IsOpen, cancellation);
        if (item is null || !(actor.Can(item.Permission, item.BodyId, item.Division) || actor.Can(CasesPermissions.Supervise.Code, item.BodyId, item.Division))) return [];
        var holders = await directory.HoldersOfAsync(item.Permission, item.BodyId, item.Division, clock.GetUtcNow().DayInChina(), cancellation);
        return [.. holders.Where(h => h.Id != actor.HolderId && h.Id != item.HolderId && h.Id != item.SignerId)];
    }

    private static IQueryable<WorkItem> Own(CasesDb db, Actor actor) => db.WorkItems.Where(w => w.IsOpen && w.HolderId == actor.HolderId);

    /// <summary>Unclaimed items of each duty of the actor; no item is in two of them.</summary>
    private static IEnumerable<IQueryable<WorkItem>> Free(CasesDb db, Actor actor)
    {
        var me = actor.HolderId;
        foreach (var permission in CasesPermissions.OfWork.Where(p => actor.Can(p)))
            foreach (var branch in ScopeBranches.Of<WorkItem>(actor, permission))
                yield return db.WorkItems.Where(w => w.IsOpen && w.Permission == permission && w.HolderId == 0 && !w.IsWaiting && (w.SignerId == 0 || w.SignerId == me)).Where(branch);
    }

    private static async Task<List<Found>> OpenAsync(CasesDb db, Actor actor, InboxQuery query, int limit, CancellationToken cancellation)
    {
        var branches = OpenQueries(db, actor, query, limit + 1).ToList();
        if (branches.Count == 0) return [];
        var found = await WithMatters(db, Together(branches)).ToListAsync(cancellation);
        return [.. found.OrderBy(f => f.Work.DueOn).ThenBy(f => f.Work.Id).DistinctBy(f => f.Work.Id).Take(limit + 1)];
    }

    /// <summary>Several branches, at least one, asked at once.</summary>
    private static IQueryable<T> Together<T>(IEnumerable<IQueryable<T>> branches) => branches.Aggregate((one, other) => one.Concat(other));

    private static async Task<List<Found>> DoneAsync(CasesDb db, Actor actor, InboxQuery query, int limit, CancellationToken cancellation)
    {
        var found = await WithMatters(db, DoneQuery(db, actor, query, limit + 1)).ToListAsync(cancellation);
        return [.. found.OrderByDescending(f => f.Work.Id)];
    }

    private static IQueryable<Found> WithMatters(CasesDb db, IQueryable<WorkItem> items) => items.Join(db.Matters, w => w.MatterId, m => m.Id, (w, m) => new Found(w, m));

    /// <summary>The branches of an inbox of open items, each in the order of an index.</summary>
    internal static IEnumerable<IQueryable<WorkItem>> OpenQueries(CasesDb db, Actor actor, InboxQuery query, int take)
    {
        var branches = query.Box switch
        {
            "mine" => [Own(db, actor)],
            "pool" => Free(db, actor),
            _ => [Own(db, actor).Where(w => !w.IsWaiting), .. Free(db, actor)],
        };
        return branches.Select(items => Filter(items, query).OrderBy(w => w.DueOn).ThenBy(w => w.Id).Take(take));
    }

    /// <summary>What the actor finished, latest first.</summary>
    internal static IQueryable<WorkItem> DoneQuery(CasesDb db, Actor actor, InboxQuery query, int take)
    {
        var items = db.WorkItems.Where(w => w.HolderId == actor.HolderId && !w.IsOpen && w.Outcome != "");
        if (Cursor.Read(query.After) is { } after) items = items.Where(w => w.Id < after.Id);
        return Filter(items, query with { After = null }).OrderByDescending(w => w.Id).Take(take);
    }

    private static IQueryable<WorkItem> Filter(IQueryable<WorkItem> items, InboxQuery query)
    {
        if (Words.Clean(query.ItemKey ?? "") is { Length: > 0 } key) items = items.Where(w => w.ItemKey == key);
        if (Words.Clean(query.Step ?? "") is { Length: > 0 } step) items = items.Where(w => w.Name == step);
        if (Words.Clean(query.Text ?? "") is { Length: > 0 } text) items = items.Where(w => w.Search.Contains(text));
        if (query.DueFrom is { } first) items = items.Where(w => w.DueOn >= first);
        if (query.DueBy is { } day) items = items.Where(w => w.DueOn <= day);
        if (Cursor.Read(query.After) is { } after) items = items.Where(w => w.DueOn > after.Day || (w.DueOn == after.Day && w.Id > after.Id));
        return items;
    }

    private sealed record Found(WorkItem Work, Matter Matter);
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Services.Workbench.Data;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Workbench.Inbox;

/// <summary>Filters under a name.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">Name.</param>
/// <param name="Query">The query of the address.</param>
public sealed record NamedView(long Id, string Name, string Query);

/// <summary>Filters that an official keeps for tomorrow.</summary>
internal sealed class SavedViews(ModuleDbFactory<WorkbenchDb> databases, Writes writes)
{
    private const int Most = 20;
    private static readonly Error NameNeeded = new("workbench.view-name", 422, "请给视图起个名字，不超过 20 个字");
    private static readonly Error TooMany = new("workbench.too-many-views", 422, "最多保存 20 个视图，请先删除不用的");

    public async Task<IReadOnlyList<NamedView>> OfAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.SavedViews.Where(v => v.OfficialId == actor.HolderId).OrderBy(v => v.Id).Take(Most).Select(v => new NamedView(v.Id, v.Name, v.Query)).ToListAsync(cancellation);
    }

    public Task<Result<Done>> SaveAsync(Actor actor, string name, string query, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "workbench.save-view", "view"), async unit =>
        {
            var clean = name.Replace("\0", "", StringComparison.Ordinal).Trim();
            if (clean.Length is 0 or > 20 || query.Length > 1000 || query.Contains('\0', StringComparison.Ordinal)) return NameNeeded;
            var db = unit.Db<WorkbenchDb>();
            if (await db.SavedViews.CountAsync(v => v.OfficialId == actor.HolderId, cancellation) >= Most) return TooMany;
            db.SavedViews.Add(new SavedView { Id = unit.NextId(), OfficialId = actor.HolderId, Name = clean, Query = query });
            return Done.Value;
        }, cancellation);

    public Task<Result<Done>> RemoveAsync(Actor actor, long id, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "workbench.remove-view", "view", $"{id}"), async unit =>
        {
            var db = unit.Db<WorkbenchDb>();
            if (await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id && v.OfficialId == actor.HolderId, cancellation) is { } view) db.SavedViews.Remove(view);
            return Done.Value;
        }, cancellation);
}

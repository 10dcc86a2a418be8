using Heluo.Platform.Cases.Data;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Domain;

/// <summary>A matter with its content and all its work items, loaded once for an act on it.</summary>
internal sealed class MatterFile(CasesDb db, Matter matter, MatterContent content, List<WorkItem> work)
{
    public CasesDb Db { get; } = db;

    public Matter Matter { get; } = matter;

    public MatterContent Content { get; } = content;

    /// <summary>Open and finished ones, in the order in which they came.</summary>
    public IReadOnlyList<WorkItem> Work => work;

    public IEnumerable<WorkItem> Open => work.Where(w => w.IsOpen);

    public static async Task<MatterFile?> LoadAsync(CasesDb db, long matterId, CancellationToken cancellation = default)
    {
        var found = await (
            from matter in db.Matters
            join content in db.Contents on matter.Id equals content.Id
            where matter.Id == matterId
            select new { matter, content }).SingleOrDefaultAsync(cancellation);
        if (found is null) return null;
        var work = found.matter.SubmittedAt is null ? [] : await db.WorkItems.Where(w => w.MatterId == matterId).OrderBy(w => w.Id).ToListAsync(cancellation);
        return new MatterFile(db, found.matter, found.content, work);
    }

    public void Add(WorkItem item)
    {
        Db.WorkItems.Add(item);
        work.Add(item);
    }

    /// <summary>An entry of the timeline.</summary>
    public void Note(Kernel.Storage.Unit unit, string title, string text = "", string article = "", bool isInternal = true) => Db.Steps.Add(new MatterStep
    {
        Id = unit.NextId(), MatterId = Matter.Id, At = unit.Now, Title = title, ById = unit.Actor.HolderId, ByName = unit.Actor.Name, Text = text, Article = article, IsInternal = isInternal,
    });

    /// <summary>The state changed: whoever saw an older one is told so.</summary>
    public void Touch()
    {
        Matter.Version++;
        Content.Version++;
    }
}

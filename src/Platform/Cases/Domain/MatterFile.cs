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
        if (await CasesDb.FindMatter(db, matterId) is not { } matter || await CasesDb.FindContent(db, matterId) is not { } content) return null;
        List<WorkItem> work = [];
        if (matter.SubmittedAt is not null) await foreach (var item in CasesDb.WorkOf(db, matterId).WithCancellation(cancellation)) work.Add(item);
        return new MatterFile(db, matter, content, work);
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

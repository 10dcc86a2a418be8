using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Data;

namespace Heluo.Platform.Cases.Domain;

/// <summary>A matter with its content and all its work items, loaded once for an act on it or to be shown.</summary>
internal sealed class MatterFile(Matter matter, MatterContent content, List<WorkItem> work)
{
    private readonly List<Attachment> _attachments = [];

    public Matter Matter { get; } = matter;

    public MatterContent Content { get; } = content;

    /// <summary>Open and finished ones, in the order in which they came.</summary>
    public IReadOnlyList<WorkItem> Work => work;

    public IEnumerable<WorkItem> Open => work.Where(w => w.IsOpen);

    /// <summary>What was handed in, when it was loaded with its attachments.</summary>
    public IReadOnlyList<Attachment> Attachments => _attachments;

    /// <summary>Loads it for an act, which saves what it changes.</summary>
    public static async Task<MatterFile?> LoadAsync(Unit unit, long matterId, bool withAttachments = false)
    {
        var (matters, contents) = (unit.Rows<CasesDb, Matter>().AskFor(matterId), unit.Rows<CasesDb, MatterContent>().AskFor(matterId));
        var work = unit.Rows<CasesDb, WorkItem>().AskWhere(nameof(WorkItem.MatterId), matterId);
        var attachments = unit.Rows<CasesDb, Attachment>().AskWhere(nameof(Attachment.MatterId), matterId);
        if (withAttachments) await unit.ReadAsync(matters, contents, work, attachments);
        else await unit.ReadAsync(matters, contents, work);
        if (matters.Rows is not [var matter] || contents.Rows is not [var content]) return null;
        var file = new MatterFile(matter, content, [.. work.Rows]);
        file._attachments.AddRange(attachments.Rows);
        return file;
    }

    /// <summary>Reads it to be shown.</summary>
    public static async Task<MatterFile?> ReadAsync(CasesDb db, long matterId, CancellationToken cancellation)
    {
        if (await CasesDb.FindMatter(db, matterId) is not { } matter || await CasesDb.FindContent(db, matterId) is not { } content) return null;
        List<WorkItem> work = [];
        if (matter.SubmittedAt is not null) await foreach (var item in CasesDb.WorkOf(db, matterId).WithCancellation(cancellation)) work.Add(item);
        return new MatterFile(matter, content, work);
    }

    public void Add(Unit unit, WorkItem item)
    {
        unit.Rows<CasesDb, WorkItem>().Add(item);
        work.Add(item);
    }

    public void Add(Unit unit, Attachment attachment)
    {
        unit.Rows<CasesDb, Attachment>().Add(attachment);
        _attachments.Add(attachment);
    }

    /// <summary>An entry of the timeline.</summary>
    public void Note(Unit unit, string title, string text = "", string article = "", bool isInternal = true) => unit.Rows<CasesDb, MatterStep>().Add(new MatterStep
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

using Heluo.Kernel.Storage;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Domain.Guide;
using Heluo.Platform.Items.Editing;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Reading;

/// <summary>A version with what a reviewer needs beside it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Elements">Its elements.</param>
/// <param name="Base">The version it was drafted from; null for a new item.</param>
/// <param name="Differences">What it changes.</param>
/// <param name="Findings">What the rules of guides say.</param>
internal sealed record VersionView(ItemVersion Version, ItemElements Elements, ItemVersion? Base, IReadOnlyList<Difference> Differences, IReadOnlyList<GuideFinding> Findings)
{
    public int Faults => Findings.Count(f => f.IsFault);
}

/// <summary>Everything about one item: versions, standings, local elements, requests.</summary>
internal sealed record ItemHistory(
    IReadOnlyList<ItemVersion> Versions, IReadOnlyList<Standing> Standings, IReadOnlyList<LocalVersion> Local, IReadOnlyList<ChangeRequest> Requests)
{
    public ItemVersion? Open => Versions.FirstOrDefault(v => v.State is VersionState.Draft or VersionState.InReview);
}

/// <summary>Reads versions.</summary>
internal sealed class VersionReader(ModuleDbFactory<ItemsDb> databases, GuideBasis guide)
{
    public async Task<VersionView?> FindAsync(long versionId, long? against, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var version = await db.Versions.SingleOrDefaultAsync(v => v.Id == versionId, cancellation);
        if (version is null) return null;
        var baseId = against ?? version.BaseId;
        var old = baseId == 0 ? null : await db.Versions.SingleOrDefaultAsync(v => v.Id == baseId && v.Key == version.Key, cancellation);
        var elements = version.Read();
        return new VersionView(version, elements, old, old is null ? [] : Comparison.Of(old.Read(), elements, old.Form, version.Form, old.Process, version.Process), GuideChecker.Check(elements, guide));
    }

    /// <summary>What the rules of guides say of elements.</summary>
    public IReadOnlyList<GuideFinding> Findings(ItemElements elements) => GuideChecker.Check(elements, guide);

    public async Task<ItemHistory> HistoryAsync(string key, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return new ItemHistory(
            await db.Versions.Where(v => v.Key == key).OrderByDescending(v => v.Number).Take(100).ToListAsync(cancellation),
            await db.Standings.Where(s => s.ItemKey == key).OrderByDescending(s => s.Id).Take(100).ToListAsync(cancellation),
            await db.Local.Where(l => l.ItemKey == key).OrderByDescending(l => l.Id).Take(200).ToListAsync(cancellation),
            await db.ChangeRequests.Where(r => r.ItemKey == key).OrderByDescending(r => r.Id).Take(100).ToListAsync(cancellation));
    }

    public async Task<LocalVersion?> FindLocalAsync(long id, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Local.SingleOrDefaultAsync(l => l.Id == id, cancellation);
    }

    public async Task<IReadOnlyList<ProcessVersion>> ProcessesAsync(CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Processes.OrderBy(p => p.Key).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<ChangeRequest>> RequestsAsync(Kernel.Access.RowScope scope, bool open, long? before, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var rows = scope.Filter(db.ChangeRequests.Where(r => open ? r.State == RequestState.Open : r.State != RequestState.Open));
        return open
            ? await rows.OrderBy(r => r.AdjustDueOn).ThenBy(r => r.Id).Take(200).ToListAsync(cancellation)
            : await rows.Where(r => before == null || r.Id < before).OrderByDescending(r => r.Id).Take(51).ToListAsync(cancellation);
    }

    public async Task<ChangeRequest?> FindRequestAsync(long id, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.ChangeRequests.SingleOrDefaultAsync(r => r.Id == id, cancellation);
    }
}

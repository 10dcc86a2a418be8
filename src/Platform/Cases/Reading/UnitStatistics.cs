using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>Figures of the bodies that the actor's posts reach.</summary>
internal sealed class UnitStatistics(ModuleDbFactory<CasesDb> databases, WorkCalendars calendars, ActLaw law, TimeProvider clock)
{
    private static readonly MatterStatus[] Open =
        [MatterStatus.Submitted, MatterStatus.AwaitingCorrection, MatterStatus.Accepted, MatterStatus.Suspended, MatterStatus.Approved, MatterStatus.Rejected];

    public async Task<UnitFigures> ComputeAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var scope = RowScope.Of(actor, CasesPermissions.View.Code);
        var now = clock.GetUtcNow();
        var (today, dayStart) = (now.DayInChina(), now.DayInChina().StartInChina());
        var monthStart = new DateOnly(today.Year, today.Month, 1).StartInChina();
        var soon = calendars.Current.AddWorkingDays(today, law.Lamps.AmberFrom).Date;
        var open = scope.Filter(db.Matters.Where(m => Open.Contains(m.Status)));
        var ended = scope.Filter(db.Matters.Where(m => m.EndedAt >= monthStart));
        var done = await ended.Where(m => m.AcceptedAt != null).Select(m => new { m.ItemName, m.AcceptedAt, m.EndedAt }).Take(20_000).ToListAsync(cancellation);
        var byItem = await open.GroupBy(m => m.ItemName).Select(g => new { g.Key, Count = g.Count() }).OrderByDescending(g => g.Count).Take(20).ToListAsync(cancellation);
        return new UnitFigures(
            await open.CountAsync(cancellation),
            await open.CountAsync(m => m.Status != MatterStatus.Suspended && m.DueOn >= today && m.DueOn <= soon, cancellation),
            await open.CountAsync(m => m.Status != MatterStatus.Suspended && m.DueOn < today, cancellation),
            await open.CountAsync(m => m.Status == MatterStatus.Suspended, cancellation),
            await scope.Filter(db.Matters.Where(m => m.SubmittedAt >= dayStart)).CountAsync(cancellation),
            await scope.Filter(db.Matters.Where(m => m.AcceptedAt >= dayStart)).CountAsync(cancellation),
            await ended.CountAsync(m => m.EndedAt >= dayStart, cancellation),
            await ended.CountAsync(cancellation),
            done.Count == 0 ? 0 : Math.Round(done.Average(m => calendars.Current.WorkingDaysBetween(m.AcceptedAt!.Value.DayInChina(), m.EndedAt!.Value.DayInChina())), 1),
            [.. byItem.Select(g => new ItemFigure(g.Key, g.Count, done.Count(d => d.ItemName == g.Key)))]);
    }
}

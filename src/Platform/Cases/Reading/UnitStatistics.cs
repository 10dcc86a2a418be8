using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Reading;

/// <summary>
/// Figures of the bodies that the actor's posts reach: open matters counted along the due-date index, those of the month along the received and ended indexes. Drafts and withdrawn ones do
/// not count as work done.
/// </summary>
internal sealed class UnitStatistics(ModuleDbFactory<CasesDb> databases, WorkCalendars calendars, ActLaw law, TimeProvider clock)
{
    private const int MostItems = 30;

    public async Task<UnitFigures> ComputeAsync(Actor actor, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var now = clock.GetUtcNow();
        var today = now.DayInChina();
        var month = new DateOnly(today.Year, today.Month, 1);
        List<OpenGroup> open = [];
        List<DateTimeOffset> received = [];
        List<Finished> done = [];
        foreach (var branch in MatterList.Branches(actor))
        {
            var mine = db.Matters.Where(branch);
            open.AddRange(await mine.Where(m => m.DueOn != null).GroupBy(m => new { m.ItemKey, m.ItemName, m.Status, m.DueOn })
                .Select(g => new OpenGroup(g.Key.ItemKey, g.Key.ItemName, g.Key.Status, g.Key.DueOn!.Value, g.Count())).ToListAsync(cancellation));
            received.AddRange(await mine.Where(m => m.SubmittedAt >= month.StartInChina()).Select(m => m.SubmittedAt!.Value).ToListAsync(cancellation));
            done.AddRange(await mine.Where(m => m.EndedAt >= month.StartInChina())
                .Select(m => new Finished(m.ItemKey, m.ItemName, m.AcceptedAt, m.DecidedAt, m.EndedAt!.Value, m.Escalation)).ToListAsync(cancellation));
        }

        return Sum(now, today, open, received, done);
    }

    private UnitFigures Sum(DateTimeOffset now, DateOnly today, List<OpenGroup> open, List<DateTimeOffset> received, List<Finished> done)
    {
        var soon = calendars.Current.AddWorkingDays(today, law.Lamps.AmberFrom).Date;
        var month = new DateOnly(today.Year, today.Month, 1);
        var decided = done.Where(d => d is { AcceptedAt: not null, DecidedAt: not null }).ToList();
        var receivedByDay = received.CountBy(r => r.DayInChina()).ToDictionary();
        var doneByDay = done.CountBy(d => d.EndedAt.DayInChina()).ToDictionary();
        return new UnitFigures
        {
            At = now, Open = open.Sum(g => g.Count), DueSoon = open.Where(g => g.Runs && g.DueOn >= today && g.DueOn <= soon).Sum(g => g.Count),
            Overdue = open.Where(g => g.IsLate(today)).Sum(g => g.Count), Suspended = open.Where(g => g.Status == MatterStatus.Suspended).Sum(g => g.Count),
            ReceivedToday = receivedByDay.GetValueOrDefault(today), DoneToday = doneByDay.GetValueOrDefault(today), ReceivedThisMonth = received.Count, DoneThisMonth = done.Count,
            AverageDays = decided.Count == 0 ? 0 : Math.Round(decided.Average(d => calendars.Current.WorkingDaysBetween(d.AcceptedAt!.Value.DayInChina(), d.EndedAt.DayInChina())), 1),
            OnTime = decided.Count == 0 ? null : Math.Round(decided.Count(d => d.Escalation < 2) / (double)decided.Count, 4),
            ByDay = [.. Enumerable.Range(0, today.Day).Select(i => month.AddDays(i)).Select(d => new DayFigure(d, receivedByDay.GetValueOrDefault(d), doneByDay.GetValueOrDefault(d)))],
            ByItem = ByItem(today, open, done),
        };
    }

    private static List<ItemFigure> ByItem(DateOnly today, List<OpenGroup> open, List<Finished> done)
    {
        var doneByItem = done.CountBy(d => d.ItemKey).ToDictionary();
        var openByItem = open.GroupBy(g => g.ItemKey).ToDictionary(g => g.Key, g => (Open: g.Sum(x => x.Count), Overdue: g.Where(x => x.IsLate(today)).Sum(x => x.Count)));
        var names = open.Select(g => (g.ItemKey, g.ItemName)).Concat(done.Select(d => (d.ItemKey, d.ItemName))).DistinctBy(n => n.ItemKey);
        return
        [
            .. names.Select(n => new ItemFigure(n.ItemKey, n.ItemName, openByItem.GetValueOrDefault(n.ItemKey).Open, openByItem.GetValueOrDefault(n.ItemKey).Overdue, doneByItem.GetValueOrDefault(n.ItemKey)))
                .OrderByDescending(f => f.Open + f.DoneThisMonth).ThenBy(f => f.ItemName, StringComparer.Ordinal).Take(MostItems),
        ];
    }

    private sealed record OpenGroup(string ItemKey, string ItemName, MatterStatus Status, DateOnly DueOn, int Count)
    {
        /// <summary>The body's own clock runs: the applicant's days to correct are not its delay.</summary>
        public bool Runs => Status is not (MatterStatus.Suspended or MatterStatus.AwaitingCorrection);

        /// <summary>A special procedure past its own term does not excuse.</summary>
        public bool IsLate(DateOnly today) => DueOn < today && Status != MatterStatus.AwaitingCorrection;
    }

    private sealed record Finished(string ItemKey, string ItemName, DateTimeOffset? AcceptedAt, DateTimeOffset? DecidedAt, DateTimeOffset EndedAt, int Escalation);
}

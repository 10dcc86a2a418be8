using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Kernel.Timers;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Domain;

/// <summary>
/// Raises the alarm on clocks: a red light goes to the handler and the head, an overdue matter to supervision too; each once for a clock. It looks along the due-date index, so that acts on
/// matters pay nothing for it.
/// </summary>
internal sealed class Escalation(Writes writes, ModuleDbFactory<CasesDb> databases, ActLaw law, WorkCalendars calendars, Alarms alarms, TimeProvider clock) : IRecurringJob
{
    private const int Page = 200;
    private const int Red = 1;
    private const int Overdue = 2;

    public string Name => "cases.escalation";

    public TimeSpan Every => TimeSpan.FromMinutes(10);

    public async Task RunAsync(CancellationToken cancellation)
    {
        var today = clock.GetUtcNow().DayInChina();
        var red = calendars.Current.AddWorkingDays(today, law.Lamps.RedFrom).Date;
        await RaiseAsync(Overdue, today.AddDays(-1), cancellation);
        await RaiseAsync(Red, red, cancellation);
    }

    private async Task RaiseAsync(int level, DateOnly dueBy, CancellationToken cancellation)
    {
        (DateOnly Due, long Id) from = (DateOnly.MinValue, 0);
        while (true)
        {
            await using var db = databases.OpenForReading();
            var page = await db.Matters
                .Where(m => m.DueOn <= dueBy && (m.DueOn > from.Due || (m.DueOn == from.Due && m.Id > from.Id)))
                .OrderBy(m => m.DueOn).ThenBy(m => m.Id).Take(Page).Select(m => new { m.Id, m.DueOn, m.Escalation, m.Status }).ToListAsync(cancellation);
            foreach (var matter in page.Where(m => m.Escalation < level && Warns(m.Status))) await RaiseOneAsync(matter.Id, level, dueBy, cancellation);
            if (page.Count < Page) return;
            from = (page[^1].DueOn!.Value, page[^1].Id);
        }
    }

    /// <summary>
    /// The body's own clocks; while the applicant corrects, nobody at the body is late. A special procedure past its term eats the matter's days (standards A3.4), so a suspended matter may be late too;
    /// one whose procedure has no term is never due.
    /// </summary>
    private static bool Warns(MatterStatus status) => status is MatterStatus.Submitted or MatterStatus.Accepted or MatterStatus.Suspended or MatterStatus.Approved or MatterStatus.Rejected;

    private Task RaiseOneAsync(long id, int level, DateOnly dueBy, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(Actor.Platform, "cases.escalate", "matter", $"{id}"), async unit =>
        {
            var file = await MatterFile.LoadAsync(unit, id);
            if (file is null || file.Matter.DueOn is not { } due || due > dueBy || file.Matter.Escalation >= level || !Warns(file.Matter.Status)) return Done.Value;
            file.Matter.Escalation = level;
            var text = level == Overdue ? $"应于 {due.ToChineseText()} 办结，已经超期。" : $"应于 {due.ToChineseText()} 办结，期限将至。";
            await alarms.RaiseAsync(unit, file, level == Overdue ? "超期警示" : "临期提醒", text, toSupervision: level == Overdue);
            return Done.Value;
        }, cancellation);
}

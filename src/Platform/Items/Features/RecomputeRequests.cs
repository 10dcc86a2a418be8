using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Kernel.Timers;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Features;

/// <summary>After a year's table of working days was replaced, open requests get their new last day (standards A13); closed ones and those already escalated keep theirs.</summary>
internal sealed class RecomputeRequests(Writes writes, ModuleDbFactory<ItemsDb> databases, ItemsLaw law, WorkCalendars calendars) : IRecurringJob
{
    private const int Most = 500;

    public string Name => "items.recompute-requests";

    public TimeSpan Every => TimeSpan.FromMinutes(30);

    public async Task RunAsync(CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var open = await db.ChangeRequests.Where(r => r.State == RequestState.Open && r.EscalatedAt == null).OrderBy(r => r.AdjustDueOn).Take(Most).ToListAsync(cancellation);
        foreach (var id in open.Where(r => r.AdjustDueOn != Due(r)).Select(r => r.Id)) await RecomputeAsync(id, cancellation);
    }

    private DateOnly Due(ChangeRequest row) => law.Changes.Adjust.DueAfter(calendars.Current, row.ProposedAt.DayInChina());

    private Task<Result<Done>> RecomputeAsync(long id, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(Actor.Platform, "items.recompute-request", "change-request", $"{id}"), async unit =>
        {
            var row = await unit.Db<ItemsDb>().ChangeRequests.SingleAsync(r => r.Id == id, cancellation);
            if (row is not { State: RequestState.Open, EscalatedAt: null }) return Done.Value;
            row.AdjustDueOn = Due(row);
            row.Version++;
            unit.Schedule(HandleRequests.TimerKind, $"{id}", row.AdjustDueOn.EndInChina());
            return Done.Value;
        }, cancellation);
}

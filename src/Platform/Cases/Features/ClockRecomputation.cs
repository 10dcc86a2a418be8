using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Kernel.Timers;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Messages.Contracts;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Features;

/// <summary>Recomputes the open clocks after a year's table was replaced: every matter in a unit of its own, in the order of ids, so that it can stop and go on.</summary>
internal sealed class ClockRecomputation(Writes writes, ModuleDbFactory<CasesDb> databases, WorkCalendars calendars, IMessages messages) : IRecurringJob
{
    private const int Page = 200;

    public string Name => "cases.recompute-clocks";

    public TimeSpan Every => TimeSpan.FromMinutes(30);

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (true)
        {
            await using var db = databases.OpenForReading();
            var year = await db.WorkYears.Where(y => y.RecomputedTo != null).OrderBy(y => y.Year).FirstOrDefaultAsync(cancellation);
            if (year is null) return;
            var page = await db.Matters.Where(m => m.Id > year.RecomputedTo && m.DueOn != null).OrderBy(m => m.Id).Take(Page).Select(m => m.Id).ToListAsync(cancellation);
            var moved = 0;
            foreach (var id in page) moved += await RecomputeAsync(id, cancellation) ? 1 : 0;
            await writes.RunAsync<Done>(new Act(Actor.Platform, "cases.recompute-page", "work-year", $"{year.Year}"), async unit =>
            {
                var row = await unit.Db<CasesDb>().WorkYears.SingleAsync(y => y.Year == year.Year, cancellation);
                (row.RecomputedTo, row.Moved) = (page.Count < Page ? null : page[^1], row.Moved + moved);
                return Done.Value;
            }, cancellation);
        }
    }

    private async Task<bool> RecomputeAsync(long id, CancellationToken cancellation)
    {
        var result = await writes.RunAsync<bool>(new Act(Actor.Platform, "cases.recompute", "matter", $"{id}"), async unit =>
        {
            var file = await MatterFile.LoadAsync(unit, id);
            if (file is not { Matter.DueOn: { } before }) return false;
            var clocks = MatterClocks.Read(file.Content.Clocks);
            if (!clocks.Recompute(calendars.Current)) return false;
            file.Content.Clocks = clocks.ToJson();
            var after = clocks.DueOn;
            (file.Matter.DueOn, file.Matter.Escalation) = (after, 0);
            foreach (var item in file.Open) item.DueOn = after ?? DateOnly.MaxValue;
            foreach (var clock in clocks.Open)
                if (ActClocks.TimerOf(clock.Name) is { } timer) unit.Schedule(timer, $"{id}", ActClocks.Deadline(clock.Clock.DueOn));
            if (clocks.ProcedureEndsOn(calendars.Current) is { } ends) unit.Schedule(SuspensionOver.TimerKind, $"{id}", ActClocks.Deadline(ends));
            file.Touch();
            if (after == before || after is null || after == DateOnly.MaxValue) return true;
            var text = $"放假安排调整，期限由 {before.ToChineseText()} 改为 {after.Value.ToChineseText()}。";
            file.Note(unit, "期限重新计算", text, isInternal: false);
            messages.Send(unit, new Notice { HolderId = file.Matter.HolderId, Title = $"{file.Matter.ItemName}：期限有变化", Text = text, Link = $"/my/matters/{id}" });
            return true;
        }, cancellation);
        return result.Ok && result.Value;
    }
}

/// <summary>Puts the tables that persons have confirmed in force at every start.</summary>
internal sealed class LoadWorkYears(ModuleDbFactory<CasesDb> databases, WorkCalendars calendars) : ISeed
{
    public int Order => 5;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        foreach (var row in await db.WorkYears.OrderBy(y => y.Year).ToListAsync(cancellation)) calendars.Replace(Engines.Calendar.YearTable.Parse(row.Year, row.Days));
    }
}

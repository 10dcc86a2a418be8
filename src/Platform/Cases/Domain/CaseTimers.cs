using System.Globalization;
using Heluo.Engines.Process;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Timers;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Domain;

/// <summary>行政许可法 32(1)(4): no answer within the term means accepted from the day the materials came in.</summary>
internal sealed class DeemedAcceptance(MatterMover mover) : ITimerHandler
{
    public const string TimerKind = "cases.deemed-acceptance";

    public string Kind => TimerKind;

    public async Task HandleAsync(DueTimer timer, Unit unit)
    {
        var db = unit.Db<CasesDb>();
        var id = long.Parse(timer.Key, CultureInfo.InvariantCulture);
        var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == id);
        if (matter is not { Status: MatterStatus.Submitted }) return;
        var task = await db.WorkItems.Where(w => w.MatterId == id && w.IsOpen).ToListAsync();
        var moved = await mover.MoveAsync(unit, db, matter, MatterAct.DeemAccepted, new Move { Task = task.Find(w => w.Allows(MatterAct.Accept)) });
        if (!moved.Ok) throw new InvalidOperationException(moved.Error.Message);
    }
}

/// <summary>A correction that never came: the application counts as withdrawn.</summary>
internal sealed class CorrectionLapse(MatterMover mover) : ITimerHandler
{
    public const string TimerKind = "cases.correction-lapse";

    public string Kind => TimerKind;

    public async Task HandleAsync(DueTimer timer, Unit unit)
    {
        var db = unit.Db<CasesDb>();
        var id = long.Parse(timer.Key, CultureInfo.InvariantCulture);
        var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == id);
        if (matter is not { Status: MatterStatus.AwaitingCorrection }) return;
        var moved = await mover.MoveAsync(unit, db, matter, MatterAct.Lapse, new Move());
        if (!moved.Ok) throw new InvalidOperationException(moved.Error.Message);
    }
}

/// <summary>A timer of the process model came due.</summary>
internal sealed class ProcessTimer(MatterProcess process) : ITimerHandler
{
    public string Kind => MatterProcess.TimerKind;

    public async Task HandleAsync(DueTimer timer, Unit unit)
    {
        var parts = timer.Key.Split('/');
        var db = unit.Db<CasesDb>();
        var id = long.Parse(parts[0], CultureInfo.InvariantCulture);
        var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == id);
        if (matter is null || matter.EndedAt is not null) return;
        var content = await db.Contents.SingleAsync(c => c.Id == id);
        var applied = await process.ApplyAsync(unit, db, matter, content, new TimerFired(int.Parse(parts[1], CultureInfo.InvariantCulture)));
        if (!applied.Ok) throw new InvalidOperationException(applied.Error.Message);
        matter.Version++;
        content.Version++;
    }
}

using System.Globalization;
using Heluo.Engines.Process;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Timers;
using Heluo.Platform.Cases.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>行政许可法 32(1)(4): no answer within the term means accepted from the day the materials came in.</summary>
internal sealed class DeemedAcceptance(MatterMover mover) : ITimerHandler
{
    public const string TimerKind = "cases.deemed-acceptance";

    public string Kind => TimerKind;

    public async Task HandleAsync(DueTimer timer, Unit unit)
    {
        var file = await MatterFile.LoadAsync(unit, timer.MatterId());
        if (file is not { Matter.Status: MatterStatus.Submitted }) return;
        var moved = await mover.MoveAsync(unit, file, MatterAct.DeemAccepted, new Move { Task = file.Open.FirstOrDefault(w => w.Allows(MatterAct.Accept)) });
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
        var file = await MatterFile.LoadAsync(unit, timer.MatterId());
        if (file is not { Matter.Status: MatterStatus.AwaitingCorrection }) return;
        var moved = await mover.MoveAsync(unit, file, MatterAct.Lapse, new Move());
        if (!moved.Ok) throw new InvalidOperationException(moved.Error.Message);
    }
}

/// <summary>The term of a special procedure is over and nobody resumed: the matter's own days run again (standards A3.4), so the handlers are told at once.</summary>
internal sealed class SuspensionOver(Alarms alarms) : ITimerHandler
{
    public const string TimerKind = "cases.suspension-over";

    public string Kind => TimerKind;

    public async Task HandleAsync(DueTimer timer, Unit unit)
    {
        var file = await MatterFile.LoadAsync(unit, timer.MatterId());
        if (file is not { Matter.Status: MatterStatus.Suspended }) return;
        await alarms.RaiseAsync(unit, file, "特别程序期限届满", "特别程序的期限已经届满，超过的天数从办理期限中扣除，请尽快恢复办理。", toSupervision: false);
        file.Touch();
    }
}

/// <summary>A timer of the process model came due.</summary>
internal sealed class ProcessTimer(MatterProcess process) : ITimerHandler
{
    public string Kind => MatterProcess.TimerKind;

    public async Task HandleAsync(DueTimer timer, Unit unit)
    {
        var file = await MatterFile.LoadAsync(unit, timer.MatterId());
        if (file is null || file.Matter.EndedAt is not null) return;
        var applied = process.Apply(unit, file, new TimerFired(int.Parse(timer.Key.AsSpan(timer.Key.IndexOf('/', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture)));
        if (!applied.Ok) throw new InvalidOperationException(applied.Error.Message);
        file.Touch();
    }
}

internal static class DueTimerExtensions
{
    /// <summary>The matter that the key of a timer begins with.</summary>
    public static long MatterId(this DueTimer timer)
    {
        var slash = timer.Key.IndexOf('/', StringComparison.Ordinal);
        return long.Parse(slash < 0 ? timer.Key : timer.Key.AsSpan(0, slash), CultureInfo.InvariantCulture);
    }
}

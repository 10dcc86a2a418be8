using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Features;

/// <summary>An official does an act; an applicant withdraws.</summary>
internal sealed class PerformActs(Writes writes, ActLaw law, MatterMover mover)
{
    public Task<Result<ActOutcome>> PerformAsync(Actor actor, PerformAct request, CancellationToken cancellation) =>
        writes.RunAsync<ActOutcome>(new Act(actor, $"cases.{request.Act}", "matter", $"{request.MatterId}"), async unit =>
        {
            var db = unit.Db<CasesDb>();
            var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == request.MatterId, cancellation);
            if (matter is null || !MatterAccess.MaySee(actor, matter)) return CasesErrors.NotFound;
            if (request.Version is { } seen && seen != matter.Version) return CasesErrors.VersionDiffers;
            var rule = law.Judge(request.Act, matter);
            if (!rule.Ok) return rule.Error;
            if (rule.Value.Platform || rule.Value.Applicant) return CasesErrors.NoRight.With(rule.Value.Name);
            var open = await db.WorkItems.Where(w => w.MatterId == matter.Id && w.IsOpen).ToListAsync(cancellation);
            var task = TaskFor(actor, matter, rule.Value, open);
            if (!task.Ok) return task.Error;
            if (task.Value is { HolderId: 0 } unclaimed) (unclaimed.HolderId, unclaimed.HolderName) = (actor.HolderId, actor.Name);
            return await mover.MoveAsync(unit, db, matter, request.Act, new Move
            {
                Task = task.Value, Reason = request.Reason.Trim(), Points = request.Points, Procedure = request.Procedure, Delivery = request.Delivery, ResultNumber = request.ResultNumber.Trim(),
            });
        }, cancellation);

    public Task<Result<ActOutcome>> WithdrawAsync(Actor actor, long matterId, string reason, CancellationToken cancellation) =>
        writes.RunAsync<ActOutcome>(new Act(actor, "cases.Withdraw", "matter", $"{matterId}"), async unit =>
        {
            var db = unit.Db<CasesDb>();
            var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == matterId, cancellation);
            if (matter is null || !MatterAccess.MaySee(actor, matter)) return CasesErrors.NotFound;
            if (!MatterAccess.MayFill(actor, matter)) return CasesErrors.NotYours;
            return await mover.MoveAsync(unit, db, matter, MatterAct.Withdraw, new Move { Reason = reason.Trim() });
        }, cancellation);

    /// <summary>The open work item by which the actor does the act; null (but no error) for an act of the head that needs none.</summary>
    public static Result<WorkItem?> TaskFor(Actor actor, Matter matter, ActRule rule, IReadOnlyList<WorkItem> open)
    {
        var fitting = open.Where(w => w.Allows(rule.Act)).ToList();
        if (fitting.Count == 0)
        {
            return rule.Permission.Length > 0 && rule.KeepsStep && actor.Can(rule.Permission, matter.BodyId, matter.Division)
                ? Result<WorkItem?>.Success(null)
                : CasesErrors.NoRight.With(rule.Name) with { Article = rule.Article };
        }

        var mine = fitting.Where(w => actor.Can(w.Permission, w.BodyId, w.Division)).ToList();
        if (mine.Count == 0) return CasesErrors.NoRight.With(rule.Name) with { Article = rule.Article };
        var free = mine.Find(w => (w.HolderId == 0 || w.HolderId == actor.HolderId) && (w.SignerId == 0 || w.SignerId == actor.HolderId));
        return free is null ? CasesErrors.HeldByOther.With(mine[0].HolderName.Length > 0 ? mine[0].HolderName : "指定的经办人") : Result<WorkItem?>.Success(free);
    }
}

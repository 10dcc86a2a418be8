using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Domain;

namespace Heluo.Platform.Cases.Features;

/// <summary>An official does an act; an applicant withdraws.</summary>
internal sealed class PerformActs(Writes writes, ActLaw law, MatterMover mover)
{
    public Task<Result<ActOutcome>> PerformAsync(Actor actor, PerformAct request, CancellationToken cancellation) =>
        writes.RunAsync<ActOutcome>(new Act(actor, $"cases.{request.Act}", "matter", $"{request.MatterId}"), async unit =>
        {
            var opened = await unit.OpenFileAsync(actor, request.MatterId);
            if (!opened.Ok) return opened.Error;
            var file = opened.Value;
            if (request.Version is { } seen && seen != file.Matter.Version) return CasesErrors.VersionDiffers;
            var rule = law.Judge(request.Act, file.Matter);
            if (!rule.Ok) return rule.Error;
            if (rule.Value.Platform || rule.Value.Applicant || rule.Value.Act == MatterAct.Submit) return CasesErrors.NoRight.With(rule.Value.Name);
            var task = TaskFor(actor, rule.Value, file.Work);
            if (!task.Ok) return task.Error;
            var moved = await mover.MoveAsync(unit, file, request.Act, new Move
            {
                Task = task.Value, Reason = Words.Clean(request.Reason), Points = [.. request.Points.Select(p => new CorrectionPoint(Words.Clean(p.MaterialId), Words.Clean(p.Text)))], Procedure = request.Procedure, ProcedureDays = request.ProcedureDays, Delivery = request.Delivery, ResultNumber = Words.Clean(request.ResultNumber),
            });
            if (moved.Ok && task.Value.HolderId == 0) (task.Value.HolderId, task.Value.HolderName) = (actor.HolderId, actor.Name);
            if (moved.Ok && task.Value.HolderId == actor.HolderId) task.Value.HolderName = actor.Name;
            return moved;
        }, cancellation);

    public Task<Result<ActOutcome>> WithdrawAsync(Actor actor, long matterId, string reason, CancellationToken cancellation) =>
        writes.RunAsync<ActOutcome>(new Act(actor, "cases.Withdraw", "matter", $"{matterId}"), async unit =>
        {
            var opened = await unit.OpenFileAsync(actor, matterId);
            if (!opened.Ok) return opened.Error;
            if (!MatterAccess.MayFill(actor, opened.Value.Matter)) return CasesErrors.NotYours;
            return await mover.MoveAsync(unit, opened.Value, MatterAct.Withdraw, new Move { Reason = Words.Clean(reason) });
        }, cancellation);

    /// <summary>The open work item by which the actor does the act, or why there is none. Who accepted a matter does not decide it (河南省政务服务中心管理办法 18).</summary>
    public static Result<WorkItem> TaskFor(Actor actor, ActRule rule, IReadOnlyList<WorkItem> work)
    {
        var fitting = work.Where(w => w.IsOpen && w.Allows(rule.Act) && actor.Can(w.Permission, w.BodyId, w.Division)).ToList();
        if (fitting.Count == 0) return CasesErrors.NoRight.With(rule.Name) with { Article = rule.Article };
        var free = fitting.Find(w => w.IsFreeFor(actor.HolderId));
        if (free is null)
        {
            var other = fitting[0];
            return other.IsWaiting ? CasesErrors.WorkWaits : CasesErrors.HeldByOther.With(other.HolderName.Length > 0 ? other.HolderName : other.SignerName.Length > 0 ? other.SignerName : "指定的经办人");
        }

        var decides = rule.Act is MatterAct.Approve or MatterAct.Reject && free.Permission == CasesPermissions.Decide.Code;
        return decides && work.Any(w => !w.IsOpen && w.Permission == CasesPermissions.Accept.Code && w.HolderId == actor.HolderId && w.Outcome.Length > 0) ? CasesErrors.DecideSeparately : free;
    }
}

using Heluo.Engines.Process;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Messages.Contracts;
using Microsoft.EntityFrameworkCore;
using Done = Heluo.Kernel.Results.Done;

namespace Heluo.Platform.Cases.Features;

/// <summary>What officials do with work items: every change goes through the process engine, so that none is lost or doubled.</summary>
internal sealed class WorkActs(Writes writes, MatterProcess process, IDirectory directory, IMessages messages, TimeProvider clock)
{
    public Task<Result<Done>> ClaimAsync(Actor actor, long workItemId, CancellationToken cancellation) =>
        ChangeAsync(actor, "cases.claim", workItemId, new WorkChange
        {
            Refusal = (item, _) => MayDo(actor, item), Input = item => new Claim(item.Task, $"{actor.HolderId}"), Names = { [actor.HolderId] = actor.Name },
        }, cancellation);

    public Task<Result<Done>> ReleaseAsync(Actor actor, long workItemId, CancellationToken cancellation) =>
        ChangeAsync(actor, "cases.release", workItemId, new WorkChange
        {
            Refusal = (item, _) => Supervises(actor, item) ? null : item.HolderId == 0 || item.HolderId == actor.HolderId ? MayDo(actor, item) : CasesErrors.HeldByOther.With(item.HolderName),
            Input = item => new Release(item.Task), Step = "退回待签收",
        }, cancellation);

    public async Task<Result<Done>> TransferAsync(Actor actor, long workItemId, long officialId, bool asDelegate, CancellationToken cancellation)
    {
        var target = await TargetAsync(officialId, cancellation);
        return await ChangeAsync(actor, asDelegate ? "cases.delegate" : "cases.transfer", workItemId, new WorkChange
        {
            Refusal = (item, _) => !asDelegate && Supervises(actor, item) ? Fit(target, item) : MayDo(actor, item) ?? Fit(target, item),
            Input = item => asDelegate ? new DelegateTo(item.Task, $"{officialId}", $"{actor.HolderId}") : new TransferTo(item.Task, $"{officialId}"),
            Names = { [actor.HolderId] = actor.Name, [officialId] = target.Name },
            Step = $"{(asDelegate ? "委托" : "转办")}给{target.Name}", Tell = officialId, Note = $"{actor.Name}{(asDelegate ? "委托" : "转办")}",
        }, cancellation);
    }

    public Task<Result<Done>> TakeBackAsync(Actor actor, long workItemId, CancellationToken cancellation) =>
        ChangeAsync(actor, "cases.take-back", workItemId, new WorkChange
        {
            Refusal = (item, _) => item.PrincipalId == 0 ? CasesErrors.NotDelegated
                : item.PrincipalId == actor.HolderId || item.SignerId == actor.HolderId || Supervises(actor, item) ? null : CasesErrors.HeldByOther.With(item.SignerName),
            Input = item => new TakeBack(item.Task), Step = "收回委托", Note = "委托已收回",
        }, cancellation);

    public async Task<Result<Done>> AddSignerAsync(Actor actor, long workItemId, long officialId, SignerOrder order, CancellationToken cancellation)
    {
        var target = await TargetAsync(officialId, cancellation);
        var place = order switch { SignerOrder.Before => SignerPlace.Before, SignerOrder.After => SignerPlace.After, _ => SignerPlace.Parallel };
        return await ChangeAsync(actor, "cases.add-signer", workItemId, new WorkChange
        {
            Refusal = (item, file) => item.IsBeside || file.Matter.Status != MatterStatus.Accepted ? CasesErrors.NoSigners
                : order == SignerOrder.After && !item.Allows(MatterAct.Pass) ? CasesErrors.NoSignerAfter : MayDo(actor, item) ?? Fit(target, item),
            Input = item => new AddSigner(item.Task, $"{officialId}", place), Step = $"加签：{target.Name}", Tell = officialId,
            Mark = added => (added.Acts, added.SignerName, added.Note) = (nameof(MatterAct.Pass), target.Name, $"{actor.Name}请您签署意见"),
        }, cancellation);
    }

    public Task<Result<Done>> RemoveSignerAsync(Actor actor, long workItemId, CancellationToken cancellation) =>
        ChangeAsync(actor, "cases.remove-signer", workItemId, new WorkChange
        {
            Refusal = (item, file) => Supervises(actor, item) || file.Open.Any(w => w.Element == item.Element && w.Id != item.Id && (w.HolderId == actor.HolderId || w.SignerId == actor.HolderId))
                ? null : CasesErrors.NotCoSigner,
            Input = item => new RemoveSigner(item.Task), Step = "减签",
        }, cancellation);

    public Task<Result<Done>> RecallAsync(Actor actor, long matterId, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "cases.recall", "matter", $"{matterId}"), async unit =>
        {
            var opened = await unit.OpenFileAsync(actor, matterId);
            if (!opened.Ok) return opened.Error;
            var file = opened.Value;
            if (Recallable(actor, file.Matter, file.Work) is not { } last) return CasesErrors.NotRecallable;
            var applied = process.Apply(unit, file, new Withdraw(last.Element), item => item.Note = "已取回");
            if (!applied.Ok) return CasesErrors.NotRecallable;
            file.Note(unit, $"取回：{last.Name}");
            file.Touch();
            return Done.Value;
        }, cancellation);

    /// <summary>The reader's own pass, when it was the last and nobody has taken what follows; null otherwise. A decision once made is not taken back.</summary>
    public static WorkItem? Recallable(Actor actor, Matter matter, IReadOnlyList<WorkItem> work)
    {
        if (matter.Status != MatterStatus.Accepted || actor.IsApplicant) return null;
        var last = work.Where(w => !w.IsOpen && !w.IsBeside).MaxBy(w => (w.ClosedAt, w.Id));
        return last is not null && last.HolderId == actor.HolderId && last.Outcome.Length > 0 && last.Permission != CasesPermissions.Accept.Code
            && work.Where(w => w.IsOpen && !w.IsBeside).All(w => w.HolderId == 0 && w.Element != last.Element) ? last : null;
    }

    private async Task<Actor> TargetAsync(long officialId, CancellationToken cancellation)
    {
        var rights = await directory.RightsOfAsync(officialId, clock.GetUtcNow().DayInChina(), cancellation);
        return new Actor { Kind = ActorKind.Official, Name = rights.Name, HolderId = officialId, Grants = rights.Grants };
    }

    private static bool Supervises(Actor actor, WorkItem item) => actor.Can(CasesPermissions.Supervise.Code, item.BodyId, item.Division);

    private static Error? Fit(Actor target, WorkItem item) => target.Can(item.Permission, item.BodyId, item.Division) ? null : CasesErrors.OfficialUnfit;

    private static Error? MayDo(Actor actor, WorkItem item)
    {
        if (!actor.Can(item.Permission, item.BodyId, item.Division)) return CasesErrors.WorkUnknown;
        if (item.IsWaiting) return CasesErrors.WorkWaits;
        return item.IsFreeFor(actor.HolderId) ? null : CasesErrors.HeldByOther.With(item.HolderName.Length > 0 ? item.HolderName : item.SignerName);
    }

    private Task<Result<Done>> ChangeAsync(Actor actor, string act, long workItemId, WorkChange change, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, act, "work-item", $"{workItemId}"), async unit =>
        {
            var matterId = await unit.Db<CasesDb>().WorkItems.Where(w => w.Id == workItemId && w.IsOpen).Select(w => (long?)w.MatterId).SingleOrDefaultAsync(cancellation);
            var opened = matterId is null ? CasesErrors.WorkUnknown : await unit.OpenFileAsync(actor, matterId.Value);
            if (!opened.Ok) return CasesErrors.WorkUnknown;
            var file = opened.Value;
            var item = file.Work.First(w => w.Id == workItemId);
            if (change.Refusal(item, file) is { } refusal) return refusal;
            var input = change.Input(item);
            var applied = item.IsBeside ? SideWork.Apply(item, input) : process.Apply(unit, file, input, change.Mark);
            if (!applied.Ok) return applied.Error;
            Name(item, change.Names);
            if (change.Note.Length > 0) item.Note = change.Note;
            if (change.Step.Length > 0) file.Note(unit, change.Step);
            if (change.Tell != 0)
                messages.Send(unit, new Notice { OfficialId = change.Tell, Title = $"{change.Step}：{file.Matter.ItemName}", Text = $"{file.Matter.Number} {actor.Name}", Link = $"/work/matters/{matterId}" });
            file.Content.Version++;
            return Done.Value;
        }, cancellation);

    private static void Name(WorkItem item, Dictionary<long, string> names)
    {
        item.SignerName = names.GetValueOrDefault(item.SignerId, item.SignerName);
        item.HolderName = names.GetValueOrDefault(item.HolderId, item.HolderName);
        item.PrincipalName = names.GetValueOrDefault(item.PrincipalId, item.PrincipalName);
    }

    /// <summary>One change of a work item: why not, what the engine is told, and what is written about it.</summary>
    private sealed class WorkChange
    {
        public required Func<WorkItem, MatterFile, Error?> Refusal { get; init; }
        public required Func<WorkItem, ApprovalAct> Input { get; init; }
        public Dictionary<long, string> Names { get; } = [];
        public Action<WorkItem>? Mark { get; init; }
        public string Step { get; init; } = "";
        public string Note { get; init; } = "";
        public long Tell { get; init; }
    }
}

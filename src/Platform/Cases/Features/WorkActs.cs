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

/// <summary>What officials do with work items, and how people remind and comment.</summary>
internal sealed class WorkActs(Writes writes, MatterProcess process, IDirectory directory, IMessages messages, TimeProvider clock)
{
    public Task<Result<Done>> ClaimAsync(Actor actor, long workItemId, CancellationToken cancellation) =>
        ChangeAsync(actor, "cases.claim", workItemId, (item, _) => new Claim(item.Task, $"{actor.HolderId}"), item => item.HolderName = actor.Name, "", cancellation);

    public Task<Result<Done>> ReleaseAsync(Actor actor, long workItemId, CancellationToken cancellation) =>
        ChangeAsync(actor, "cases.release", workItemId, (item, _) => new Release(item.Task, $"{actor.HolderId}"), item => item.HolderName = "", "退回待签收", cancellation);

    public async Task<Result<Done>> TransferAsync(Actor actor, long workItemId, long officialId, bool asDelegate, CancellationToken cancellation)
    {
        var rights = await directory.RightsOfAsync(officialId, clock.GetUtcNow().DayInChina(), cancellation);
        var target = new Actor { Kind = ActorKind.Official, Name = rights.Name, HolderId = officialId, Grants = rights.Grants };
        return await ChangeAsync(
            actor, asDelegate ? "cases.delegate" : "cases.transfer", workItemId,
            (item, _) => !target.Can(item.Permission, item.BodyId, item.Division) ? null
                : asDelegate ? new DelegateTo(item.Task, $"{officialId}", $"{actor.HolderId}") : new TransferTo(item.Task, $"{officialId}", $"{actor.HolderId}"),
            item => item.HolderName = target.Name, $"{(asDelegate ? "委托" : "转办")}给{target.Name}", cancellation);
    }

    public Task<Result<Done>> UrgeAsync(Actor actor, long matterId, string text, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "cases.urge", "matter", $"{matterId}"), async unit =>
        {
            var db = unit.Db<CasesDb>();
            var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == matterId, cancellation);
            if (matter is null || !MatterAccess.MaySee(actor, matter)) return CasesErrors.NotFound;
            if (matter.EndedAt is not null || matter.Status == MatterStatus.Draft) return CasesErrors.NotOpen.With(Words.Of(matter.Status));
            var today = unit.Now.DayInChina();
            if (actor.IsApplicant && matter.UrgedOn == today) return CasesErrors.UrgedToday;
            if (actor.IsApplicant) matter.UrgedOn = today;
            foreach (var item in await db.WorkItems.Where(w => w.MatterId == matterId && w.IsOpen).ToListAsync(cancellation))
            {
                item.Urged++;
                if (item.HolderId != 0)
                    messages.Send(unit, new Notice { OfficialId = item.HolderId, Title = $"催办：{matter.ItemName}", Text = $"{matter.Number} {text}".Trim(), Link = $"/work/matters/{matterId}" });
            }

            db.Steps.Add(new MatterStep { Id = unit.NextId(), MatterId = matterId, At = unit.Now, Title = "催办", ById = actor.HolderId, ByName = actor.Name, Text = Cut(text) });
            matter.Version++;
            return Done.Value;
        }, cancellation);

    public Task<Result<Done>> CommentAsync(Actor actor, long matterId, string text, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "cases.comment", "matter", $"{matterId}"), async unit =>
        {
            var db = unit.Db<CasesDb>();
            var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == matterId, cancellation);
            if (matter is null || actor.IsApplicant || !MatterAccess.MaySee(actor, matter)) return CasesErrors.NotFound;
            if (string.IsNullOrWhiteSpace(text)) return CasesErrors.ReasonNeeded;
            db.Steps.Add(new MatterStep { Id = unit.NextId(), MatterId = matterId, At = unit.Now, Title = "内部意见", ById = actor.HolderId, ByName = actor.Name, Text = Cut(text), IsInternal = true });
            return Done.Value;
        }, cancellation);

    private Task<Result<Done>> ChangeAsync(
        Actor actor, string act, long workItemId, Func<WorkItem, Matter, ProcessInput?> input, Action<WorkItem> after, string step, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, act, "work-item", $"{workItemId}"), async unit =>
        {
            var db = unit.Db<CasesDb>();
            var item = await db.WorkItems.SingleOrDefaultAsync(w => w.Id == workItemId && w.IsOpen, cancellation);
            if (item is null) return CasesErrors.WorkUnknown;
            var supervises = actor.Can(CasesPermissions.Supervise.Code, item.BodyId, item.Division);
            if (!actor.Can(item.Permission, item.BodyId, item.Division) && !supervises) return CasesErrors.WorkUnknown;
            if (item.HolderId != 0 && item.HolderId != actor.HolderId && !supervises) return CasesErrors.HeldByOther.With(item.HolderName);
            var matter = await db.Matters.SingleAsync(m => m.Id == item.MatterId, cancellation);
            var content = await db.Contents.SingleAsync(c => c.Id == item.MatterId, cancellation);
            if (input(item, matter) is not { } change) return CasesErrors.OfficialUnfit;
            var applied = await process.ApplyAsync(unit, db, matter, content, change);
            if (!applied.Ok) return applied.Error;
            after(item);
            if (step.Length > 0) db.Steps.Add(new MatterStep { Id = unit.NextId(), MatterId = matter.Id, At = unit.Now, Title = step, ById = actor.HolderId, ByName = actor.Name, IsInternal = true });
            content.Version++;
            return Done.Value;
        }, cancellation);

    private static string Cut(string text) => text.Length > 2000 ? text[..2000] : text.Trim();
}

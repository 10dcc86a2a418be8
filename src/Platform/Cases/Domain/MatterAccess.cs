using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Domain;

/// <summary>Who may see and touch a matter.</summary>
internal static class MatterAccess
{
    private static readonly string[] Handling = [CasesPermissions.View.Code, CasesPermissions.Supervise.Code];

    /// <summary>The applicant, an official whose posts reach the body, or the clerk who fills it in at a window.</summary>
    public static bool MaySee(Actor actor, Matter matter) => actor.IsApplicant
        ? matter.HolderId == actor.HolderId
        : Handling.Any(p => actor.Can(p, matter.BodyId, matter.Division)) && (matter.Status != MatterStatus.Draft || matter.Channel == MatterChannel.Window);

    /// <summary>Whoever may see the matter by her posts, or has or may claim an open work item of it: a process may ask another body (<c>heluo:body</c>).</summary>
    public static bool MaySee(Actor actor, Matter matter, IEnumerable<WorkItem> work) => MaySee(actor, matter) || (!actor.IsApplicant && work.Any(w => IsFor(actor, w)));

    /// <summary>The same where the work items are not loaded yet.</summary>
    public static async Task<bool> MaySeeAsync(this CasesDb db, Actor actor, Matter matter, CancellationToken cancellation) => MaySee(actor, matter)
        || (!actor.IsApplicant && MaySee(actor, matter, await db.WorkItems.Where(w => w.MatterId == matter.Id && w.IsOpen).ToListAsync(cancellation)));

    private static bool IsFor(Actor actor, WorkItem item) => item.IsOpen && (item.HolderId == 0 || item.HolderId == actor.HolderId)
        && (item.SignerId == 0 || item.SignerId == actor.HolderId) && actor.Can(item.Permission, item.BodyId, item.Division);

    /// <summary>The applicant, or a window clerk of the body for what was begun at a window.</summary>
    public static bool MayFill(Actor actor, Matter matter) => actor.IsApplicant
        ? matter.HolderId == actor.HolderId
        : matter.Channel == MatterChannel.Window && actor.Can(CasesPermissions.Intake.Code, matter.BodyId, matter.Division);

    /// <summary>The matter with its work items for an act of somebody who may see it; what the actor may not see does not exist for her.</summary>
    public static async Task<Result<MatterFile>> OpenFileAsync(this CasesDb db, Actor actor, long matterId, CancellationToken cancellation)
    {
        var file = await MatterFile.LoadAsync(db, matterId, cancellation);
        return file is null || !MaySee(actor, file.Matter, file.Work) ? CasesErrors.NotFound : file;
    }

    /// <summary>The matter for filling in, or why not. What the actor may not see does not exist for her.</summary>
    public static async Task<Result<Matter>> OpenForFillingAsync(this CasesDb db, Actor actor, long matterId, CancellationToken cancellation)
    {
        var matter = await CasesDb.FindMatter(db, matterId);
        if (matter is null || !MaySee(actor, matter)) return CasesErrors.NotFound;
        cancellation.ThrowIfCancellationRequested();
        if (!MayFill(actor, matter)) return CasesErrors.NotYours;
        return matter.IsOpenToApplicant ? matter : CasesErrors.NotOpen.With(Words.Of(matter.Status));
    }

    /// <summary>The same for a material: one that was promised for later (容缺后补) may still come until the matter ends.</summary>
    public static async Task<Result<Matter>> OpenForMaterialAsync(this CasesDb db, Actor actor, long matterId, string materialId, CancellationToken cancellation)
    {
        var opened = await db.OpenForFillingAsync(actor, matterId, cancellation);
        if (opened.Ok || opened.Error.Code != CasesErrors.NotOpen.Code) return opened;
        var matter = await db.Matters.SingleAsync(m => m.Id == matterId, cancellation);
        if (matter.EndedAt is not null) return opened;
        var tolerated = await db.Contents.Where(c => c.Id == matterId).Select(c => c.Tolerated).SingleAsync(cancellation);
        return (JsonSerializer.Deserialize<List<string>>(tolerated, JsonSerializerOptions.Web) ?? []).Contains(materialId) ? matter : opened;
    }
}

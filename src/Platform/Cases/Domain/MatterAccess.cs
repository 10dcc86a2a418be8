using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
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
    public static async Task<Result<MatterFile>> OpenFileAsync(this Unit unit, Actor actor, long matterId, bool withAttachments = false) =>
        Shown(actor, await MatterFile.LoadAsync(unit, matterId, withAttachments));

    /// <summary>The same to be shown.</summary>
    public static async Task<Result<MatterFile>> OpenFileAsync(this CasesDb db, Actor actor, long matterId, CancellationToken cancellation) =>
        Shown(actor, await MatterFile.ReadAsync(db, matterId, cancellation));

    /// <summary>The matter for filling in, or why not. What the actor may not see does not exist for her.</summary>
    public static async Task<Result<Matter>> OpenForFillingAsync(this Unit unit, Actor actor, long matterId) => ForFilling(actor, await unit.Rows<CasesDb, Matter>().FindAsync(matterId));

    /// <summary>The same to be judged before an act.</summary>
    public static async Task<Result<Matter>> OpenForFillingAsync(this CasesDb db, Actor actor, long matterId) => ForFilling(actor, await CasesDb.FindMatter(db, matterId));

    /// <summary>Refuses a file unless the matter is open for filling in, or the material was promised for later (容缺后补) and the matter has not ended.</summary>
    public static Error? RefuseMaterial(Actor actor, Matter? matter, MatterContent? content, string materialId)
    {
        var opened = ForFilling(actor, matter);
        if (opened.Ok) return null;
        if (opened.Error.Code != CasesErrors.NotOpen.Code || matter!.EndedAt is not null) return opened.Error;
        return (JsonSerializer.Deserialize<List<string>>(content!.Tolerated, JsonSerializerOptions.Web) ?? []).Contains(materialId) ? null : opened.Error;
    }

    private static Result<MatterFile> Shown(Actor actor, MatterFile? file) => file is null || !MaySee(actor, file.Matter, file.Work) ? CasesErrors.NotFound : file;

    private static Result<Matter> ForFilling(Actor actor, Matter? matter)
    {
        if (matter is null || !MaySee(actor, matter)) return CasesErrors.NotFound;
        if (!MayFill(actor, matter)) return CasesErrors.NotYours;
        return matter.IsOpenToApplicant ? matter : CasesErrors.NotOpen.With(Words.Of(matter.Status));
    }
}

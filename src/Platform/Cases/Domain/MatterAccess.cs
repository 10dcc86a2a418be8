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

    /// <summary>The applicant, or a window clerk of the body for what was begun at a window.</summary>
    public static bool MayFill(Actor actor, Matter matter) => actor.IsApplicant
        ? matter.HolderId == actor.HolderId
        : matter.Channel == MatterChannel.Window && actor.Can(CasesPermissions.Intake.Code, matter.BodyId, matter.Division);

    /// <summary>The matter for filling in, or why not. What the actor may not see does not exist for her.</summary>
    public static async Task<Result<Matter>> OpenForFillingAsync(this CasesDb db, Actor actor, long matterId, CancellationToken cancellation)
    {
        var matter = await db.Matters.SingleOrDefaultAsync(m => m.Id == matterId, cancellation);
        if (matter is null || !MaySee(actor, matter)) return CasesErrors.NotFound;
        if (!MayFill(actor, matter)) return CasesErrors.NotYours;
        return matter.IsOpenToApplicant ? matter : CasesErrors.NotOpen.With(Words.Of(matter.Status));
    }
}

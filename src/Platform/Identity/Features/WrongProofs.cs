using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Features;

/// <summary>
/// A wrong old password or code at an open session counts like a failed sign-in (GB/T 22239 身份鉴别 b): somebody else may sit there. Locking ends every session of the account.
/// </summary>
internal sealed class WrongProofs(Writes writes, Sessions sessions, IOptions<IdentityOptions> options)
{
    /// <summary>Counts one, and yields what to say: the refusal, or that the account is locked now.</summary>
    public async Task<Error> CountAsync(Actor actor, string act, Error refusal, CancellationToken cancellation)
    {
        var counted = await writes.RunAsync<Counted>(new Act(actor, act, "account", $"{actor.Id}"), async unit =>
        {
            var db = unit.Db<IdentityDb>();
            var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, cancellation);
            account.RecordFailure(options.Value, unit.Now);
            unit.Facts["refusal"] = refusal.Code;
            if (!account.IsLocked(unit.Now)) return new Counted(refusal);
            foreach (var session in await db.Sessions.Where(s => s.AccountId == account.Id && s.EndedAt == null).ToListAsync(cancellation)) session.EndedAt = unit.Now;
            return new Counted(UnknownLogins.Locked(account.LockedUntil!.Value, unit.Now));
        }, cancellation);
        sessions.Forget(actor.Id);
        return counted.Ok ? counted.Value.Refusal : counted.Error;
    }

    /// <summary>A refusal whose count is saved, so the act itself succeeds.</summary>
    private sealed record Counted(Error Refusal);
}

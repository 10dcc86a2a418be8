using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Identity.Features;

/// <summary>Ends one session, or all of an account.</summary>
internal sealed class SignOut(Writes writes, Sessions sessions)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, long? onlySession, CancellationToken cancellation)
    {
        var ended = await writes.RunAsync<Done>(new Act(actor, onlySession is null ? "identity.sign-out-everywhere" : "identity.sign-out", "account", $"{actor.Id}"), async unit =>
        {
            var open = await unit.Db<IdentityDb>().Sessions
                .Where(s => s.AccountId == actor.Id && s.EndedAt == null && (onlySession == null || s.Id == onlySession)).ToListAsync(cancellation);
            foreach (var session in open) session.EndedAt = unit.Now;
            return Done.Value;
        }, cancellation);
        sessions.Forget(actor.Id);
        return ended;
    }
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Features;

/// <summary>Changes the own password after the old one was given; all other sessions end.</summary>
internal sealed class ChangePassword(Writes writes, Sessions sessions, IOptions<IdentityOptions> options)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, string oldPassword, string newPassword, long session, CancellationToken cancellation)
    {
        var changed = await writes.RunAsync<Done>(new Act(actor, "identity.change-password", "account", $"{actor.Id}"), async unit =>
        {
            var db = unit.Db<IdentityDb>();
            var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == actor.Id, cancellation);
            if (account is null) return IdentityErrors.NoAccount;
            if (!account.Matches(oldPassword)) return IdentityErrors.WrongPassword;
            var set = account.SetPassword(newPassword, options.Value, unit.Now);
            if (!set.Ok) return set.Error;
            foreach (var other in await db.Sessions.Where(s => s.AccountId == actor.Id && s.EndedAt == null && s.Id != session).ToListAsync(cancellation)) other.EndedAt = unit.Now;
            return Done.Value;
        }, cancellation);
        sessions.Forget(actor.Id);
        return changed;
    }
}

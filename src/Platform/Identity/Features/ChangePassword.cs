using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Features;

/// <summary>Changes the own password after the old one was given, or sets it after a code was sent to the telephone; other sessions end.</summary>
internal sealed class ChangePassword(Writes writes, ModuleDbFactory<IdentityDb> databases, Sessions sessions, WrongProofs wrong, IOptions<IdentityOptions> options)
{
    private const string Name = "identity.change-password";

    public async Task<Result<Done>> HandleAsync(Actor actor, string oldPassword, string newPassword, long session, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == actor.Id, cancellation);
        if (account is null) return IdentityErrors.NoAccount;
        if (oldPassword.Length > 128 || !account.Matches(oldPassword)) return await wrong.CountAsync(actor, Name, IdentityErrors.WrongPassword, cancellation);
        return await SetAsync(actor, account, newPassword, session, cancellation);
    }

    /// <summary>Sets a password for somebody who proved otherwise who she is; all sessions end and a lock is lifted.</summary>
    public async Task<Result<Done>> ResetAsync(Actor actor, long accountId, string newPassword, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, cancellation);
        return account is null ? IdentityErrors.NoAccount : await SetAsync(actor, account, newPassword, 0, cancellation);
    }

    /// <summary>What stands against a new password of this account; null when nothing.</summary>
    public async Task<Error?> FaultAsync(long accountId, string password, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, cancellation);
        return account is null ? IdentityErrors.NoAccount : Fault(account, password);
    }

    private Error? Fault(Account account, string password) => Account.PasswordFault(password, account.Login, options.Value)
        ?? (account.UsedBefore(password) ? IdentityErrors.PasswordReused.With(options.Value.PasswordHistory) : null);

    private async Task<Result<Done>> SetAsync(Actor actor, Account account, string password, long session, CancellationToken cancellation)
    {
        if (Fault(account, password) is { } fault) return await RefuseAsync(actor, fault, cancellation);
        var hash = Account.HashOf(password);
        var changed = await writes.RunAsync<Done>(new Act(actor, Name, "account", $"{account.Id}"), async unit =>
        {
            var db = unit.Db<IdentityDb>();
            var current = await db.Accounts.SingleAsync(a => a.Id == account.Id, cancellation);
            if (current.PasswordHash != account.PasswordHash) return IdentityErrors.WrongPassword;
            current.ChangeTo(hash, options.Value, unit.Now);
            foreach (var other in await db.Sessions.Where(s => s.AccountId == account.Id && s.EndedAt == null && s.Id != session).ToListAsync(cancellation)) other.EndedAt = unit.Now;
            return Done.Value;
        }, cancellation);
        sessions.Forget(account.Id);
        return changed;
    }

    private Task<Result<Done>> RefuseAsync(Actor actor, Error refusal, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, Name, "account", $"{actor.Id}"), _ => Task.FromResult<Result<Done>>(refusal), cancellation);
}

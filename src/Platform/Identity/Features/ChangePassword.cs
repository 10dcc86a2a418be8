using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Features;

/// <summary>Changes the own password after the old one was given, or sets it after a code was sent to the telephone; other sessions end.</summary>
internal sealed class ChangePassword(Writes writes, ModuleDbFactory<IdentityDb> databases, Sessions sessions, IOptions<IdentityOptions> options)
{
    public async Task<Result<Done>> HandleAsync(Actor actor, string oldPassword, string newPassword, long session, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == actor.Id, cancellation);
        if (account is null) return IdentityErrors.NoAccount;
        if (oldPassword.Length > 128 || !account.Matches(oldPassword)) return await CountWrongAsync(actor, cancellation);
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
        var changed = await writes.RunAsync<Done>(new Act(actor, "identity.change-password", "account", $"{account.Id}"), async unit =>
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

    /// <summary>A wrong old password counts like a failed sign-in (GB/T 22239 身份鉴别 b): somebody else may sit at an open session. Locking ends every session.</summary>
    private async Task<Result<Done>> CountWrongAsync(Actor actor, CancellationToken cancellation)
    {
        var counted = await writes.RunAsync<Refusal>(new Act(actor, "identity.change-password", "account", $"{actor.Id}"), async unit =>
        {
            var db = unit.Db<IdentityDb>();
            var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, cancellation);
            account.RecordFailure(options.Value, unit.Now);
            unit.Facts["refusal"] = IdentityErrors.WrongPassword.Code;
            if (!account.IsLocked(unit.Now)) return new Refusal(IdentityErrors.WrongPassword);
            foreach (var session in await db.Sessions.Where(s => s.AccountId == account.Id && s.EndedAt == null).ToListAsync(cancellation)) session.EndedAt = unit.Now;
            return new Refusal(UnknownLogins.Locked(account.LockedUntil!.Value, unit.Now));
        }, cancellation);
        sessions.Forget(actor.Id);
        return counted.Ok ? counted.Value.Error : counted.Error;
    }

    private Task<Result<Done>> RefuseAsync(Actor actor, Error refusal, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, "identity.change-password", "account", $"{actor.Id}"), _ => Task.FromResult<Result<Done>>(refusal), cancellation);

    /// <summary>A refusal whose count is saved.</summary>
    private sealed record Refusal(Error Error);
}

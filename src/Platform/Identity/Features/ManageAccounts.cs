using System.Security.Cryptography;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Identity.Features;

/// <summary>
/// Accounts of officials in the hands of the security administrator (GB/T 22239 level 3, 访问控制 a–d): opened for one person each, with a password that must be changed first, unlocked, stopped.
/// Nobody manages her own.
/// </summary>
internal sealed class ManageAccounts(Writes writes, ModuleDbFactory<IdentityDb> databases, Sessions sessions, IDirectory directory)
{
    private const int PasswordLength = 12;
    private static readonly string[] Classes = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789", "#%+=?@"];

    /// <summary>Opens an account under the official's staff number; yields the first password, which is told once.</summary>
    public async Task<Result<string>> OpenAsync(Actor actor, long officialId, CancellationToken cancellation)
    {
        if (await directory.OfficialAsync(officialId, cancellation) is not { } official) return IdentityErrors.NoAccount;
        var login = official.StaffNumber.Trim().ToUpperInvariant();
        var (password, hash) = FirstPassword();
        return await writes.RunAsync<string>(new Act(actor, "identity.open-account", "official", $"{officialId}"), async unit =>
        {
            if (Refusal(actor, official) is { } no) return no;
            if (!official.InOffice) return IdentityErrors.OfficialGone;
            var db = unit.Db<IdentityDb>();
            if (await db.Accounts.AnyAsync(a => a.OfficialId == officialId, cancellation)) return IdentityErrors.AccountExists;
            if (await db.Accounts.AnyAsync(a => a.Login == login, cancellation)) return IdentityErrors.LoginTaken.With(official.StaffNumber);
            var account = new Account { Id = unit.NextId(), Kind = AccountKind.Official, Login = login, OfficialId = officialId, CreatedAt = unit.Now };
            account.SetHash(hash, unit.Now);
            account.MustChangePassword = true;
            db.Accounts.Add(account);
            return password;
        }, cancellation);
    }

    /// <summary>Sets a new first password; a lock is lifted and all sessions end.</summary>
    public async Task<Result<string>> ResetPasswordAsync(Actor actor, long officialId, CancellationToken cancellation)
    {
        var (password, hash) = FirstPassword();
        var done = await ChangeAsync(actor, "identity.reset-password", officialId, endsSessions: true, (account, now) =>
        {
            account.SetHash(hash, now);
            account.MustChangePassword = true;
        }, cancellation);
        return done.Map(_ => password);
    }

    public Task<Result<Done>> UnlockAsync(Actor actor, long officialId, CancellationToken cancellation) =>
        ChangeAsync(actor, "identity.unlock", officialId, endsSessions: false, (account, _) => account.Unlock(), cancellation);

    /// <summary>Somebody lost the telephone: the factor is dropped and set up anew.</summary>
    public Task<Result<Done>> DropSecondFactorAsync(Actor actor, long officialId, CancellationToken cancellation) =>
        ChangeAsync(actor, "identity.drop-second-factor", officialId, endsSessions: true, (account, _) => account.TotpSecret = null, cancellation);

    /// <summary>A stopped account signs nobody in.</summary>
    public Task<Result<Done>> SetActiveAsync(Actor actor, long officialId, bool active, CancellationToken cancellation) =>
        ChangeAsync(actor, active ? "identity.start-account" : "identity.stop-account", officialId, endsSessions: !active, (account, _) => account.Active = active, cancellation);

    /// <summary>The account of an official; null when there is none.</summary>
    public async Task<Account?> FindAsync(long officialId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Accounts.FirstOrDefaultAsync(a => a.OfficialId == officialId, cancellation);
    }

    public static bool May(Actor actor, OfficialCard official) => actor.Can(IdentityPermissions.Manage.Code, official.Body.Id, official.Body.Division);

    private static Error? Refusal(Actor actor, OfficialCard official) =>
        !May(actor, official) ? IdentityErrors.NotYourOfficial : actor.HolderId == official.Id ? IdentityErrors.Oneself : null;

    private async Task<Result<Done>> ChangeAsync(Actor actor, string act, long officialId, bool endsSessions, Action<Account, DateTimeOffset> change, CancellationToken cancellation)
    {
        if (await directory.OfficialAsync(officialId, cancellation) is not { } official) return IdentityErrors.NoAccount;
        long accountId = 0;
        var changed = await writes.RunAsync<Done>(new Act(actor, act, "official", $"{officialId}"), async unit =>
        {
            if (Refusal(actor, official) is { } no) return no;
            var db = unit.Db<IdentityDb>();
            var account = await db.Accounts.SingleOrDefaultAsync(a => a.OfficialId == officialId, cancellation);
            if (account is null) return IdentityErrors.NoAccount;
            accountId = account.Id;
            change(account, unit.Now);
            if (!endsSessions) return Done.Value;
            foreach (var session in await db.Sessions.Where(s => s.AccountId == account.Id && s.EndedAt == null).ToListAsync(cancellation)) session.EndedAt = unit.Now;
            return Done.Value;
        }, cancellation);
        if (changed.Ok) sessions.Forget(accountId);
        return changed;
    }

    /// <summary>All four classes, without signs that look alike; hashed outside the lane.</summary>
    private static (string Password, string Hash) FirstPassword()
    {
        var all = string.Concat(Classes);
        var signs = (Classes.Select(c => RandomNumberGenerator.GetString(c, 1)).Aggregate(string.Concat) + RandomNumberGenerator.GetString(all, PasswordLength - Classes.Length)).ToCharArray();
        RandomNumberGenerator.Shuffle(signs.AsSpan());
        var password = new string(signs);
        return (password, Account.HashOf(password));
    }
}

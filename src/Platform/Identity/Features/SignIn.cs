using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OtpNet;

namespace Heluo.Platform.Identity.Features;

/// <summary>
/// Signs somebody in; officials with a second factor need its code too. Failures are counted and lock the account; a login that does not exist is answered alike.
/// </summary>
internal sealed class SignIn(
    Writes writes, ModuleDbFactory<IdentityDb> databases, IDirectory directory, UnknownLogins unknown, IOptions<IdentityOptions> options, IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan TicketLives = TimeSpan.FromMinutes(5);

    public sealed record Request(string? Login, string? Password, string? Code = null);

    /// <summary>Where a sign-in comes from.</summary>
    public sealed record Source(string Address, string Agent);

    /// <param name="Token">Session token, given to the holder once.</param>
    /// <param name="Account">The account.</param>
    /// <param name="MustChangePassword">The first thing to do is to change the password.</param>
    public sealed record Answer(string Token, AccountKind Account, bool MustChangePassword);

    public async Task<Result<Answer>> HandleAsync(Request request, Source source, CancellationToken cancellation)
    {
        var login = (request.Login ?? "").Trim().ToUpperInvariant();
        if (login.Length is 0 or > 64 || request.Password is not { Length: <= 128 }) return IdentityErrors.WrongLogin;
        var account = await FindAsync(a => a.Login == login, cancellation);
        if (account is null)
        {
            Account.PretendToMatch(request.Password);
            return await RefuseAsync(unknown.Refuse(login, clock.GetUtcNow()), login, source, cancellation);
        }

        // whoever left office has no account any more, though nobody stopped it (GB/T 22239 访问控制 c)
        var left = account.Kind == AccountKind.Official && (await directory.OfficialAsync(account.OfficialId, cancellation))?.InOffice != true;

        // the slow comparison happens before the lane; the lane looks again whether anything changed meanwhile
        var matches = !account.IsLocked(clock.GetUtcNow()) && account.Matches(request.Password);
        return await OpenAsync(account.Id, source, (now, current) =>
        {
            if (current.IsLocked(now)) return UnknownLogins.Locked(current.LockedUntil!.Value, now);
            if (!matches || current.PasswordHash != account.PasswordHash) return IdentityErrors.WrongLogin;
            return left ? IdentityErrors.Inactive : Barred(current) ?? (current.TotpSecret is null ? null : JudgeCode(current, request.Code, now));
        }, cancellation);
    }

    /// <summary>After the password was right: a sealed note of five minutes with which the code may follow.</summary>
    public async Task<string> TicketAsync(string login, CancellationToken cancellation)
    {
        var clean = login.Trim().ToUpperInvariant();
        var account = await FindAsync(a => a.Login == clean, cancellation);
        return Sealer.Protect($"{account?.Id}", clock.GetUtcNow() + TicketLives);
    }

    /// <summary>The second step: the code for a sealed note.</summary>
    public async Task<Result<Answer>> ConfirmAsync(string ticket, string code, Source source, CancellationToken cancellation)
    {
        if (Unseal(ticket) is not { } id) return IdentityErrors.TicketExpired;
        return await OpenAsync(id, source, (now, current) =>
            current.IsLocked(now) ? UnknownLogins.Locked(current.LockedUntil!.Value, now) : Barred(current) ?? (current.TotpSecret is null ? null : JudgeCode(current, code, now)), cancellation);
    }

    private ITimeLimitedDataProtector Sealer => protection.CreateProtector("identity.ticket").ToTimeLimitedDataProtector();

    private long? Unseal(string ticket)
    {
        try
        {
            return long.TryParse(Sealer.Unprotect(ticket), out var id) ? id : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // forged or too old: both are answered alike
        }
    }

    private async Task<Result<Answer>> OpenAsync(long accountId, Source source, Func<DateTimeOffset, Account, Error?> judge, CancellationToken cancellation)
    {
        var actor = Actor.Nobody with { Address = source.Address };
        var judged = await writes.RunAsync<Judgement>(new Act(actor, "identity.sign-in", "account", $"{accountId}"), async unit =>
        {
            var db = unit.Db<IdentityDb>();
            var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, cancellation);
            if (account is null) return IdentityErrors.WrongLogin;
            var refusal = judge(unit.Now, account);
            if (refusal is not null)
            {
                // saved although refused: the failure counts
                if (refusal == IdentityErrors.WrongLogin || refusal == IdentityErrors.WrongCode) account.RecordFailure(options.Value, unit.Now);
                unit.Facts["refusal"] = refusal.Code;
                return new Judgement(refusal, null);
            }

            account.Unlock();
            return new Judgement(null, Open(unit, db, account, source));
        }, cancellation);
        return !judged.Ok ? judged.Error : judged.Value.Refusal is { } no ? no : judged.Value.Answer!;
    }

    private async Task<Result<Answer>> RefuseAsync(Error refusal, string login, Source source, CancellationToken cancellation)
    {
        var audited = await writes.RunAsync<Answer>(
            new Act(Actor.Nobody with { Address = source.Address }, "identity.sign-in", "account", login), _ => Task.FromResult<Result<Answer>>(refusal), cancellation);
        return audited;
    }

    private Error? Barred(Account account) => !account.Active ? IdentityErrors.Inactive
        : account.Demo && !options.Value.AllowDemoAccounts ? IdentityErrors.DemoRefused : null;

    private Error? JudgeCode(Account account, string? code, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(code)) return IdentityErrors.CodeNeeded;
        var secret = Base32Encoding.ToBytes(protection.CreateProtector("identity.totp").Unprotect(account.TotpSecret!));
        if (!new Totp(secret).VerifyTotp(now.UtcDateTime, code.Trim(), out var step, VerificationWindow.RfcSpecifiedNetworkDelay) || step <= account.TotpStep) return IdentityErrors.WrongCode;
        account.TotpStep = step;
        return null;
    }

    private Answer Open(Unit unit, IdentityDb db, Account account, Source source)
    {
        var token = Session.NewToken();
        var idle = account.Kind == AccountKind.Official ? options.Value.OfficialIdle : options.Value.ApplicantIdle;
        db.Sessions.Add(new Session
        {
            Id = unit.NextId(), TokenHash = Session.HashOf(token), AccountId = account.Id, BeganAt = unit.Now, SeenAt = unit.Now, EndsAt = unit.Now + idle,
            Address = source.Address, Agent = source.Agent.Length > 200 ? source.Agent[..200] : source.Agent, SecondFactor = account.TotpSecret is not null,
        });
        return new Answer(token, account.Kind, account.MustRenew(options.Value, unit.Now));
    }

    private async Task<Account?> FindAsync(System.Linq.Expressions.Expression<Func<Account, bool>> which, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Accounts.SingleOrDefaultAsync(which, cancellation);
    }

    private sealed record Judgement(Error? Refusal, Answer? Answer);
}

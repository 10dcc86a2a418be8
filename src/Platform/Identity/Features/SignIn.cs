using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using OtpNet;

namespace Heluo.Platform.Identity.Features;

/// <summary>Signs somebody in; officials with a second factor need its code too. Failures are counted and lock the account.</summary>
internal sealed class SignIn(Writes writes, IOptions<IdentityOptions> options, IDataProtectionProvider protection)
{
    public sealed record Request(string Login, string Password, string? Code = null);

    /// <param name="Token">Session token, given to the holder once.</param>
    /// <param name="Account">The account.</param>
    /// <param name="MustChangePassword">The first thing to do is to change the password.</param>
    public sealed record Answer(string Token, AccountKind Account, bool MustChangePassword);

    public async Task<Result<Answer>> HandleAsync(Request request, string address, string agent, CancellationToken cancellation)
    {
        var login = request.Login.Trim().ToUpperInvariant();
        var actor = Actor.Nobody with { Address = address };
        var judged = await writes.RunAsync<Judgement>(new Act(actor, "identity.sign-in", "account", login), async unit =>
        {
            var db = unit.Db<IdentityDb>();
            var account = await db.Accounts.SingleOrDefaultAsync(a => a.Login == login, cancellation);
            var refusal = Judge(account, request, unit.Now);
            if (account is null) return refusal!;
            unit.SubjectId = account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (refusal is not null)
            {
                // saved although refused: the failure counts
                if (refusal == IdentityErrors.WrongLogin || refusal == IdentityErrors.WrongCode) account.RecordFailure(options.Value, unit.Now);
                unit.Facts["refusal"] = refusal.Code;
                return new Judgement(refusal, null);
            }

            account.Unlock();
            return new Judgement(null, Open(unit, db, account, address, agent));
        }, cancellation);
        return !judged.Ok ? judged.Error : judged.Value.Refusal is { } no ? no : judged.Value.Answer!;
    }

    private Error? Judge(Account? account, Request request, DateTimeOffset now)
    {
        if (account is null) return IdentityErrors.WrongLogin;
        if (account.IsLocked(now)) return IdentityErrors.Locked.With(account.LockedUntil!.Value.InChina().ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        if (!account.Matches(request.Password)) return IdentityErrors.WrongLogin;
        if (!account.Active) return IdentityErrors.Inactive;
        if (account.Demo && !options.Value.AllowDemoAccounts) return IdentityErrors.DemoRefused;
        if (account.TotpSecret is null) return null;
        if (string.IsNullOrWhiteSpace(request.Code)) return IdentityErrors.CodeNeeded;
        var secret = Base32Encoding.ToBytes(protection.CreateProtector("identity.totp").Unprotect(account.TotpSecret));
        return new Totp(secret).VerifyTotp(now.UtcDateTime, request.Code.Trim(), out _, VerificationWindow.RfcSpecifiedNetworkDelay) ? null : IdentityErrors.WrongCode;
    }

    private Answer Open(Unit unit, IdentityDb db, Account account, string address, string agent)
    {
        var token = Session.NewToken();
        var idle = account.Kind == AccountKind.Official ? options.Value.OfficialIdle : options.Value.ApplicantIdle;
        db.Sessions.Add(new Session
        {
            Id = unit.NextId(), TokenHash = Session.HashOf(token), AccountId = account.Id, BeganAt = unit.Now, SeenAt = unit.Now, EndsAt = unit.Now + idle,
            Address = address, Agent = agent.Length > 200 ? agent[..200] : agent, SecondFactor = account.TotpSecret is not null,
        });
        var old = account.Kind == AccountKind.Official && unit.Now - account.PasswordChangedAt > TimeSpan.FromDays(options.Value.PasswordDays);
        return new Answer(token, account.Kind, !account.Demo && (account.MustChangePassword || old));
    }

    private sealed record Judgement(Error? Refusal, Answer? Answer);
}

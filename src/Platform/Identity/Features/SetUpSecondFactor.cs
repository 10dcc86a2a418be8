using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;

namespace Heluo.Platform.Identity.Features;

/// <summary>Sets up the second factor (RFC 6238, 6 digits, 30 seconds): a secret is offered and kept once a code from it was given.</summary>
internal sealed class SetUpSecondFactor(Writes writes, Sessions sessions, WrongProofs wrong, IDataProtectionProvider protection)
{
    private const string Name = "identity.set-up-second-factor";

    /// <summary>A fresh secret and the address an authenticator app reads.</summary>
    public static (string Secret, string Address) Offer(string login)
    {
        var secret = Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20));
        return (secret, $"otpauth://totp/Heluo:{Uri.EscapeDataString(login)}?secret={secret}&issuer=Heluo");
    }

    public async Task<Result<Done>> HandleAsync(Actor actor, string secret, string code, string oldCode, CancellationToken cancellation)
    {
        var done = await KeepAsync(actor, secret, code, oldCode, cancellation);
        if (done.Error == IdentityErrors.WrongOldCode) return await wrong.CountAsync(actor, Name, IdentityErrors.WrongOldCode, cancellation);
        sessions.Forget(actor.Id);
        return done;
    }

    private Task<Result<Done>> KeepAsync(Actor actor, string secret, string code, string oldCode, CancellationToken cancellation) =>
        writes.RunAsync<Done>(new Act(actor, Name, "account", $"{actor.Id}"), async unit =>
        {
            var account = await unit.Db<IdentityDb>().Accounts.SingleOrDefaultAsync(a => a.Id == actor.Id, cancellation);
            if (account is null) return IdentityErrors.NoAccount;
            if (!IsBase32(secret) || !new Totp(Base32Encoding.ToBytes(secret)).VerifyTotp(unit.Now.UtcDateTime, code.Trim(), out var step, VerificationWindow.RfcSpecifiedNetworkDelay))
                return IdentityErrors.WrongCode;
            // who only found an open session must not replace the factor of its owner
            if (account.TotpSecret is { } present && !new Totp(Base32Encoding.ToBytes(protection.CreateProtector("identity.totp").Unprotect(present)))
                .VerifyTotp(unit.Now.UtcDateTime, oldCode.Trim(), out _, VerificationWindow.RfcSpecifiedNetworkDelay)) return IdentityErrors.WrongOldCode;
            account.TotpStep = step;
            account.TotpSecret = protection.CreateProtector("identity.totp").Protect(secret);
            return Done.Value;
        }, cancellation);

    private static bool IsBase32(string text) => text.Length is >= 16 and <= 64 && text.All(c => c is >= 'A' and <= 'Z' or >= '2' and <= '7');
}

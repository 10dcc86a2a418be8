using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Identity.Features;

/// <summary>Changes telephone (after a code sent to the new one), address, and the level of verification.</summary>
internal sealed class ChangeContact(Writes writes, IRealNameVerifier verifier, PhoneCodes codes, ModuleDbFactory<IdentityDb> databases, Sessions sessions)
{
    public const string Purpose = "change-phone";

    public async Task<Result<Done>> SendCodeAsync(Actor actor, string phone, CancellationToken cancellation) =>
        SignUp.IsMobile(phone) ? await codes.SendAsync(actor, actor.Id, Purpose, phone, cancellation) : IdentityErrors.PhoneInvalid;

    public async Task<Result<Done>> ChangePhoneAsync(Actor actor, string code, CancellationToken cancellation)
    {
        var taken = await codes.TakeAsync(actor, actor.Id, Purpose, code, cancellation);
        return taken.Ok ? await ChangeAsync(actor, "identity.change-phone", holder => holder.Phone = taken.Value, cancellation) : taken.Error;
    }

    public Task<Result<Done>> ChangeAddressAsync(Actor actor, string address, CancellationToken cancellation) =>
        ChangeAsync(actor, "identity.change-address", holder => holder.Address = address.Trim(), cancellation);

    /// <summary>Level 2: the bank confirms name, number, telephone and card together. The card number is not kept.</summary>
    public async Task<Result<Done>> RaiseAsync(Actor actor, string card, CancellationToken cancellation)
    {
        var clean = string.Concat(card.Where(c => !char.IsWhiteSpace(c)));
        if (clean.Length is < 16 or > 19 || !clean.All(char.IsAsciiDigit)) return IdentityErrors.CardInvalid;
        await using var db = databases.OpenForReading();
        var holder = await db.Holders.SingleOrDefaultAsync(h => h.Id == actor.HolderId, cancellation);
        if (holder is null) return IdentityErrors.NoAccount;
        var verified = await verifier.VerifyCardAsync(holder.Name, holder.Number, holder.Phone, clean, cancellation);
        if (verified == Verification.Unavailable) return IdentityErrors.VerifierDown;
        if (verified == Verification.Differs) return IdentityErrors.CardInvalid with { Message = "银行卡与您的姓名、身份证号、手机号对不上，请换一张本人的卡" };
        return await ChangeAsync(actor, "identity.raise-assurance", row => row.Assurance = Math.Max(row.Assurance, 2), cancellation);
    }

    private async Task<Result<Done>> ChangeAsync(Actor actor, string act, Action<Holder> change, CancellationToken cancellation)
    {
        var changed = await writes.RunAsync<Done>(new Act(actor, act, "holder", $"{actor.HolderId}"), async unit =>
        {
            var holder = await unit.Db<IdentityDb>().Holders.SingleOrDefaultAsync(h => h.Id == actor.HolderId, cancellation);
            if (holder is null) return IdentityErrors.NoAccount;
            change(holder);
            return Done.Value;
        }, cancellation);
        sessions.Forget(actor.Id);
        return changed;
    }
}

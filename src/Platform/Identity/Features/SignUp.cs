using Heluo.Engines.Codes;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Features;

/// <summary>Registers a person or organisation after the real-name service has matched name and number.</summary>
internal sealed class SignUp(Writes writes, IRealNameVerifier verifier, IOptions<IdentityOptions> options, TimeProvider clock)
{
    public sealed record Request(ApplicantKind Kind, string Name, string Number, string Phone, string Password, string Representative = "");

    public async Task<Result<long>> HandleAsync(Request request, string address, CancellationToken cancellation)
    {
        var number = request.Number.Trim().ToUpperInvariant();
        var refusal = Check(request, number, clock.GetUtcNow().DayInChina());
        if (refusal is not null) return refusal;
        var verified = await verifier.VerifyAsync(request.Kind, request.Name.Trim(), number, cancellation);
        if (verified == Verification.Unavailable) return IdentityErrors.VerifierDown;
        if (verified == Verification.Differs) return IdentityErrors.NotVerified;

        return await writes.RunAsync<long>(new Act(Actor.Nobody with { Address = address }, "identity.sign-up", "account"), async unit =>
        {
            var db = unit.Db<IdentityDb>();
            if (await db.Accounts.AnyAsync(a => a.Login == number, cancellation)) return IdentityErrors.AlreadyRegistered;
            var holder = await db.Holders.SingleOrDefaultAsync(h => h.Number == number, cancellation);
            if (holder is null)
            {
                holder = new Holder { Id = unit.NextId(), Kind = request.Kind, Name = request.Name.Trim(), Number = number, RegisteredAt = unit.Now };
                db.Holders.Add(holder);
            }
            else if (holder.Name != request.Name.Trim())
            {
                return IdentityErrors.NotVerified;
            }

            (holder.Phone, holder.Representative, holder.Assurance) = (request.Phone.Trim(), request.Representative.Trim(), Math.Max(holder.Assurance, 1));
            var account = new Account
            {
                Id = unit.NextId(), Kind = request.Kind == ApplicantKind.Person ? AccountKind.Person : AccountKind.Organisation, Login = number,
                HolderId = holder.Id, CreatedAt = unit.Now,
            };
            var set = account.SetPassword(request.Password, options.Value, unit.Now);
            if (!set.Ok) return set.Error;
            db.Accounts.Add(account);
            unit.SubjectId = account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return account.Id;
        }, cancellation);
    }

    private static Error? Check(Request request, string number, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 100) return IdentityErrors.NameNeeded;
        if (request.Phone.Trim() is not { Length: 11 } phone || !phone.All(char.IsAsciiDigit) || phone[0] != '1') return IdentityErrors.PhoneInvalid;
        return NumberFault(request.Kind, number, today) is { } fault ? IdentityErrors.NumberInvalid.With(fault) : null;
    }

    /// <summary>What is wrong with a citizen number or credit code; null when it is right.</summary>
    public static string? NumberFault(ApplicantKind kind, string number, DateOnly today)
    {
        var fault = kind == ApplicantKind.Person ? CitizenNumber.Check(number, today) : CreditCode.Check(number);
        return fault.IsNone ? null : fault.Reason;
    }
}

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
        request = request with { Name = request.Name ?? "", Phone = request.Phone ?? "", Password = request.Password ?? "", Representative = request.Representative ?? "" };
        var number = (request.Number ?? "").Trim().ToUpperInvariant();
        var faults = Faults(request, number);
        if (faults.Count > 0) return IdentityErrors.SignUpInvalid with { Message = faults.Values.First(), Fields = faults };
        var verified = await verifier.VerifyAsync(request.Kind, request.Name.Trim(), number, cancellation);
        if (verified == Verification.Unavailable) return IdentityErrors.VerifierDown;
        if (verified == Verification.Differs) return IdentityErrors.NotVerified;
        var hash = Account.HashOf(request.Password);

        return await writes.RunAsync<long>(new Act(Actor.Nobody with { Address = address }, "identity.sign-up", "account"), async unit =>
        {
            var db = unit.Db<IdentityDb>();
            var holder = await db.Holders.SingleOrDefaultAsync(h => h.Number == number, cancellation);

            // before anything is said about accounts: who doesn't know the name learns nothing
            if (holder is not null && holder.Name != request.Name.Trim()) return IdentityErrors.NotVerified;
            if (await db.Accounts.AnyAsync(a => a.Login == number, cancellation)) return IdentityErrors.AlreadyRegistered;
            if (holder is null)
            {
                holder = new Holder { Id = unit.NextId(), Kind = request.Kind, Name = request.Name.Trim(), Number = number, RegisteredAt = unit.Now };
                db.Holders.Add(holder);
            }

            (holder.Phone, holder.Representative, holder.Assurance) = (request.Phone.Trim(), request.Representative.Trim(), Math.Max(holder.Assurance, 1));
            var account = new Account
            {
                Id = unit.NextId(), Kind = request.Kind == ApplicantKind.Person ? AccountKind.Person : AccountKind.Organisation, Login = number,
                HolderId = holder.Id, CreatedAt = unit.Now,
            };
            account.ChangeTo(hash, options.Value, unit.Now);
            db.Accounts.Add(account);
            unit.SubjectId = account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return account.Id;
        }, cancellation);
    }

    /// <summary>What is wrong with a citizen number or credit code; null when it is right.</summary>
    public static string? NumberFault(ApplicantKind kind, string number, DateOnly today)
    {
        var fault = kind == ApplicantKind.Person ? CitizenNumber.Check(number, today) : CreditCode.Check(number);
        return fault.IsNone ? null : fault.Position == 18 && number.Length == 18 ? $"{(kind == ApplicantKind.Person ? "身份证号" : "统一社会信用代码")}第 18 位不对，请核对后重填" : fault.Reason;
    }

    /// <summary>True for a mobile number.</summary>
    public static bool IsMobile(string phone) => phone is { Length: 11 } && phone[0] == '1' && phone[1] is >= '3' and <= '9' && phone.All(char.IsAsciiDigit);

    /// <summary>A name without control characters and marks that no name has.</summary>
    public static bool IsName(string name) => name.Trim() is { Length: > 0 and <= 100 } clean && !clean.Any(c => char.IsControl(c) || c is '<' or '>' or '"' or '\\');

    /// <summary>What is wrong with what was typed, by field in the order of the form; asks nobody and writes nothing.</summary>
    public IReadOnlyDictionary<string, string> Check(Request request) => Faults(request, request.Number.Trim().ToUpperInvariant());

    private Dictionary<string, string> Faults(Request request, string number)
    {
        var faults = new Dictionary<string, string>();
        if (!IsName(request.Name)) faults["name"] = IdentityErrors.NameNeeded.Message;
        if (NumberFault(request.Kind, number, clock.GetUtcNow().DayInChina()) is { } fault) faults["number"] = IdentityErrors.NumberInvalid.With(fault).Message;
        if (request.Kind == ApplicantKind.Organisation && !IsName(request.Representative)) faults["representative"] = IdentityErrors.RepresentativeNeeded.Message;
        if (!IsMobile(request.Phone.Trim())) faults["phone"] = IdentityErrors.PhoneInvalid.Message;
        if (Account.PasswordFault(request.Password, number, options.Value) is { } weak) faults["password"] = weak.Message;
        return faults;
    }
}

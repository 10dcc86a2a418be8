using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Domain;

internal sealed class Accounts(ModuleDbFactory<IdentityDb> databases, Writes writes, IOptions<IdentityOptions> options, TimeProvider clock) : IAccounts
{
    // a session is touched at most every so often, so it may end by so much earlier than the last request would say
    public TimeSpan ApplicantQuiet => options.Value.ApplicantIdle - Sessions.TouchEvery;

    public async Task<Applicant?> FindAsync(long holderId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return (await IdentityDb.FindHolder(db, holderId))?.ToContract();
    }

    public async Task<Result<Applicant>> FindOrRegisterAtWindowAsync(
        Actor clerk, ApplicantKind kind, string name, string number, string phone, CancellationToken cancellation)
    {
        var clean = number.Trim().ToUpperInvariant();
        if (string.IsNullOrWhiteSpace(name)) return IdentityErrors.NameNeeded;
        if (SignUp.NumberFault(kind, clean, clock.GetUtcNow().DayInChina()) is { } fault) return IdentityErrors.NumberInvalid.With(fault);
        return await writes.RunAsync<Applicant>(new Act(clerk, "identity.register-at-window", "holder"), async unit =>
        {
            var db = unit.Db<IdentityDb>();
            var holder = await db.Holders.SingleOrDefaultAsync(h => h.Number == clean, cancellation);
            if (holder is not null && holder.Name != name.Trim()) return IdentityErrors.NameDiffers;
            if (holder is null)
            {
                holder = new Holder { Id = unit.NextId(), Kind = kind, Name = name.Trim(), Number = clean, RegisteredAt = unit.Now };
                db.Holders.Add(holder);
            }

            holder.Assurance = 3;
            if (phone.Trim().Length > 0) holder.Phone = phone.Trim();
            unit.SubjectId = $"{holder.Id}";
            return holder.ToContract();
        }, cancellation);
    }
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Packs.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Identity.Domain;

/// <summary>Accounts of the applicants and officials in the pack's <c>demo.yaml</c>; all share one password.</summary>
internal sealed class DemoAccountsSeed(Writes writes, ModuleDbFactory<IdentityDb> databases, PackFolder pack, IDirectory directory) : ISeed
{
    public int Order => 20;

    public bool IsDemo => true;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        var demo = pack.Read<DemoAccounts>("demo.yaml");
        HashSet<string> known;
        await using (var db = databases.OpenForReading()) known = [.. await db.Accounts.Where(a => a.Demo).Select(a => a.Login).ToListAsync(cancellation)];
        var applicants = demo.Applicants.Where(a => !known.Contains(a.Number)).ToList();
        List<(string Login, long OfficialId)> officials = [];
        foreach (var official in demo.Officials.Where(o => !known.Contains(o.Login.ToUpperInvariant())))
            if (await directory.FindOfficialAsync(official.Login, cancellation) is { } id) officials.Add((official.Login.ToUpperInvariant(), id));
        if (applicants.Count == 0 && officials.Count == 0) return;

        var hash = new PasswordHasher<Account>().HashPassword(null!, demo.Password);
        await writes.RunAsync<Done>(new Act(Actor.Platform, "identity.import-demo", "pack", "demo"), unit =>
        {
            foreach (var applicant in applicants) Add(unit, applicant, hash);
            foreach (var (login, officialId) in officials) Add(unit, AccountKind.Official, login, hash, 0, officialId);
            return Task.FromResult<Result<Done>>(Done.Value);
        }, cancellation);
    }

    private static void Add(Unit unit, DemoApplicant applicant, string hash)
    {
        var kind = applicant.Kind == "person" ? ApplicantKind.Person : ApplicantKind.Organisation;
        var holder = new Holder
        {
            Id = unit.NextId(), Kind = kind, Name = applicant.Name, Number = applicant.Number, Phone = applicant.Phone, Address = applicant.Address,
            Representative = applicant.Representative, Assurance = 2, RegisteredAt = unit.Now,
        };
        unit.Db<IdentityDb>().Holders.Add(holder);
        Add(unit, kind == ApplicantKind.Person ? AccountKind.Person : AccountKind.Organisation, applicant.Number, hash, holder.Id, 0);
    }

    private static void Add(Unit unit, AccountKind kind, string login, string hash, long holderId, long officialId)
    {
        var account = new Account { Id = unit.NextId(), Kind = kind, Login = login, HolderId = holderId, OfficialId = officialId, Demo = true, CreatedAt = unit.Now };
        account.SetHash(hash, unit.Now);
        unit.Db<IdentityDb>().Accounts.Add(account);
    }

    private sealed class DemoAccounts
    {
        public string Password { get; init; } = "";
        public List<DemoApplicant> Applicants { get; init; } = [];
        public List<DemoLogin> Officials { get; init; } = [];
    }

    private sealed class DemoApplicant
    {
        public string Kind { get; init; } = "person";
        public string Name { get; init; } = "";
        public string Number { get; init; } = "";
        public string Phone { get; init; } = "";
        public string Address { get; init; } = "";
        public string Representative { get; init; } = "";
    }

    private sealed class DemoLogin
    {
        public string Login { get; init; } = "";
    }
}

using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Identity.Data;

internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : ModuleDb(options, "identity")
{
    /// <summary>Asked before most acts of applicants, so compiled once; for reading only.</summary>
    public static readonly Func<IdentityDb, long, Task<Holder?>> FindHolder = EF.CompileAsyncQuery((IdentityDb db, long id) => db.Holders.AsNoTracking().SingleOrDefault(h => h.Id == id));

    public DbSet<Holder> Holders => Set<Holder>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<PhoneCode> PhoneCodes => Set<PhoneCode>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Holder>();
        model.Entity<Account>();
        model.Entity<Session>();
        model.Entity<PhoneCode>();
    }
}

using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Identity.Data;

internal sealed class IdentityDb(DbContextOptions<IdentityDb> options) : ModuleDb(options, "identity")
{
    public DbSet<Holder> Holders => Set<Holder>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Session> Sessions => Set<Session>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Holder>();
        model.Entity<Account>();
        model.Entity<Session>();
    }
}

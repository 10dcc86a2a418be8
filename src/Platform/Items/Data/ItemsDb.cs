using Heluo.Kernel.Storage;
using Heluo.Platform.Items.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Data;

internal sealed class ItemsDb(DbContextOptions<ItemsDb> options) : ModuleDb(options, "items")
{
    public DbSet<ItemVersion> Versions => Set<ItemVersion>();

    public DbSet<ProcessVersion> Processes => Set<ProcessVersion>();

    public DbSet<LocalVersion> Local => Set<LocalVersion>();

    public DbSet<Standing> Standings => Set<Standing>();

    public DbSet<PackContent> PackContents => Set<PackContent>();

    public DbSet<ChangeRequest> ChangeRequests => Set<ChangeRequest>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<ItemVersion>().Property(v => v.Version).IsConcurrencyToken();
        model.Entity<LocalVersion>().Property(v => v.Version).IsConcurrencyToken();
        model.Entity<ChangeRequest>().Property(v => v.Version).IsConcurrencyToken();
        model.Entity<ProcessVersion>().HasKey(p => p.Fingerprint);
        model.Entity<PackContent>().HasKey(p => p.Key);
    }
}

using Heluo.Kernel.Storage;
using Heluo.Platform.Packs.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Packs.Data;

internal sealed class PacksDb(DbContextOptions<PacksDb> options) : ModuleDb(options, "packs")
{
    public DbSet<InstalledFile> Files => Set<InstalledFile>();

    public DbSet<Installation> Installations => Set<Installation>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<InstalledFile>().HasKey(f => new { f.Pack, f.Name });
        model.Entity<Installation>();
    }
}

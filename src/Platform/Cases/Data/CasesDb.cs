using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Data;

internal sealed class CasesDb(DbContextOptions<CasesDb> options) : ModuleDb(options, "cases")
{
    public DbSet<Matter> Matters => Set<Matter>();

    public DbSet<MatterContent> Contents => Set<MatterContent>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public DbSet<MatterStep> Steps => Set<MatterStep>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<MatterDocument> Documents => Set<MatterDocument>();

    public DbSet<WorkYearRow> WorkYears => Set<WorkYearRow>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Matter>(matter =>
        {
            matter.Property(m => m.Version).IsConcurrencyToken();
            matter.Ignore(m => m.Number);
        });
        model.Entity<MatterContent>().Property(c => c.Version).IsConcurrencyToken();
        model.Entity<WorkItem>();
        model.Entity<MatterStep>();
        model.Entity<Attachment>();
        model.Entity<MatterDocument>();
        model.Entity<WorkYearRow>().HasKey(y => y.Year);
    }
}

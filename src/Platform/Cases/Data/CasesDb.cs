using Heluo.Kernel.Storage;
using Heluo.Platform.Cases.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Data;

internal sealed class CasesDb(DbContextOptions<CasesDb> options) : ModuleDb(options, "cases")
{
    /// <summary>Queries before every act, compiled once; that they don't track is said outright, as the first context to run one would decide it for all.</summary>
    public static readonly Func<CasesDb, long, Task<Matter?>> FindMatter = EF.CompileAsyncQuery((CasesDb db, long id) => db.Matters.AsNoTracking().SingleOrDefault(m => m.Id == id));

    public static readonly Func<CasesDb, long, Task<MatterContent?>> FindContent = EF.CompileAsyncQuery((CasesDb db, long id) => db.Contents.AsNoTracking().SingleOrDefault(c => c.Id == id));

    public static readonly Func<CasesDb, long, IAsyncEnumerable<WorkItem>> WorkOf = EF.CompileAsyncQuery<CasesDb, long, WorkItem>((db, id) => db.WorkItems.AsNoTracking().Where(w => w.MatterId == id).OrderBy(w => w.Id));

    /// <summary>Materials of a matter for which files were given.</summary>
    public static readonly Func<CasesDb, long, IAsyncEnumerable<string>> GivenMaterials =
        EF.CompileAsyncQuery<CasesDb, long, string>((db, id) => db.Attachments.Where(a => a.MatterId == id).Select(a => a.MaterialId).Distinct());

    public DbSet<Matter> Matters => Set<Matter>();

    public DbSet<MatterContent> Contents => Set<MatterContent>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    public DbSet<MatterStep> Steps => Set<MatterStep>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<MatterDocument> Documents => Set<MatterDocument>();

    public DbSet<SealedDocument> SealedDocuments => Set<SealedDocument>();

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
        model.Entity<SealedDocument>().HasKey(s => s.DocumentId);
        model.Entity<WorkYearRow>().HasKey(y => y.Year);
    }
}

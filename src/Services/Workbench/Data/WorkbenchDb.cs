using Heluo.Kernel.Storage;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Services.Workbench.Data;

internal sealed class WorkbenchDb(DbContextOptions<WorkbenchDb> options) : ModuleDb(options, "workbench")
{
    public DbSet<SavedView> SavedViews => Set<SavedView>();

    protected override void Map(ModelBuilder model) => model.Entity<SavedView>();
}

/// <summary>Filters of the inbox that an official keeps under a name.</summary>
internal sealed class SavedView
{
    public required long Id { get; init; }
    public required long OfficialId { get; init; }
    public required string Name { get; init; }

    /// <summary>The query of the address, without the question mark.</summary>
    public required string Query { get; init; }
}

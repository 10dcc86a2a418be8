using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Data;

internal sealed class DirectoryDb(DbContextOptions<DirectoryDb> options) : ModuleDb(options, "directory")
{
    public DbSet<DivisionRow> Divisions => Set<DivisionRow>();

    public DbSet<BodyRow> Bodies => Set<BodyRow>();

    public DbSet<PostRow> Posts => Set<PostRow>();

    public DbSet<Duty> Duties => Set<Duty>();

    public DbSet<Official> Officials => Set<Official>();

    public DbSet<Appointment> Appointments => Set<Appointment>();

    public DbSet<BodyName> BodyNames => Set<BodyName>();

    public DbSet<Reorganisation> Reorganisations => Set<Reorganisation>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<DivisionRow>().HasKey(d => d.Code);
        model.Entity<Duty>().HasKey(d => d.Code);
    }
}

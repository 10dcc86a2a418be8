using Heluo.Kernel.Storage;
using Heluo.Platform.Messages.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Messages.Data;

internal sealed class MessagesDb(DbContextOptions<MessagesDb> options) : ModuleDb(options, "messages")
{
    public DbSet<Message> Messages => Set<Message>();

    public DbSet<Preference> Preferences => Set<Preference>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Message>();
        model.Entity<Preference>();
    }
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Events;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Timers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Modules.Tests.Kernel;

/// <summary>The smallest module that uses every part of the kernel.</summary>
internal sealed class NotesModule : IModule
{
    public string Name => "notes";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<NotesDb>(options => new NotesDb(options));
        services.AddEventHandler<NoteWritten, NoteHearer>();
        services.AddTimerHandler<NoteTimer>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}

internal sealed class NotesDb(DbContextOptions<NotesDb> options) : ModuleDb(options, "notes")
{
    public DbSet<Note> Notes => Set<Note>();

    public DbSet<Heard> Heards => Set<Heard>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Note>().Property(n => n.Version).IsConcurrencyToken();
        model.Entity<Heard>();
    }
}

internal sealed class Note : IScopedRow
{
    public required long Id { get; init; }
    public required string Text { get; set; }
    public long BodyId { get; init; }
    public string Division { get; init; } = "41";
    public DateTimeOffset WrittenAt { get; init; }
    public long Version { get; set; }
}

internal sealed class Heard
{
    public required long Id { get; init; }
    public required string Text { get; init; }
}

internal sealed record NoteWritten(string Text) : IEvent;

internal sealed class NoteHearer : IEventHandler<NoteWritten>
{
    public static int FailuresLeft;

    public Task HandleAsync(NoteWritten happened, Unit unit)
    {
        if (happened.Text == "fails once" && Interlocked.Decrement(ref FailuresLeft) >= 0) throw new InvalidOperationException("on command");
        unit.Db<NotesDb>().Heards.Add(new Heard { Id = unit.NextId(), Text = happened.Text });
        return Task.CompletedTask;
    }
}

internal sealed class NoteTimer : ITimerHandler
{
    public string Kind => "notes.remind";

    public Task HandleAsync(DueTimer timer, Unit unit)
    {
        unit.Db<NotesDb>().Heards.Add(new Heard { Id = unit.NextId(), Text = $"timer {timer.Key} {timer.Payload}" });
        return Task.CompletedTask;
    }
}

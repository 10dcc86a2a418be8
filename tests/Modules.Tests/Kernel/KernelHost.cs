using Heluo.Kernel;
using Heluo.Kernel.Results;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Modules.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

[assembly: AssemblyFixture(typeof(Heluo.Modules.Tests.Kernel.KernelHost))]

namespace Heluo.Modules.Tests.Kernel;

/// <summary>The kernel with the notes module, on the store under test; shared by all kernel tests.</summary>
public sealed class KernelHost : IAsyncLifetime
{
    private TestStore _store = null!;
    private IHost _host = null!;

    public IServiceProvider Services => _host.Services;

    internal Writes Writes => Services.GetRequiredService<Writes>();

    public async ValueTask InitializeAsync()
    {
        _store = await TestStore.CreateAsync();
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Configuration.AddCommandLine(_store.Settings);
        builder.Services.AddHeluo(builder.Configuration, [new NotesModule()]);
        _host = builder.Build();
        Services.GetRequiredService<Migrator>().Apply();
        await _host.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host.Services).DisposeAsync();
        await _store.DisposeAsync();
    }

    internal Task<Result<long>> WriteNoteAsync(string text, Actor? actor = null, Func<Unit, Error?>? then = null) =>
        Writes.RunAsync<long>(new Act(actor ?? Actor.Platform, "notes.write", "note"), unit =>
        {
            var note = new Note { Id = unit.NextId(), Text = text, WrittenAt = unit.Now, BodyId = 7, Division = "4101" };
            unit.Db<NotesDb>().Notes.Add(note);
            unit.Raise(new NoteWritten(text));
            unit.SubjectId = $"{note.Id}";
            return Task.FromResult(then?.Invoke(unit) is { } refusal ? (Result<long>)refusal : note.Id);
        });

    internal async Task<T> ReadAsync<T>(Func<NotesDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<NotesDb>());
    }

    internal async Task<bool> EventuallyAsync(Func<NotesDb, Task<bool>> condition)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await ReadAsync(condition)) return true;
            await Task.Delay(50);
        }

        return false;
    }

    internal Task<bool> HeardAsync(string text) => EventuallyAsync(db => db.Heards.AnyAsync(h => h.Text == text));
}

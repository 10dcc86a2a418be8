using Heluo.Kernel.Storage;
using Heluo.Platform.Packs.Contracts;
using Heluo.Platform.Packs.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heluo.Platform.Packs.Domain;

/// <summary>Each node notices what was installed by another process (the command line, another node) and takes it up without a restart.</summary>
internal sealed partial class PackWatch(ModuleDbFactory<PacksDb> databases, PackShelf shelf, PackFolder installed, ILogger<PackWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);
    private long _seen;

    /// <summary>Looks once; true when something new was taken up.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var latest = await db.Installations.MaxAsync(i => (long?)i.Id, cancellation) ?? 0;
        if (latest == _seen) return false;
        installed.Replace(shelf.Open().Folders);
        _seen = latest;
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                NotTakenUp(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(4101, LogLevel.Warning, "installed packs could not be read; they are looked at again soon")]
    private partial void NotTakenUp(Exception fault);
}

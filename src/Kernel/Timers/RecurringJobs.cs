using Heluo.Kernel.Results;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heluo.Kernel.Timers;

/// <summary>Runs recurring jobs, each on one node at a time by a lease in the store.</summary>
internal sealed class RecurringJobs(IStore store, Writes writes, IServiceScopeFactory scopes, TimeProvider clock, ILogger<RecurringJobs> log) : BackgroundService
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);
    private readonly string _table = store.Table("kernel", "job");
    private readonly string _owner = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        List<(string Name, TimeSpan Every)> jobs;
        await using (var scope = scopes.CreateAsyncScope())
            jobs = [.. scope.ServiceProvider.GetServices<IRecurringJob>().Select(j => (j.Name, j.Every))];
        await Task.WhenAll(jobs.Select(job => RepeatAsync(job.Name, job.Every, stoppingToken)));
    }

    private async Task RepeatAsync(string name, TimeSpan every, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await TakeAsync(name, every, stopping)) await RunAsync(name, stopping);
                await Task.Delay(every < TimeSpan.FromMinutes(1) ? every : TimeSpan.FromMinutes(1), clock, stopping);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                log.JobFailed(name, exception);
                await Task.Delay(TimeSpan.FromSeconds(10), clock, stopping).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task RunAsync(string name, CancellationToken stopping)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IRecurringJob>().Single(j => j.Name == name).RunAsync(stopping);
    }

    /// <summary>Takes the lease when the job is due and nobody holds it.</summary>
    private async Task<bool> TakeAsync(string name, TimeSpan every, CancellationToken stopping)
    {
        var taken = await writes.RunAsync<bool>(new Act(Actor.Platform, "kernel.take-job", "event", name), async unit =>
        {
            await using var command = unit.Command(
                $"""
                insert into {_table} (name, owner, lease_until, next_at) values (@name, @owner, @lease, @next)
                on conflict (name) do update set owner = excluded.owner, lease_until = excluded.lease_until, next_at = excluded.next_at
                where {_table}.next_at <= @now and ({_table}.lease_until <= @now or {_table}.owner = @owner)
                """);
            command.Add("@name", name).Add("@owner", _owner).Add("@lease", store.Instant(unit.Now + Lease));
            command.Add("@next", store.Instant(unit.Now + every)).Add("@now", store.Instant(unit.Now));
            return await command.ExecuteNonQueryAsync(stopping) > 0;
        }, stopping);
        return taken.Ok && taken.Value;
    }
}

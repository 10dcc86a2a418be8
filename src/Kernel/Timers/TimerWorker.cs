using Dapper;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heluo.Kernel.Timers;

/// <summary>Fires due timers from their indexed table; flat at a million timers.</summary>
public sealed class TimerWorker(
    IStore store, Writes writes, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TimerWorker> log) : BackgroundService
{
    private const int Page = 200;
    private readonly string _table = store.Table("kernel", "timer");

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await FireAsync(stoppingToken) == Page) continue;
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                log.TimersFailed(exception);
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }

    /// <summary>Fires one page of due timers; yields how many it saw.</summary>
    public async Task<int> FireAsync(CancellationToken cancellation)
    {
        List<Row> due;
        using (var connection = store.OpenRead())
        {
            due = [.. (await connection.QueryAsync(
                $"select id, kind, key, due_at, payload, attempts from {_table} where due_at <= @now order by due_at limit {Page}",
                new { now = store.Instant(clock.GetUtcNow()) }))
                .Select(r => new Row((long)r.id, (string)r.kind, (string)r.key, (object)r.due_at, (string)r.payload, Convert.ToInt32(r.attempts)))];
        }

        foreach (var row in due) await FireAsync(row, cancellation);
        return due.Count;
    }

    private async Task FireAsync(Row row, CancellationToken cancellation)
    {
        var act = new Act(Actor.Platform, $"timer:{row.Kind}", row.Kind, row.Key);
        try
        {
            await writes.RunAsync<Done>(act, async unit =>
            {
                await using var take = unit.Command($"delete from {_table} where id = {row.Id} and due_at <= @now");
                take.Add("@now", store.Instant(unit.Now));
                if (await take.ExecuteNonQueryAsync(cancellation) == 0) return Done.Value;
                await using var scope = scopes.CreateAsyncScope();
                var handler = scope.ServiceProvider.GetServices<ITimerHandler>().FirstOrDefault(h => h.Kind == row.Kind)
                    ?? throw new InvalidOperationException($"no handler for timers of kind {row.Kind}");
                await handler.HandleAsync(new DueTimer(row.Kind, row.Key, Instant(row.DueAt), row.Payload), unit);
                return Done.Value;
            }, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.TimerFailed(row.Kind, row.Key, row.Attempts + 1, exception);
            await PostponeAsync(row, exception, cancellation);
        }
    }

    private async Task PostponeAsync(Row row, Exception exception, CancellationToken cancellation)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, row.Attempts)));
        await writes.RunAsync<Done>(new Act(Actor.Platform, "kernel.postpone-timer", "event", row.Key), async unit =>
        {
            await using var command = unit.Command($"update {_table} set attempts = attempts + 1, due_at = @due, error = @error where id = {row.Id}");
            command.Add("@due", store.Instant(unit.Now + pause)).Add("@error", exception.GetType().Name + ": " + exception.Message);
            await command.ExecuteNonQueryAsync(cancellation);
            return Done.Value;
        }, cancellation);
    }

    private static DateTimeOffset Instant(object value) => value is DateTime time
        ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))
        : DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));

    private sealed record Row(long Id, string Kind, string Key, object DueAt, string Payload, int Attempts);
}

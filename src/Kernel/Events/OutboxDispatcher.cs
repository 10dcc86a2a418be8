using Dapper;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Heluo.Kernel.Events;

/// <summary>Delivers events of the outbox to their handlers, at least once; a handler that fails is tried again with growing pauses.</summary>
internal sealed class OutboxDispatcher(
    IStore store, Writes writes, EventCatalogue events, IServiceScopeFactory scopes, TimeProvider clock, ILogger<OutboxDispatcher> log) : BackgroundService
{
    private const int Page = 500;
    private const int MostAttempts = 20;
    private readonly string _table = store.Table("kernel", "outbox");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await DispatchAsync(stoppingToken) == Page) continue;
                await writes.Committed.WaitAsync(TimeSpan.FromSeconds(1), stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                log.DispatcherFailed(exception);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    /// <summary>Delivers one page of due events; yields how many it saw.</summary>
    public async Task<int> DispatchAsync(CancellationToken cancellation)
    {
        List<Row> due;
        using (var connection = store.OpenRead())
        {
            due = [.. await connection.QueryAsync<Row>(
                $"select id, handler, type, payload, attempts from {_table} where due_at <= @now and attempts < {MostAttempts} order by due_at, id limit {Page}",
                new { now = store.Instant(clock.GetUtcNow()) })];
        }

        await Task.WhenAll(due.Select(row => DeliverAsync(row, cancellation)));
        return due.Count;
    }

    private async Task DeliverAsync(Row row, CancellationToken cancellation)
    {
        try
        {
            await writes.RunAsync<Done>(new Act(Actor.Platform, $"event:{row.Handler}", "event", row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), async unit =>
            {
                await using var take = unit.Command($"delete from {_table} where id = {row.Id}");
                if (await take.ExecuteNonQueryAsync(cancellation) == 0) return Done.Value;
                var subscription = events.Find(row.Handler, row.Type);
                if (subscription is null) return Done.Value;
                await using var scope = scopes.CreateAsyncScope();
                await subscription.Invoke(scope.ServiceProvider, row.Payload, unit);
                return Done.Value;
            }, cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.EventFailed(row.Handler, row.Id, row.Attempts + 1, exception);
            await PostponeAsync(row, exception, cancellation);
        }
    }

    private async Task PostponeAsync(Row row, Exception exception, CancellationToken cancellation)
    {
        var pause = TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(2, row.Attempts)));
        var act = new Act(Actor.Platform, "kernel.postpone-event", "event", row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await writes.RunAsync<Done>(act, async unit =>
        {
            await using var command = unit.Command($"update {_table} set attempts = attempts + 1, due_at = @due, error = @error where id = {row.Id}");
            command.Add("@due", store.Instant(unit.Now + pause));
            command.Add("@error", exception.GetType().Name + ": " + exception.Message);
            await command.ExecuteNonQueryAsync(cancellation);
            return Done.Value;
        }, cancellation);
    }

    private sealed record Row
    {
        public long Id { get; init; }
        public string Handler { get; init; } = "";
        public string Type { get; init; } = "";
        public string Payload { get; init; } = "";
        public int Attempts { get; init; }
    }
}

using Heluo.Kernel.Audit;
using Heluo.Kernel.Events;
using Heluo.Kernel.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Heluo.Kernel.Storage;

/// <summary>
/// The only way to write. Each act becomes a <see cref="Unit"/> in a lane; a lane runs units one after the other, each of which can be taken back by
/// itself, and commits many of them at once, so that full durability is cheap. The caller is answered only when its unit is on disk.
/// </summary>
public sealed class Writes : IAsyncDisposable
{
    private static readonly AsyncLocal<bool> InsideUnit = new();
    private readonly WriteLane[] _lanes;
    private int _next;

    /// <summary>Starts the lanes; each may keep a thread of the pool, so the pool gets as many more.</summary>
    public Writes(IStore store, TimeProvider clock, IdGenerator ids, AuditTrail audit, EventCatalogue events, IServiceProvider services, ILogger<Writes> log)
    {
        var context = new LaneContext(store, clock, ids, audit, events, services, Stamps, log);
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, Environment.ProcessorCount + store.Lanes), ports);
        _lanes = [.. Enumerable.Range(0, store.Lanes).Select(i => new WriteLane(i, context))];
    }

    /// <summary>Set after each commit that left events to be delivered.</summary>
    public AsyncSignal Committed { get; } = new();

    /// <summary>What was changed for whom on this node.</summary>
    public ScopeStamps Stamps { get; } = new();

    /// <summary>Does an act. A refusal rolls everything of it back and is audited; an exception likewise.</summary>
    /// <param name="act">What is done by whom.</param>
    /// <param name="work">The work; runs inside the lane.</param>
    /// <param name="cancellation">Gives up waiting while the unit has not begun; a begun unit ends.</param>
    public async Task<Result<T>> RunAsync<T>(Act act, Func<Unit, Task<Result<T>>> work, CancellationToken cancellation = default)
    {
        if (InsideUnit.Value) throw new InvalidOperationException("an act inside an act: pass the Unit on instead");
        var pending = new PendingUnit<T>(act, async unit =>
        {
            InsideUnit.Value = true;
            return await work(unit);
        });
        Lane(act.SubjectId).Enqueue(pending, cancellation);
        var result = await pending.Completion;
        if (pending.LeftWork) Committed.Set();
        return result;
    }

    private WriteLane Lane(string? key) =>
        _lanes.Length == 1 ? _lanes[0]
        : key is null ? _lanes[(uint)Interlocked.Increment(ref _next) % _lanes.Length]
        : _lanes[(uint)string.GetHashCode(key, StringComparison.Ordinal) % _lanes.Length];

    /// <summary>Finishes what was queued and closes the lanes.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes) await lane.DisposeAsync();
    }
}

internal sealed record LaneContext(
    IStore Store, TimeProvider Clock, IdGenerator Ids, AuditTrail Audit, EventCatalogue Events, IServiceProvider Services, ScopeStamps Stamps, ILogger Log)
{
    public ModuleDbFactory<TDb> Factory<TDb>()
        where TDb : ModuleDb => Services.GetRequiredService<ModuleDbFactory<TDb>>();
}

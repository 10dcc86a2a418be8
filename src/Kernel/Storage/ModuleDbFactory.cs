using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Kernel.Storage;

/// <summary>Makes the contexts of one module, for reading or on the connection of a write lane.</summary>
public sealed class ModuleDbFactory<TDb>(IStore store, Func<DbContextOptions<TDb>, TDb> create) : IDisposable
    where TDb : ModuleDb
{
    private const int MostIdle = 32;
    private readonly ConcurrentDictionary<DbConnection, DbContextOptions<TDb>> _ofLane = new();
    private readonly ConcurrentQueue<TDb> _idle = new();
    private int _waiting;
    private bool _disposed;

    /// <summary>
    /// A context that reads on a connection of its own. Disposing it gives it back: making a context and opening a connection cost more than most queries.
    /// </summary>
    public TDb OpenForReading()
    {
        if (_idle.TryDequeue(out var context)) Interlocked.Decrement(ref _waiting);
        else
        {
            var builder = Plain();
            store.UseForReading(builder);
            builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
            context = create(builder.Options);
        }

        context.Lend(GiveBack);
        return context;
    }

    /// <summary>A tracking context on the connection of a lane.</summary>
    internal TDb OpenOn(DbConnection connection) => create(_ofLane.GetOrAdd(connection, lane =>
    {
        var builder = Plain();
        store.Use(builder, lane);
        return builder.Options;
    }));

    /// <summary>Forgets the connection of a lane that was closed.</summary>
    internal void Forget(DbConnection connection) => _ofLane.TryRemove(connection, out _);

    /// <summary>Closes the contexts that wait for use.</summary>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryDequeue(out var context)) context.Close();
    }

    private bool GiveBack(ModuleDb context)
    {
        if (_disposed || Volatile.Read(ref _waiting) >= MostIdle) return false;
        context.ChangeTracker.Clear();
        Interlocked.Increment(ref _waiting);
        _idle.Enqueue((TDb)context);
        return true;
    }

    private static DbContextOptionsBuilder<TDb> Plain()
    {
        var builder = new DbContextOptionsBuilder<TDb>();
        builder.EnableThreadSafetyChecks(false);
        return builder;
    }
}

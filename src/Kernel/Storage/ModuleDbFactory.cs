using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Kernel.Storage;

/// <summary>Makes the contexts of one module, for reading or on the connection of a write lane.</summary>
public sealed class ModuleDbFactory<TDb>(IStore store, Func<DbContextOptions<TDb>, TDb> create)
    where TDb : ModuleDb
{
    private readonly ConcurrentDictionary<DbConnection, DbContextOptions<TDb>> _ofLane = new();
    private readonly Lazy<DbContextOptions<TDb>> _reading = new(() =>
    {
        var builder = Plain();
        store.UseForReading(builder);
        builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return builder.Options;
    });

    /// <summary>A context that reads on a connection of its own.</summary>
    public TDb OpenForReading() => create(_reading.Value);

    /// <summary>A tracking context on the connection of a lane.</summary>
    internal TDb OpenOn(DbConnection connection) => create(_ofLane.GetOrAdd(connection, lane =>
    {
        var builder = Plain();
        store.Use(builder, lane);
        return builder.Options;
    }));

    /// <summary>Forgets the connection of a lane that was closed.</summary>
    internal void Forget(DbConnection connection) => _ofLane.TryRemove(connection, out _);

    private static DbContextOptionsBuilder<TDb> Plain()
    {
        var builder = new DbContextOptionsBuilder<TDb>();
        builder.EnableThreadSafetyChecks(false);
        return builder;
    }
}

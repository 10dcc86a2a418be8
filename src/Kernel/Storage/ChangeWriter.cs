using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Heluo.Kernel.Storage;

/// <summary>
/// Saves what a unit changed in a module's context with the lane's prepared statements: deletions, updates of the columns that differ, insertions. Making commands anew for each act, as the
/// context would, costs more than the act.
/// </summary>
internal sealed class ChangeWriter(LaneStatements statements)
{
    private readonly Dictionary<IEntityType, EntityStatements> _known = [];

    /// <summary>Posts the statements; the context keeps its state and is to be cleared afterwards.</summary>
    public void Write(ModuleDb context)
    {
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        var entries = context.ChangeTracker.Entries().ToList();
        foreach (var entry in entries)
            if (entry.State == EntityState.Deleted) Of(entry.Metadata).Delete(statements, entry.Entity, column => Before(entry, column));
        foreach (var entry in entries)
            if (entry.State is EntityState.Unchanged or EntityState.Modified) Update(entry);
        foreach (var entry in entries)
            if (entry.State == EntityState.Added) Of(entry.Metadata).Insert(statements, entry.Entity);
    }

    /// <summary>The statements of a kind of entity, made once for a lane.</summary>
    public EntityStatements Of(IEntityType entity)
    {
        if (!_known.TryGetValue(entity, out var found)) _known.Add(entity, found = new EntityStatements(entity));
        return found;
    }

    private void Update(EntityEntry entry)
    {
        var kind = Of(entry.Metadata);
        UInt128 changed = 0;
        foreach (var column in kind.Columns)
            if (!column.Comparer.Equals(column.Value(entry.Entity), entry.OriginalValues[column.Property])) changed |= column.Bit;
        kind.Update(statements, entry.Entity, changed, column => Before(entry, column));
    }

    private static object? Before(EntityEntry entry, EntityStatements.Column column) => column.Convert(entry.OriginalValues[column.Property]);
}

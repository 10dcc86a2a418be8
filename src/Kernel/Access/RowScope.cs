using System.Linq.Expressions;

namespace Heluo.Kernel.Access;

/// <summary>A row that belongs to a body in a division.</summary>
public interface IScopedRow
{
    /// <summary>The body that owns the row.</summary>
    long BodyId { get; }

    /// <summary>Division of the body, as a prefix code (2, 4, 6, 9 or 12 digits).</summary>
    string Division { get; }
}

/// <summary>Which rows an actor may touch with a permission; used on reads, writes, counts and exports alike.</summary>
public sealed class RowScope
{
    private readonly bool _all;
    private readonly long[] _bodies;
    private readonly string[] _divisions;

    private RowScope(bool all, long[] bodies, string[] divisions) => (_all, _bodies, _divisions) = (all, bodies, divisions);

    /// <summary>The scope of one permission.</summary>
    public static RowScope Of(Actor actor, string permission)
    {
        if (actor.Kind == ActorKind.System) return new RowScope(true, [], []);
        var grants = actor.Grants.Where(g => g.Permission == permission).ToArray();
        return new RowScope(
            false,
            [.. grants.Where(g => !g.WholeDivision).Select(g => g.BodyId).Distinct()],
            [.. grants.Where(g => g.WholeDivision).Select(g => g.Division).Distinct()]);
    }

    /// <summary>True when nothing is reachable.</summary>
    public bool IsEmpty => !_all && _bodies.Length == 0 && _divisions.Length == 0;

    /// <summary>Bodies reached one by one.</summary>
    public IReadOnlyList<long> Bodies => _bodies;

    /// <summary>Divisions reached whole.</summary>
    public IReadOnlyList<string> Divisions => _divisions;

    /// <summary>True when the scope holds a body of a division.</summary>
    public bool Holds(long bodyId, string division) =>
        _all || Array.IndexOf(_bodies, bodyId) >= 0 || Array.Exists(_divisions, d => division.StartsWith(d, StringComparison.Ordinal));

    /// <summary>The rows of <paramref name="rows"/> that the scope holds, as SQL.</summary>
    public IQueryable<TRow> Filter<TRow>(IQueryable<TRow> rows)
        where TRow : IScopedRow
    {
        if (_all) return rows;
        var row = Expression.Parameter(typeof(TRow), "row");
        Expression test = Expression.Constant(false);
        if (_bodies.Length == 1)
            test = Expression.Equal(Expression.Property(row, nameof(IScopedRow.BodyId)), Expression.Constant(_bodies[0]));
        else if (_bodies.Length > 1)
            test = Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(long)], Expression.Constant(_bodies), Expression.Property(row, nameof(IScopedRow.BodyId)));
        foreach (var division in _divisions)
        {
            var starts = Expression.Call(Expression.Property(row, nameof(IScopedRow.Division)), nameof(string.StartsWith), null, Expression.Constant(division));
            test = Expression.OrElse(test, starts);
        }

        return rows.Where(Expression.Lambda<Func<TRow, bool>>(test, row));
    }
}

using System.Linq.Expressions;
using Heluo.Kernel.Access;

namespace Heluo.Platform.Cases.Reading;

/// <summary>
/// The rows an actor reaches, as one or several conditions that an index serves each: a body, a county, or a wider division. A list asks them one by one and merges, because a single
/// condition joined by “or” would be sorted whole.
/// </summary>
internal static class ScopeBranches
{
    public static IReadOnlyList<Expression<Func<TRow, bool>>> Of<TRow>(Actor actor, string permission)
        where TRow : class, Domain.ICountyRow
    {
        var scope = RowScope.Of(actor, permission);
        if (scope.IsEmpty) return [];
        List<Expression<Func<TRow, bool>>> branches = [];
        foreach (var body in scope.Bodies) branches.Add(row => row.BodyId == body);
        foreach (var division in scope.Divisions) branches.Add(In<TRow>(division));
        return branches.Count > 0 ? branches : [_ => true];
    }

    /// <summary>One page of the branches together, in the order of the key.</summary>
    public static async Task<List<TRow>> MergeAsync<TRow, TKey>(IEnumerable<Task<List<TRow>>> branches, Func<TRow, TKey> key, Func<TRow, long> id, bool descending, int take)
    {
        List<TRow> all = [];
        foreach (var branch in branches) all.AddRange(await branch);
        var ordered = descending ? all.OrderByDescending(key).ThenByDescending(id) : all.OrderBy(key).ThenBy(id);
        return [.. ordered.DistinctBy(id).Take(take)];
    }

    private static Expression<Func<TRow, bool>> In<TRow>(string division)
        where TRow : class, Domain.ICountyRow
    {
        if (division.Length < 6) return row => row.Division.StartsWith(division);
        var county = division[..6];
        return division.Length == 6 ? row => row.County == county : row => row.County == county && row.Division.StartsWith(division);
    }
}

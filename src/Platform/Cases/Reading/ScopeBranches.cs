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

    /// <summary>The same rows, a body's within its county, so that an index that begins with the county serves each.</summary>
    public static IReadOnlyList<Expression<Func<TRow, bool>>> ByCounty<TRow>(Actor actor, string permission)
        where TRow : class, Domain.ICountyRow
    {
        var scope = RowScope.Of(actor, permission);
        if (scope.IsEmpty || scope.Bodies.Count + scope.Divisions.Count == 0) return Of<TRow>(actor, permission);
        List<Expression<Func<TRow, bool>>> branches = [.. scope.Divisions.Select(In<TRow>)];
        foreach (var (body, county) in actor.Grants.Where(g => g.Permission == permission && !g.WholeDivision).Select(g => (g.BodyId, Domain.Matter.CountyOf(g.Division))).Distinct())
            branches.Add(row => row.County == county && row.BodyId == body);
        return branches;
    }

    /// <summary>One page of the branches together, in the order of the key.</summary>
    public static async Task<List<TRow>> MergeAsync<TRow, TKey>(IEnumerable<Task<List<TRow>>> branches, Func<TRow, TKey> key, Func<TRow, long> id, bool descending, int take, IComparer<TKey>? order = null)
    {
        List<TRow> all = [];
        foreach (var branch in branches) all.AddRange(await branch);
        var ordered = descending ? all.OrderByDescending(key, order).ThenByDescending(id) : all.OrderBy(key, order).ThenBy(id);
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

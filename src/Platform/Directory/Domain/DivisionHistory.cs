using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Data;

namespace Heluo.Platform.Directory.Domain;

/// <summary>Divisions as they were on a day, and what became of them. A code may have meant different places at different times: 419001 was 义马市 until 1995 and is 济源市 since 1997.</summary>
internal sealed class DivisionHistory(ModuleDbFactory<DirectoryDb> databases)
{
    private const int LongestChain = 10;

    public Division? Find(string code, DateOnly day)
    {
        using var db = databases.OpenForReading();
        return Rows(db, code, day).Select(DirectoryReader.ToContract).FirstOrDefault();
    }

    /// <summary>Divisions valid on <paramref name="until"/> that stand in place of the one that had the code on <paramref name="day"/>.</summary>
    public IEnumerable<Division> SuccessorsOf(string code, DateOnly day, DateOnly until)
    {
        using var db = databases.OpenForReading();
        return [.. Follow(db, code, day, until, 0).DistinctBy(d => d.Code)];
    }

    private static IEnumerable<Division> Follow(DirectoryDb db, string code, DateOnly day, DateOnly until, int depth)
    {
        foreach (var row in Rows(db, code, day))
        {
            if (row.ValidTo is not { } last || last >= until) yield return DirectoryReader.ToContract(row);
            else if (row.Successor is { } next && depth < LongestChain)
                foreach (var later in Follow(db, next, last.AddDays(1), until, depth + 1)) yield return later;
        }
    }

    private static List<DivisionRow> Rows(DirectoryDb db, string code, DateOnly day)
    {
        var former = code + "@";
        return [.. db.Divisions.Where(d => (d.Code == code || d.Code.StartsWith(former)) && (d.ValidFrom == null || d.ValidFrom <= day) && (d.ValidTo == null || d.ValidTo >= day)).OrderBy(d => d.Code)];
    }
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;

namespace Heluo.Platform.Directory.Features;

/// <summary>A change with its day and basis.</summary>
/// <param name="EffectiveFrom">First day.</param>
/// <param name="Basis">Document that orders it.</param>
internal sealed record Ordered(DateOnly EffectiveFrom, string Basis)
{
    public Error? Fault(DateOnly today) => EffectiveFrom < today ? DirectoryErrors.DayPassed : Basis.Trim().Length == 0 ? DirectoryErrors.BasisNeeded : null;
}

/// <summary>Runs changes of the directory: one unit, a line of history, and every reader sees it at once.</summary>
internal sealed class DirectoryAct(Writes writes, DirectoryReader reader)
{
    public async Task<Result<T>> RunAsync<T>(Actor actor, string name, string subjectKind, string? subject, Func<Unit, DirectoryDb, Task<Result<T>>> work, CancellationToken cancellation)
    {
        var result = await writes.RunAsync<T>(new Act(actor, name, subjectKind, subject), unit => work(unit, unit.Db<DirectoryDb>()), cancellation);
        if (result.Ok) reader.Forget();
        return result;
    }

    public static void Note(Unit unit, ChangeKind kind, string subjectKind, string key, string name, Ordered order, string before = "", string after = "")
    {
        unit.Db<DirectoryDb>().Reorganisations.Add(new Reorganisation
        {
            Id = unit.NextId(), Kind = kind, SubjectKind = subjectKind, SubjectKey = key, SubjectName = name, EffectiveFrom = order.EffectiveFrom, Before = before, After = after,
            Basis = order.Basis.Trim(), ActorId = unit.Actor.HolderId, ActorName = unit.Actor.Name, At = unit.Now,
        });
        unit.Facts["effectiveFrom"] = order.EffectiveFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }
}

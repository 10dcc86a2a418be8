using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Features;

/// <summary>Adds, renames and replaces divisions by date. A renamed or replaced one keeps its former name and code under the days they were valid.</summary>
internal sealed class ManageDivisions(DirectoryAct act)
{
    public Task<Result<string>> AddAsync(Actor actor, string parent, string code, string name, Ordered order, CancellationToken cancellation) =>
        act.RunAsync<string>(actor, "directory.add-division", "division", code, async (unit, db) =>
        {
            if (!actor.Can(DirectoryPermissions.Manage.Code, 0, parent)) return DirectoryErrors.NoRight;
            if (order.Fault(unit.Now.DayInChina()) is { } fault) return fault;
            if (name.Trim().Length == 0) return DirectoryErrors.NameNeeded;
            var above = await Current(db, parent, cancellation);
            if (above is null) return DirectoryErrors.DivisionUnknown;
            if (!code.StartsWith(parent, StringComparison.Ordinal) || !code.All(char.IsAsciiDigit) || LengthBelow(above) != code.Length) return DirectoryErrors.CodeWrong;
            if (await db.Divisions.AnyAsync(d => d.Code == code, cancellation)) return DirectoryErrors.CodeTaken;
            db.Divisions.Add(new DivisionRow { Code = code, Name = name.Trim(), Level = above.Level + 1, Parent = parent, ValidFrom = order.EffectiveFrom });
            DirectoryAct.Note(unit, ChangeKind.Added, Reorganisation.OfDivision, code, name.Trim(), order, after: name.Trim());
            return code;
        }, cancellation);

    /// <summary>The code stays; the old name is kept under the days it was valid.</summary>
    public Task<Result<Done>> RenameAsync(Actor actor, string code, string name, Ordered order, CancellationToken cancellation) =>
        act.RunAsync<Done>(actor, "directory.rename-division", "division", code, async (unit, db) =>
        {
            if (!actor.Can(DirectoryPermissions.Manage.Code, 0, code)) return DirectoryErrors.NoRight;
            if (order.Fault(unit.Now.DayInChina()) is { } fault) return fault;
            var row = await Current(db, code, cancellation);
            if (row is null) return DirectoryErrors.DivisionUnknown;
            if (name.Trim().Length == 0) return DirectoryErrors.NameNeeded;
            if (name.Trim() == row.Name) return DirectoryErrors.NameSame;
            if (row.ValidFrom >= order.EffectiveFrom) return DirectoryErrors.PlannedLater;
            var ended = order.EffectiveFrom.AddDays(-1);
            db.Divisions.Add(new DivisionRow
            {
                Code = $"{code}@{ended:yyyy-MM-dd}", Name = row.Name, Level = row.Level, Parent = row.Parent, IsZone = row.IsZone, ValidFrom = row.ValidFrom, ValidTo = ended, Successor = code,
            });
            DirectoryAct.Note(unit, ChangeKind.Renamed, Reorganisation.OfDivision, code, row.Name, order, row.Name, name.Trim());
            (row.Name, row.ValidFrom) = (name.Trim(), order.EffectiveFrom);
            return Done.Value;
        }, cancellation);

    /// <summary>Another division stands in its place: merged into one that exists, or replaced by a new code.</summary>
    public Task<Result<Done>> ReplaceAsync(Actor actor, string code, string successor, Ordered order, CancellationToken cancellation) =>
        act.RunAsync<Done>(actor, "directory.replace-division", "division", code, async (unit, db) =>
        {
            if (!actor.Can(DirectoryPermissions.Manage.Code, 0, code)) return DirectoryErrors.NoRight;
            if (order.Fault(unit.Now.DayInChina()) is { } fault) return fault;
            var row = await Current(db, code, cancellation);
            if (row is null) return DirectoryErrors.DivisionUnknown;
            if (row.ValidTo is { } gone) return DirectoryErrors.AlreadyEnded.With(gone.ToChineseText());
            var other = successor == code ? null : await Current(db, successor, cancellation);
            if (other is null || other.ValidTo is not null) return DirectoryErrors.SuccessorWrong;
            var below = await db.Divisions.CountAsync(d => d.Parent == code && d.ValidTo == null, cancellation);
            if (below > 0 && row.Level < DivisionLevel.County) return DirectoryErrors.HasBodies.With(below);
            (row.ValidTo, row.Successor) = (order.EffectiveFrom.AddDays(-1), successor);
            DirectoryAct.Note(unit, ChangeKind.Replaced, Reorganisation.OfDivision, code, row.Name, order, $"{row.Name}（{code}）", $"{other.Name}（{successor}）");
            return Done.Value;
        }, cancellation);

    private static Task<DivisionRow?> Current(DirectoryDb db, string code, CancellationToken cancellation) => db.Divisions.SingleOrDefaultAsync(d => d.Code == code, cancellation);

    private static int LengthBelow(DivisionRow above) => above.Level switch { DivisionLevel.Province => 4, DivisionLevel.City => 6, DivisionLevel.County => 9, DivisionLevel.Township => 12, _ => 0 };
}

using Heluo.Engines.Codes;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Heluo.Platform.Directory.Reading;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Features;

/// <summary>A new body.</summary>
internal sealed record NewBody
{
    public required string Division { get; init; }
    public required string Kind { get; init; }
    public required string Name { get; init; }
    public required string CreditCode { get; init; }
    public string Phone { get; init; } = "";
    public string Address { get; init; } = "";
}

/// <summary>Sets up, renames, merges and abolishes bodies by date.</summary>
internal sealed class ManageBodies(DirectoryAct act)
{
    public Task<Result<long>> AddAsync(Actor actor, NewBody body, Ordered order, CancellationToken cancellation) =>
        act.RunAsync<long>(actor, "directory.add-body", "body", body.CreditCode, async (unit, db) =>
        {
            if (!actor.Can(DirectoryPermissions.Manage.Code, 0, body.Division)) return DirectoryErrors.NoRight;
            if (order.Fault(unit.Now.DayInChina()) is { } fault) return fault;
            if (body.Name.Trim().Length == 0) return DirectoryErrors.NameNeeded;
            if (!CreditCode.Check(body.CreditCode).IsNone) return DirectoryErrors.CreditCodeWrong;
            if (await db.Bodies.AnyAsync(b => b.CreditCode == body.CreditCode && b.ValidTo == null, cancellation)) return DirectoryErrors.CreditCodeTaken;
            var division = await db.Divisions.SingleOrDefaultAsync(d => d.Code == body.Division, cancellation);
            if (division is null) return DirectoryErrors.DivisionUnknown;
            var row = new BodyRow
            {
                Id = unit.NextId(), CreditCode = body.CreditCode, Name = body.Name.Trim(), Kind = body.Kind, Level = division.Level, Division = body.Division, Phone = body.Phone.Trim(),
                Address = body.Address.Trim(), ValidFrom = order.EffectiveFrom,
            };
            db.Bodies.Add(row);
            DirectoryAct.Note(unit, ChangeKind.Added, Reorganisation.OfBody, $"{row.Id}", row.Name, order, after: row.Name);
            return row.Id;
        }, cancellation);

    public Task<Result<Done>> RenameAsync(Actor actor, long id, string name, Ordered order, CancellationToken cancellation) =>
        ChangeAsync(actor, "directory.rename-body", id, order, async (unit, db, row, current) =>
        {
            if (name.Trim().Length == 0) return DirectoryErrors.NameNeeded;
            if (name.Trim() == current) return DirectoryErrors.NameSame;
            foreach (var planned in await db.BodyNames.Where(n => n.BodyId == id && n.ValidFrom >= order.EffectiveFrom).ToListAsync(cancellation)) db.BodyNames.Remove(planned);
            db.BodyNames.Add(new BodyName { Id = unit.NextId(), BodyId = id, Name = name.Trim(), ValidFrom = order.EffectiveFrom });
            DirectoryAct.Note(unit, ChangeKind.Renamed, Reorganisation.OfBody, $"{id}", current, order, current, name.Trim());
            return null;
        }, cancellation);

    /// <summary>Where people find it; from now on.</summary>
    public Task<Result<Done>> LocateAsync(Actor actor, long id, string phone, string address, CancellationToken cancellation) =>
        act.RunAsync<Done>(actor, "directory.locate-body", "body", $"{id}", async (_, db) =>
        {
            var row = await db.Bodies.SingleOrDefaultAsync(b => b.Id == id, cancellation);
            if (row is null) return DirectoryErrors.BodyUnknown;
            if (!actor.Can(DirectoryPermissions.Manage.Code, row.Id, row.Division)) return DirectoryErrors.NoRight;
            (row.Phone, row.Address) = (phone.Trim(), address.Trim());
            return Done.Value;
        }, cancellation);

    /// <summary>Its work, running matters and people go to another body.</summary>
    public Task<Result<Done>> MergeAsync(Actor actor, long id, long successor, Ordered order, CancellationToken cancellation) =>
        ChangeAsync(actor, "directory.merge-body", id, order, async (unit, db, row, current) =>
        {
            var other = successor == id ? null : await db.Bodies.SingleOrDefaultAsync(b => b.Id == successor && b.ValidTo == null, cancellation);
            if (other is null) return DirectoryErrors.SuccessorWrong;
            await EndAsync(db, row, order, successor, cancellation);
            DirectoryAct.Note(unit, ChangeKind.Merged, Reorganisation.OfBody, $"{id}", current, order, current, BodyNames.Of(other, await db.BodyNames.Where(n => n.BodyId == successor).ToListAsync(cancellation), order.EffectiveFrom));
            return null;
        }, cancellation);

    public Task<Result<Done>> AbolishAsync(Actor actor, long id, Ordered order, CancellationToken cancellation) =>
        ChangeAsync(actor, "directory.abolish-body", id, order, async (unit, db, row, current) =>
        {
            await EndAsync(db, row, order, null, cancellation);
            DirectoryAct.Note(unit, ChangeKind.Abolished, Reorganisation.OfBody, $"{id}", current, order, current);
            return null;
        }, cancellation);

    /// <summary>The body, its posts and who holds them end the day before.</summary>
    private static async Task EndAsync(DirectoryDb db, BodyRow row, Ordered order, long? successor, CancellationToken cancellation)
    {
        var last = order.EffectiveFrom.AddDays(-1);
        (row.ValidTo, row.SuccessorId) = (last, successor);
        foreach (var post in await db.Posts.Where(p => p.BodyId == row.Id && (p.ValidTo == null || p.ValidTo > last)).ToListAsync(cancellation))
        {
            post.ValidTo = last;
            foreach (var held in await db.Appointments.Where(a => a.PostId == post.Id && (a.ValidTo == null || a.ValidTo > last)).ToListAsync(cancellation)) held.ValidTo = last;
        }
    }

    private Task<Result<Done>> ChangeAsync(
        Actor actor, string name, long id, Ordered order, Func<Unit, DirectoryDb, BodyRow, string, Task<Error?>> change, CancellationToken cancellation) =>
        act.RunAsync<Done>(actor, name, "body", $"{id}", async (unit, db) =>
        {
            var row = await db.Bodies.SingleOrDefaultAsync(b => b.Id == id, cancellation);
            if (row is null) return DirectoryErrors.BodyUnknown;
            if (!actor.Can(DirectoryPermissions.Manage.Code, row.Id, row.Division)) return DirectoryErrors.NoRight;
            if (row.ValidTo is { } gone) return DirectoryErrors.AlreadyEnded.With(gone.ToChineseText());
            if (order.Fault(unit.Now.DayInChina()) is { } fault) return fault;
            var current = BodyNames.Of(row, await db.BodyNames.Where(n => n.BodyId == id).ToListAsync(cancellation), unit.Now.DayInChina());
            return await change(unit, db, row, current) is { } no ? no : Done.Value;
        }, cancellation);
}

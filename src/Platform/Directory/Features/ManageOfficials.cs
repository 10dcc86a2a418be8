using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Features;

/// <summary>Takes people in, moves them, and lets them go.</summary>
internal sealed class ManageOfficials(DirectoryAct act)
{
    public Task<Result<long>> AddAsync(Actor actor, long bodyId, string name, string staffNumber, string phone, CancellationToken cancellation) =>
        act.RunAsync<long>(actor, "directory.add-official", "body", $"{bodyId}", async (unit, db) =>
        {
            var body = await db.Bodies.SingleOrDefaultAsync(b => b.Id == bodyId && b.ValidTo == null, cancellation);
            if (body is null) return DirectoryErrors.BodyUnknown;
            if (!actor.Can(DirectoryPermissions.Manage.Code, body.Id, body.Division)) return DirectoryErrors.NoRight;
            if (name.Trim().Length == 0) return DirectoryErrors.NameNeeded;
            if (staffNumber.Trim().Length is 0 or > 40) return DirectoryErrors.Invalid.With(1) with { Fields = new Dictionary<string, string> { ["staffNumber"] = "请填写工号，最长 40 位" } };
            if (await db.Officials.AnyAsync(o => o.StaffNumber == staffNumber.Trim(), cancellation)) return DirectoryErrors.StaffNumberTaken;
            var official = new Official { Id = unit.NextId(), Name = name.Trim(), BodyId = bodyId, StaffNumber = staffNumber.Trim(), Phone = phone.Trim() };
            db.Officials.Add(official);
            DirectoryAct.Note(unit, ChangeKind.Added, Reorganisation.OfOfficial, $"{official.Id}", official.Name, new Ordered(unit.Now.DayInChina(), ""), after: body.Name);
            return official.Id;
        }, cancellation);

    /// <summary>Leaves all posts the day before and belongs to another body.</summary>
    public Task<Result<Done>> TransferAsync(Actor actor, long officialId, long bodyId, Ordered order, CancellationToken cancellation) =>
        ChangeAsync(actor, "directory.transfer-official", officialId, order, async (unit, db, official) =>
        {
            var body = await db.Bodies.SingleOrDefaultAsync(b => b.Id == bodyId && b.ValidTo == null, cancellation);
            if (body is null || bodyId == official.BodyId) return DirectoryErrors.SuccessorWrong;
            if (!actor.Can(DirectoryPermissions.Manage.Code, body.Id, body.Division)) return DirectoryErrors.NoRight;
            await EndAllAsync(db, officialId, order.EffectiveFrom.AddDays(-1), cancellation);
            var before = await db.Bodies.Where(b => b.Id == official.BodyId).Select(b => b.Name).SingleOrDefaultAsync(cancellation) ?? "";
            official.BodyId = bodyId;
            DirectoryAct.Note(unit, ChangeKind.Transferred, Reorganisation.OfOfficial, $"{officialId}", official.Name, order, before, body.Name);
            return null;
        }, cancellation);

    /// <summary>Retires or resigns: all posts end, the account no longer opens.</summary>
    public Task<Result<Done>> LeaveAsync(Actor actor, long officialId, Ordered order, CancellationToken cancellation) =>
        ChangeAsync(actor, "directory.official-leaves", officialId, order, async (unit, db, official) =>
        {
            await EndAllAsync(db, officialId, order.EffectiveFrom.AddDays(-1), cancellation);
            if (order.EffectiveFrom <= unit.Now.DayInChina()) official.Active = false;
            DirectoryAct.Note(unit, ChangeKind.Left, Reorganisation.OfOfficial, $"{officialId}", official.Name, order);
            return null;
        }, cancellation);

    private static async Task EndAllAsync(DirectoryDb db, long officialId, DateOnly last, CancellationToken cancellation)
    {
        foreach (var held in await db.Appointments.Where(a => a.OfficialId == officialId && (a.ValidTo == null || a.ValidTo > last)).ToListAsync(cancellation)) held.ValidTo = last;
    }

    private Task<Result<Done>> ChangeAsync(
        Actor actor, string name, long officialId, Ordered order, Func<Kernel.Storage.Unit, DirectoryDb, Official, Task<Error?>> change, CancellationToken cancellation) =>
        act.RunAsync<Done>(actor, name, "official", $"{officialId}", async (unit, db) =>
        {
            var official = await db.Officials.SingleOrDefaultAsync(o => o.Id == officialId && o.Active, cancellation);
            if (official is null) return DirectoryErrors.OfficialUnknown;
            var body = await db.Bodies.SingleAsync(b => b.Id == official.BodyId, cancellation);
            if (!actor.Can(DirectoryPermissions.Manage.Code, body.Id, body.Division)) return DirectoryErrors.NoRight;
            if (officialId == actor.HolderId) return DirectoryErrors.Oneself;
            if (order.Fault(unit.Now.DayInChina()) is { } fault) return fault;
            return await change(unit, db, official) is { } no ? no : Done.Value;
        }, cancellation);
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Features;

/// <summary>An appointment asked for.</summary>
/// <param name="OfficialId">Who.</param>
/// <param name="PostId">To which post.</param>
/// <param name="Acting">Acting only; then it ends on a day.</param>
/// <param name="To">Last day; null for open.</param>
internal sealed record NewAppointment(long OfficialId, long PostId, bool Acting, DateOnly? To);

/// <summary>Appoints officials to posts, regular or acting, and ends appointments. Nobody appoints herself; duties that exclude each other never meet in a person.</summary>
internal sealed class Appoint(DirectoryAct act)
{
    private const int LongestActingDays = 366;

    public Task<Result<long>> RunAsync(Actor actor, NewAppointment wanted, Ordered order, CancellationToken cancellation) =>
        act.RunAsync<long>(actor, wanted.Acting ? "directory.appoint-acting" : "directory.appoint", "official", $"{wanted.OfficialId}", async (unit, db) =>
        {
            var post = await db.Posts.SingleOrDefaultAsync(p => p.Id == wanted.PostId && p.ValidTo == null, cancellation);
            if (post is null) return DirectoryErrors.PostUnknown;
            var body = await db.Bodies.SingleAsync(b => b.Id == post.BodyId, cancellation);
            if (!actor.Can(DirectoryPermissions.Grant.Code, body.Id, body.Division)) return DirectoryErrors.NoRight;
            if (wanted.OfficialId == actor.HolderId) return DirectoryErrors.Oneself;
            var official = await db.Officials.SingleOrDefaultAsync(o => o.Id == wanted.OfficialId, cancellation);
            if (official is null) return DirectoryErrors.OfficialUnknown;
            if (!official.Active) return DirectoryErrors.OfficialInactive;
            if (order.Fault(unit.Now.DayInChina()) is { } fault) return fault;
            if (wanted.Acting && (wanted.To is not { } end || end > order.EffectiveFrom.AddDays(LongestActingDays))) return DirectoryErrors.ActingNeedsEnd;
            if (wanted.To < order.EffectiveFrom) return DirectoryErrors.EndBeforeStart;
            if (await db.Appointments.AnyAsync(a => a.OfficialId == official.Id && a.PostId == post.Id && (a.ValidTo == null || a.ValidTo >= order.EffectiveFrom)
                && (wanted.To == null || a.ValidFrom <= wanted.To), cancellation)) return DirectoryErrors.AlreadyHeld;
            var held = await DutyRules.HeldAsync(db, official.Id, order.EffectiveFrom, wanted.To, post.Id, cancellation);
            var known = await db.Duties.ToDictionaryAsync(d => d.Code, cancellation);
            if (DutyRules.Clash([.. held, .. post.Duties.Split(' ', StringSplitOptions.RemoveEmptyEntries)], known) is { } clash) return DirectoryErrors.DutiesExclude.With(clash.First, clash.Second);
            var appointment = new Appointment { Id = unit.NextId(), OfficialId = official.Id, PostId = post.Id, Acting = wanted.Acting, ValidFrom = order.EffectiveFrom, ValidTo = wanted.To };
            db.Appointments.Add(appointment);
            DirectoryAct.Note(unit, ChangeKind.Appointed, Reorganisation.OfOfficial, $"{official.Id}", official.Name, order, after: $"{body.Name} {post.Name}{(wanted.Acting ? "（代理）" : "")}");
            return appointment.Id;
        }, cancellation);

    /// <summary>The appointment ends; <see cref="Ordered.EffectiveFrom"/> is the first day without it.</summary>
    public Task<Result<Done>> EndAsync(Actor actor, long appointmentId, Ordered order, CancellationToken cancellation) =>
        act.RunAsync<Done>(actor, "directory.end-appointment", "appointment", $"{appointmentId}", async (unit, db) =>
        {
            var appointment = await db.Appointments.SingleOrDefaultAsync(a => a.Id == appointmentId, cancellation);
            if (appointment is null) return DirectoryErrors.AppointmentUnknown;
            var post = await db.Posts.SingleAsync(p => p.Id == appointment.PostId, cancellation);
            var body = await db.Bodies.SingleAsync(b => b.Id == post.BodyId, cancellation);
            if (!actor.Can(DirectoryPermissions.Grant.Code, body.Id, body.Division)) return DirectoryErrors.NoRight;
            if (appointment.OfficialId == actor.HolderId) return DirectoryErrors.Oneself;
            if (order.Fault(unit.Now.DayInChina()) is { } fault) return fault;
            if (appointment.ValidTo < order.EffectiveFrom) return DirectoryErrors.AlreadyEnded.With(appointment.ValidTo.Value.ToChineseText());
            appointment.ValidTo = order.EffectiveFrom.AddDays(-1);
            var official = await db.Officials.SingleAsync(o => o.Id == appointment.OfficialId, cancellation);
            DirectoryAct.Note(unit, ChangeKind.AppointmentEnded, Reorganisation.OfOfficial, $"{official.Id}", official.Name, order, $"{body.Name} {post.Name}");
            return Done.Value;
        }, cancellation);
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Features;

/// <summary>Adds posts, sets their duties, ends them. Duties are the security administrator's (安全管理员) business, posts the system administrator's.</summary>
internal sealed class ManagePosts(DirectoryAct act)
{
    public Task<Result<long>> AddAsync(Actor actor, long bodyId, string department, string name, Ordered order, CancellationToken cancellation) =>
        act.RunAsync<long>(actor, "directory.add-post", "body", $"{bodyId}", async (unit, db) =>
        {
            var body = await db.Bodies.SingleOrDefaultAsync(b => b.Id == bodyId && b.ValidTo == null, cancellation);
            if (body is null) return DirectoryErrors.BodyUnknown;
            if (!actor.Can(DirectoryPermissions.Manage.Code, body.Id, body.Division)) return DirectoryErrors.NoRight;
            if (order.Fault(unit.Now.DayInChina()) is { } fault) return fault;
            if (name.Trim().Length == 0 || department.Trim().Length == 0) return DirectoryErrors.NameNeeded;
            var post = new PostRow { Id = unit.NextId(), BodyId = bodyId, Department = department.Trim(), Name = name.Trim(), Duties = "", ValidFrom = order.EffectiveFrom };
            db.Posts.Add(post);
            DirectoryAct.Note(unit, ChangeKind.Added, Reorganisation.OfBody, $"{bodyId}", body.Name, order, after: $"{post.Department} {post.Name}");
            return post.Id;
        }, cancellation);

    public Task<Result<Done>> SetDutiesAsync(Actor actor, long postId, IReadOnlyList<string> duties, Ordered order, CancellationToken cancellation) =>
        act.RunAsync<Done>(actor, "directory.set-duties", "post", $"{postId}", async (unit, db) =>
        {
            var (post, body) = await FindAsync(db, postId, cancellation);
            if (post is null || body is null) return DirectoryErrors.PostUnknown;
            if (!actor.Can(DirectoryPermissions.Grant.Code, body.Id, body.Division)) return DirectoryErrors.NoRight;
            if (order.Basis.Trim().Length == 0) return DirectoryErrors.BasisNeeded;
            if (actor.Posts.Contains(postId)) return DirectoryErrors.Oneself;
            var known = await db.Duties.ToDictionaryAsync(d => d.Code, cancellation);
            if (duties.Any(d => !known.ContainsKey(d))) return DirectoryErrors.DutyUnknown;
            if (DutyRules.Clash(duties, known) is { } clash) return DirectoryErrors.PostExcludes.With(clash.First, clash.Second);
            foreach (var holder in await db.Appointments.Where(a => a.PostId == postId && (a.ValidTo == null || a.ValidTo >= order.EffectiveFrom)).Select(a => a.OfficialId).Distinct().ToListAsync(cancellation))
            {
                var others = await DutyRules.HeldAsync(db, holder, order.EffectiveFrom, null, postId, cancellation);
                if (DutyRules.Clash([.. others, .. duties], known) is { } inPerson) return DirectoryErrors.DutiesExclude.With(inPerson.First, inPerson.Second);
            }

            var before = DutyRules.Names(post.Duties.Split(' ', StringSplitOptions.RemoveEmptyEntries), known);
            post.Duties = string.Join(' ', duties);
            DirectoryAct.Note(unit, ChangeKind.DutiesChanged, Reorganisation.OfBody, $"{body.Id}", $"{body.Name} {post.Name}", order, before, DutyRules.Names(duties, known));
            return Done.Value;
        }, cancellation);

    public Task<Result<Done>> EndAsync(Actor actor, long postId, Ordered order, CancellationToken cancellation) =>
        act.RunAsync<Done>(actor, "directory.end-post", "post", $"{postId}", async (unit, db) =>
        {
            var (post, body) = await FindAsync(db, postId, cancellation);
            if (post is null || body is null) return DirectoryErrors.PostUnknown;
            if (!actor.Can(DirectoryPermissions.Manage.Code, body.Id, body.Division)) return DirectoryErrors.NoRight;
            if (order.Fault(unit.Now.DayInChina()) is { } fault) return fault;
            var last = order.EffectiveFrom.AddDays(-1);
            post.ValidTo = last;
            foreach (var held in await db.Appointments.Where(a => a.PostId == postId && (a.ValidTo == null || a.ValidTo > last)).ToListAsync(cancellation)) held.ValidTo = last;
            DirectoryAct.Note(unit, ChangeKind.Abolished, Reorganisation.OfBody, $"{body.Id}", body.Name, order, $"{post.Department} {post.Name}");
            return Done.Value;
        }, cancellation);

    private static async Task<(PostRow? Post, BodyRow? Body)> FindAsync(DirectoryDb db, long postId, CancellationToken cancellation)
    {
        var post = await db.Posts.SingleOrDefaultAsync(p => p.Id == postId && p.ValidTo == null, cancellation);
        return (post, post is null ? null : await db.Bodies.SingleOrDefaultAsync(b => b.Id == post.BodyId, cancellation));
    }
}

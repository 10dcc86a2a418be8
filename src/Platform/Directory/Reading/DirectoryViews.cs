using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Reading;

/// <summary>A division with what is below and what became of it.</summary>
internal sealed record DivisionView(Division Division, IReadOnlyList<Division> Path, IReadOnlyList<Division> Below, IReadOnlyList<Body> Bodies, IReadOnlyList<DivisionRow> Former, IReadOnlyList<Reorganisation> Changes, DateOnly Day);

/// <summary>Somebody in a post.</summary>
internal sealed record Holding(Appointment Appointment, Official Official, Post Post, Body Body)
{
    public bool Holds(DateOnly day) => Appointment.ValidFrom <= day && (Appointment.ValidTo is null || Appointment.ValidTo >= day);
}

/// <summary>A body with posts, people and history.</summary>
internal sealed record BodyView(BodyRow Row, string Name, Division? Division, Body? Successor, IReadOnlyList<Body> Predecessors, IReadOnlyList<PostRow> Posts, IReadOnlyList<Holding> Holdings, IReadOnlyList<Official> Officials, IReadOnlyList<Reorganisation> Changes);

/// <summary>An official with posts and history.</summary>
internal sealed record OfficialView(Official Official, Body? Body, IReadOnlyList<Holding> Holdings, IReadOnlyList<Reorganisation> Changes);

/// <summary>A post with its holders.</summary>
internal sealed record PostView(PostRow Row, Body Body, IReadOnlyList<Holding> Holdings, IReadOnlyList<Duty> Duties);

/// <summary>What a search found.</summary>
internal sealed record Found(IReadOnlyList<Division> Divisions, IReadOnlyList<Body> Bodies, IReadOnlyList<(Official Official, string Body)> Officials, IReadOnlyList<(DivisionRow Former, IReadOnlyList<Division> Now)> Former);

/// <summary>Reads for the pages of the directory, as of a day.</summary>
internal sealed class DirectoryViews(ModuleDbFactory<DirectoryDb> databases, DirectoryReader reader, DivisionHistory history, TimeProvider clock)
{
    private const int Most = 30;

    public DateOnly Today => clock.GetUtcNow().DayInChina();

    public async Task<DivisionView?> DivisionAsync(string code, DateOnly day, CancellationToken cancellation)
    {
        var snapshot = reader.On(day);
        if ((code.Length >= 12 ? reader.FindDivision(code) : snapshot.FindDivision(code)) is not { } division) return null;
        List<Division> path = [];
        for (var above = division; above is not null; above = above.Parent.Length == 0 ? null : snapshot.FindDivision(above.Parent)) path.Insert(0, above);
        await using var db = databases.OpenForReading();
        var former = await db.Divisions.Where(d => d.Successor == code && d.ValidTo != null).OrderBy(d => d.ValidTo).ToListAsync(cancellation);
        var below = code.Length >= 9 ? reader.DivisionsBelow(code) : snapshot.Below(code);
        return new DivisionView(division, path, below, snapshot.BodiesOf(code), former, await ChangesAsync(db, Reorganisation.OfDivision, code, cancellation), day);
    }

    public async Task<BodyView?> BodyAsync(long id, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var row = await db.Bodies.SingleOrDefaultAsync(b => b.Id == id, cancellation);
        if (row is null || reader.FindBody(id) is not { } body && row.ValidFrom <= Today) return null;
        var ids = reader.On(Today).PredecessorsOf(id).Select(b => b.Id).Append(id).ToList();
        var posts = await db.Posts.Where(p => p.BodyId == id && (p.ValidTo == null || p.ValidTo >= Today)).OrderBy(p => p.Id).ToListAsync(cancellation);
        var officials = await db.Officials.Where(o => ids.Contains(o.BodyId) && o.Active).OrderBy(o => o.Id).Take(500).ToListAsync(cancellation);
        return new BodyView(
            row, reader.FindBody(id)?.Name ?? row.Name, reader.FindDivision(row.Division), row.SuccessorId is { } next ? reader.FindBody(next) : null, [.. reader.On(Today).PredecessorsOf(id)],
            posts, await HoldingsAsync(db, db.Appointments.Where(a => db.Posts.Any(p => p.Id == a.PostId && p.BodyId == id)), cancellation), officials, await ChangesAsync(db, Reorganisation.OfBody, $"{id}", cancellation));
    }

    public async Task<OfficialView?> OfficialAsync(long id, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var official = await db.Officials.SingleOrDefaultAsync(o => o.Id == id, cancellation);
        return official is null ? null : new OfficialView(official, reader.FindBody(official.BodyId), await HoldingsAsync(db, db.Appointments.Where(a => a.OfficialId == id), cancellation), await ChangesAsync(db, Reorganisation.OfOfficial, $"{id}", cancellation));
    }

    public async Task<PostView?> PostAsync(long id, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var row = await db.Posts.SingleOrDefaultAsync(p => p.Id == id, cancellation);
        return row is null || reader.FindBody(row.BodyId) is not { } body ? null
            : new PostView(row, body, await HoldingsAsync(db, db.Appointments.Where(a => a.PostId == id), cancellation), await db.Duties.OrderBy(d => d.Code).ToListAsync(cancellation));
    }

    /// <summary>Divisions, bodies and people by name or pinyin initials; a code of the past leads to what stands there now.</summary>
    public async Task<Found> SearchAsync(string text, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var officials = await db.Officials.Where(o => o.Active && (o.Name.Contains(text) || o.StaffNumber == text)).OrderBy(o => o.Id).Take(Most).ToListAsync(cancellation);
        var former = await db.Divisions.Where(d => d.ValidTo != null && (d.Name.Contains(text) || d.Code == text || d.Code.StartsWith(text + "@"))).OrderByDescending(d => d.ValidTo).Take(Most).ToListAsync(cancellation);
        var divisions = reader.SearchDivisions(text, Most).ToList();
        if (text.Length <= 12 && text.All(char.IsAsciiDigit) && reader.FindDivision(text) is { } exact && divisions.All(d => d.Code != exact.Code)) divisions.Insert(0, exact);
        return new Found(divisions, reader.SearchBodies(text, Most), [.. officials.Select(o => (o, reader.FindBody(o.BodyId)?.Name ?? ""))],
            [.. former.Select(f => (f, (IReadOnlyList<Division>)[.. history.SuccessorsOf(f.Code.Split('@')[0], f.ValidTo!.Value, Today)]))]);
    }

    /// <summary>Officials who may be appointed to posts of a body, its own first.</summary>
    public async Task<IReadOnlyList<Official>> OfficialsOfAsync(long bodyId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Officials.Where(o => o.BodyId == bodyId && o.Active).OrderBy(o => o.Id).Take(500).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<Reorganisation>> ChangesAsync(long? before, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Reorganisations.Where(r => before == null || r.Id < before).OrderByDescending(r => r.Id).Take(51).ToListAsync(cancellation);
    }

    private static async Task<IReadOnlyList<Reorganisation>> ChangesAsync(DirectoryDb db, string kind, string key, CancellationToken cancellation) =>
        await db.Reorganisations.Where(r => r.SubjectKind == kind && r.SubjectKey == key).OrderByDescending(r => r.Id).Take(100).ToListAsync(cancellation);

    private async Task<IReadOnlyList<Holding>> HoldingsAsync(DirectoryDb db, IQueryable<Appointment> appointments, CancellationToken cancellation)
    {
        var rows = await (
            from appointment in appointments
            join official in db.Officials on appointment.OfficialId equals official.Id
            join post in db.Posts on appointment.PostId equals post.Id
            orderby appointment.Id descending
            select new { appointment, official, post }).Take(500).ToListAsync(cancellation);
        return [.. rows.Where(r => reader.FindBody(r.post.BodyId) is not null).Select(r => new Holding(r.appointment, r.official, r.post.ToContract(), reader.FindBody(r.post.BodyId)!))];
    }
}

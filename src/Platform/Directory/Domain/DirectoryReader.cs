using System.Text.RegularExpressions;
using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Reading;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Directory.Domain;

/// <summary>Answers from a snapshot of today, reloaded when something changed or the day turns.</summary>
internal sealed partial class DirectoryReader(ModuleDbFactory<DirectoryDb> databases, DivisionHistory history, PackFolder pack, TimeProvider clock) : IDirectory
{
    private readonly Lazy<IReadOnlyDictionary<string, BodyKind>> _kinds = new(() => pack.Read<BodyKinds>("bodies.yaml").Bodies.ToDictionary(b => b.Key));

    private const string SingleLayerCity = Seeding.BodyPlan.SingleLayerCity;
    private static readonly int[] CodeLengths = [2, 4, 6, 9, 12];
    private readonly Lock _loading = new();
    private DirectorySnapshot? _snapshot;
    private DateOnly _day;

    public Division? FindDivision(string code)
    {
        var shortest = Shorten(code);
        if (shortest.Length < 12) return Snapshot().FindDivision(shortest);
        using var db = databases.OpenForReading();
        return db.Divisions.Where(d => d.Code == shortest).AsEnumerable().Select(ToContract).FirstOrDefault();
    }

    public IReadOnlyList<Division> DivisionsBelow(string code)
    {
        var shortest = Shorten(code);
        if (shortest.Length < 9) return Snapshot().Below(shortest);
        using var db = databases.OpenForReading();
        return [.. db.Divisions.Where(d => d.Parent == shortest).OrderBy(d => d.Code).AsEnumerable().Select(ToContract)];
    }

    public string FullName(string code)
    {
        List<string> names = [];
        for (var division = FindDivision(code); division is not null; division = division.Parent.Length == 0 ? null : FindDivision(division.Parent)) names.Insert(0, division.Name);
        return string.Concat(names);
    }

    public IReadOnlyList<Division> SearchDivisions(string text, int limit) => Snapshot().SearchDivisions(text, limit);

    public Body? FindBody(long id) => Snapshot().FindBody(id) ?? Snapshot().FindAbolished(id);

    public Body? FindBodyByCode(string creditCode) => Snapshot().FindBodyByCode(creditCode);

    public Body? FindBody(string kind, string division, DivisionLevel level)
    {
        var length = level switch { DivisionLevel.Province => 2, DivisionLevel.City => 4, DivisionLevel.County => 6, DivisionLevel.Township => 9, _ => 12 };
        var code = Shorten(division);
        if (level == DivisionLevel.City && code.StartsWith(SingleLayerCity, StringComparison.Ordinal)) length = SingleLayerCity.Length;
        if (code.Length < length) return null;
        var bodies = Snapshot().BodiesOf(code[..length]);
        return bodies.FirstOrDefault(b => b.Kind == kind) ?? (StandIn(kind, level) is { } other ? bodies.FirstOrDefault(b => b.Kind == other) : null);
    }

    public IReadOnlyList<Body> BodiesOf(string division) => Snapshot().BodiesOf(Shorten(division));

    public IReadOnlyList<Body> SearchBodies(string text, int limit) => Snapshot().SearchBodies(text, limit);

    public string KindName(string kind) => _kinds.Value.TryGetValue(kind, out var known) ? known.Title : kind;

    public Post? FindPost(long id) => Snapshot().FindPost(id);

    /// <summary>Posts of the body, or of the one that took over its work.</summary>
    public IReadOnlyList<Post> PostsWithDuty(long bodyId, string duty) => [.. Snapshot().PostsOf(Snapshot().CurrentOf(bodyId)).Where(p => p.Duties.Contains(duty))];

    public Division? FindDivision(string code, DateOnly day) => history.Find(Shorten(code), day);

    public IReadOnlyList<Division> SuccessorsOf(string code, DateOnly day) => [.. history.SuccessorsOf(Shorten(code), day, clock.GetUtcNow().DayInChina())];

    public async Task<OfficialRights> RightsOfAsync(long officialId, DateOnly day, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var official = await db.Officials.SingleOrDefaultAsync(o => o.Id == officialId && o.Active, cancellation);
        if (official is null) return new OfficialRights("", [], []);
        var held = await (
            from appointment in db.Appointments
            join post in db.Posts on appointment.PostId equals post.Id
            join body in db.Bodies on post.BodyId equals body.Id
            where appointment.OfficialId == officialId && appointment.ValidFrom <= day && (appointment.ValidTo == null || appointment.ValidTo >= day)
            select new { post, body }).ToListAsync(cancellation);
        var duties = await db.Duties.ToDictionaryAsync(d => d.Code, cancellation);
        var grants =
            from holding in held
            from code in holding.post.Duties.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            where duties.ContainsKey(code)
            from permission in duties[code].Permissions.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            from body in Snapshot().PredecessorsOf(holding.body.Id).Select(b => (b.Id, b.Division)).Prepend((holding.body.Id, holding.body.Division))
            select new Grant(permission, holding.post.Id, body.Item1, body.Item2, holding.post.WholeDivision);
        return new OfficialRights(official.Name, [.. grants.Distinct()], [.. held.Select(h => h.post.ToContract())]);
    }

    public async Task<IReadOnlyList<Colleague>> HoldersOfAsync(string permission, long bodyId, string division, DateOnly day, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var duties = (await db.Duties.ToListAsync(cancellation)).Where(d => d.Permissions.Split(' ').Contains(permission)).Select(d => d.Code).ToArray();
        string[] above = [.. CodeLengths.Where(length => length <= division.Length).Select(length => division[..length])];
        var wide = from body in db.Bodies where above.Contains(body.Division) join post in db.Posts on body.Id equals post.BodyId where post.WholeDivision select post;
        var holding = await (
            from post in db.Posts.Where(p => p.BodyId == bodyId).Concat(wide)
            join appointment in db.Appointments on post.Id equals appointment.PostId
            join official in db.Officials on appointment.OfficialId equals official.Id
            where official.Active && appointment.ValidFrom <= day && (appointment.ValidTo == null || appointment.ValidTo >= day)
            select new { official.Id, official.Name, Post = post.Name, post.Duties }).ToListAsync(cancellation);
        return [.. holding.Where(h => h.Duties.Split(' ').Intersect(duties).Any()).OrderBy(h => h.Name, StringComparer.Ordinal).Select(h => new Colleague(h.Id, h.Name, h.Post)).DistinctBy(c => c.Id)];
    }

    public async Task<long?> FindOfficialAsync(string staffNumber, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Officials.Where(o => o.StaffNumber == staffNumber && o.Active).Select(o => (long?)o.Id).SingleOrDefaultAsync(cancellation);
    }

    public async Task<OfficialCard?> OfficialAsync(long officialId, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        return await db.Officials.SingleOrDefaultAsync(o => o.Id == officialId, cancellation) is { } official ? CardOf(official) : null;
    }

    public async Task<IReadOnlyList<OfficialCard>> OfficialsNamedAsync(string text, int most, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var found = await db.Officials.Where(o => o.Active && o.Name.Contains(text)).OrderBy(o => o.Name).ThenBy(o => o.Id).Take(most).ToListAsync(cancellation);
        return [.. found.Select(CardOf).OfType<OfficialCard>()];
    }

    private OfficialCard? CardOf(Official official) => FindBody(official.BodyId) is { } body ? new OfficialCard(official.Id, official.Name, official.StaffNumber, body, official.Active) : null;

    /// <summary>Forgets the snapshot; the next read loads it anew.</summary>
    public void Forget() => Volatile.Write(ref _snapshot, null);

    /// <summary>The whole directory as it is, or was, or will be on a day.</summary>
    public DirectorySnapshot On(DateOnly day) => day == clock.GetUtcNow().DayInChina() ? Snapshot() : Load(day);

    /// <summary>Kinds of bodies in the order of the pack.</summary>
    public IEnumerable<(string Key, string Title)> Kinds => _kinds.Value.Values.Select(k => (k.Key, k.Title));

    private DirectorySnapshot Snapshot()
    {
        var today = clock.GetUtcNow().DayInChina();
        var snapshot = Volatile.Read(ref _snapshot);
        if (snapshot is not null && _day == today) return snapshot;
        lock (_loading)
        {
            if (_snapshot is null || _day != today) (_snapshot, _day) = (Load(today), today);
            return _snapshot;
        }
    }

    private DirectorySnapshot Load(DateOnly day)
    {
        using var db = databases.OpenForReading();
        var names = db.BodyNames.Where(n => n.ValidFrom <= day).ToLookup(n => n.BodyId);
        return new DirectorySnapshot(
            db.Divisions.Where(d => d.Level != DivisionLevel.Village && (d.ValidFrom == null || d.ValidFrom <= day) && (d.ValidTo == null || d.ValidTo >= day)).AsEnumerable().Select(ToContract).DistinctBy(d => d.Code),
            [.. db.Bodies.Where(b => b.ValidFrom <= day && (b.ValidTo == null || b.ValidTo >= day)).AsEnumerable().Select(Named)],
            [.. db.Bodies.Where(b => b.ValidTo < day).AsEnumerable().Select(b => new AbolishedBody(Named(b), b.SuccessorId))],
            db.Posts.Where(p => p.ValidFrom <= day && (p.ValidTo == null || p.ValidTo >= day)).AsEnumerable().Select(p => p.ToContract()));

        Body Named(BodyRow row) => row.ToContract() with { Name = BodyNames.Of(row, names[row.Id], day) };
    }

    /// <summary>The kind that does the work of another at a level where that has no body of its own.</summary>
    private string? StandIn(string kind, DivisionLevel level) =>
        _kinds.Value.TryGetValue(kind, out var known) ? known.DoneBy.GetValueOrDefault(level.ToString().ToLowerInvariant()) : null;

    /// <summary>A former name is kept under <c>code@day</c>; the code is what stands before.</summary>
    internal static Division ToContract(DivisionRow row) => new(row.Code.Split('@')[0], row.Name, row.Level, row.Parent, row.IsZone);

    /// <summary><c>410105000000</c> → <c>410105</c>.</summary>
    private static string Shorten(string code) =>
        code.Length == 12 && code.EndsWith("000", StringComparison.Ordinal) ? TrailingZeros().Replace(code, "") : code.Length == 6 ? PairsOfZeros().Replace(code, "") : code;

    [GeneratedRegex("(0000000000|00000000|000000|000)$")]
    private static partial Regex TrailingZeros();

    [GeneratedRegex("(0000|00)$")]
    private static partial Regex PairsOfZeros();
}

/// <summary>File <c>bodies.yaml</c> of a pack.</summary>
internal sealed class BodyKinds
{
    public List<BodyKind> Bodies { get; init; } = [];
}

/// <summary>A kind of body with its names by level.</summary>
internal sealed class BodyKind
{
    public string Key { get; init; } = "";
    public string Title { get; init; } = "";
    public string UsccPrefix { get; init; } = "11";
    public Dictionary<string, string> Names { get; init; } = [];

    /// <summary>Kinds of bodies that do its work at levels where it has no body (一个机构两块牌子).</summary>
    public Dictionary<string, string> DoneBy { get; init; } = [];
}

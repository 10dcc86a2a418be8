using System.Collections.Frozen;
using Heluo.Engines.Text;
using Heluo.Platform.Directory.Contracts;

namespace Heluo.Platform.Directory.Domain;

/// <summary>Divisions (province to township), bodies and posts in force on a day, indexed for reading; immutable.</summary>
internal sealed class DirectorySnapshot
{
    private readonly FrozenDictionary<string, Division> _divisions;
    private readonly FrozenDictionary<string, Division[]> _below;
    private readonly FrozenDictionary<long, Body> _bodies;
    private readonly FrozenDictionary<string, Body> _bodiesByCode;
    private readonly FrozenDictionary<string, Body[]> _bodiesOf;
    private readonly FrozenDictionary<long, AbolishedBody> _abolished;
    private readonly ILookup<long, Body> _predecessors;
    private readonly FrozenDictionary<long, Post> _posts;
    private readonly FrozenDictionary<long, Post[]> _postsOf;

    public DirectorySnapshot(IEnumerable<Division> divisions, IReadOnlyList<Body> bodies, IReadOnlyList<AbolishedBody> abolished, IEnumerable<Post> posts)
    {
        _divisions = divisions.ToFrozenDictionary(d => d.Code);
        _below = _divisions.Values.GroupBy(d => d.Parent).ToFrozenDictionary(g => g.Key, g => g.OrderBy(d => d.Code, StringComparer.Ordinal).ToArray());
        _bodies = bodies.ToFrozenDictionary(b => b.Id);
        _bodiesByCode = _bodies.Values.DistinctBy(b => b.CreditCode).ToFrozenDictionary(b => b.CreditCode);
        _bodiesOf = _bodies.Values.GroupBy(b => b.Division).ToFrozenDictionary(g => g.Key, g => g.OrderBy(b => b.Id).ToArray());
        _abolished = abolished.ToFrozenDictionary(b => b.Body.Id);
        _predecessors = abolished.Where(b => b.SuccessorId is not null).ToLookup(b => b.SuccessorId!.Value, b => b.Body);
        _posts = posts.ToFrozenDictionary(p => p.Id);
        _postsOf = _posts.Values.GroupBy(p => p.BodyId).ToFrozenDictionary(g => g.Key, g => g.OrderBy(p => p.Id).ToArray());
    }

    public int DivisionCount => _divisions.Count;

    public Division? FindDivision(string code) => _divisions.GetValueOrDefault(code);

    public IReadOnlyList<Division> Below(string code) => _below.GetValueOrDefault(code, []);

    public Body? FindBody(long id) => _bodies.GetValueOrDefault(id);

    public Body? FindBodyByCode(string creditCode) => _bodiesByCode.GetValueOrDefault(creditCode);

    public IReadOnlyList<Body> BodiesOf(string division) => _bodiesOf.GetValueOrDefault(division, []);

    /// <summary>A body that existed before the day; running matters still name it.</summary>
    public Body? FindAbolished(long id) => _abolished.GetValueOrDefault(id)?.Body;

    /// <summary>The body that does the work of another today: itself, or the last of its successors.</summary>
    public long CurrentOf(long bodyId)
    {
        for (var steps = 0; steps < 20 && _abolished.TryGetValue(bodyId, out var gone) && gone.SuccessorId is { } next; steps++) bodyId = next;
        return bodyId;
    }

    /// <summary>Abolished bodies whose work came to this one, through any number of steps.</summary>
    public IEnumerable<Body> PredecessorsOf(long bodyId) => _predecessors[bodyId].SelectMany(b => PredecessorsOf(b.Id).Prepend(b));

    public IEnumerable<Body> Bodies => _bodies.Values;

    public Post? FindPost(long id) => _posts.GetValueOrDefault(id);

    public IReadOnlyList<Post> PostsOf(long bodyId) => _postsOf.GetValueOrDefault(bodyId, []);

    public IReadOnlyList<Division> SearchDivisions(string text, int limit) =>
        [.. Matching(_divisions.Values, d => d.Name, text).OrderBy(d => d.Code.Length).ThenBy(d => d.Code, StringComparer.Ordinal).Take(limit)];

    public IReadOnlyList<Body> SearchBodies(string text, int limit) =>
        [.. Matching(_bodies.Values, b => b.Name, text).OrderBy(b => b.Division.Length).ThenBy(b => b.Id).Take(limit)];

    private static IEnumerable<T> Matching<T>(IEnumerable<T> all, Func<T, string> name, string text)
    {
        var wanted = text.Trim();
        if (wanted.Length == 0) return [];
        return wanted.All(char.IsAsciiLetter)
            ? all.Where(x => Pinyin.Initials(name(x)).Contains(wanted, StringComparison.OrdinalIgnoreCase))
            : all.Where(x => name(x).Contains(wanted, StringComparison.Ordinal));
    }
}

/// <summary>A body of the past with the one that took over its work, if any.</summary>
internal sealed record AbolishedBody(Body Body, long? SuccessorId);

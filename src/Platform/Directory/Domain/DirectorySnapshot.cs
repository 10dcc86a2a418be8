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
    private readonly FrozenDictionary<long, Post> _posts;
    private readonly FrozenDictionary<long, Post[]> _postsOf;

    public DirectorySnapshot(IEnumerable<Division> divisions, IEnumerable<Body> bodies, IEnumerable<Post> posts)
    {
        _divisions = divisions.ToFrozenDictionary(d => d.Code);
        _below = _divisions.Values.GroupBy(d => d.Parent).ToFrozenDictionary(g => g.Key, g => g.OrderBy(d => d.Code, StringComparer.Ordinal).ToArray());
        _bodies = bodies.ToFrozenDictionary(b => b.Id);
        _bodiesByCode = _bodies.Values.DistinctBy(b => b.CreditCode).ToFrozenDictionary(b => b.CreditCode);
        _bodiesOf = _bodies.Values.GroupBy(b => b.Division).ToFrozenDictionary(g => g.Key, g => g.OrderBy(b => b.Id).ToArray());
        _posts = posts.ToFrozenDictionary(p => p.Id);
        _postsOf = _posts.Values.GroupBy(p => p.BodyId).ToFrozenDictionary(g => g.Key, g => g.OrderBy(p => p.Id).ToArray());
    }

    public int DivisionCount => _divisions.Count;

    public Division? FindDivision(string code) => _divisions.GetValueOrDefault(code);

    public IReadOnlyList<Division> Below(string code) => _below.GetValueOrDefault(code, []);

    public Body? FindBody(long id) => _bodies.GetValueOrDefault(id);

    public Body? FindBodyByCode(string creditCode) => _bodiesByCode.GetValueOrDefault(creditCode);

    public IReadOnlyList<Body> BodiesOf(string division) => _bodiesOf.GetValueOrDefault(division, []);

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

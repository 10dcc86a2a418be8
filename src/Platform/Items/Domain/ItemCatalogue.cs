using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Forms;
using Heluo.Engines.Process;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>The published catalogue in memory, reloaded when something was published, a pack was installed or the day turns.</summary>
internal sealed class ItemCatalogue(ModuleDbFactory<ItemsDb> databases, IDirectory directory, CodeLists lists, LocalRules rules, PackFolder pack, TimeProvider clock) : IItems
{
    private readonly ConcurrentDictionary<long, Item?> _versions = new();
    private readonly ConcurrentDictionary<long, FormDefinition?> _forms = new();
    private readonly ConcurrentDictionary<string, ProcessDefinition?> _processes = new();
    private readonly ConcurrentDictionary<long, string> _fingerprints = new();
    private readonly ConcurrentDictionary<(long, long), Implementation?> _implementations = new();
    private static readonly LocalPart Nothing = new();
    private readonly Lock _loading = new();
    private Snapshot? _snapshot;
    private long _revision;

    public IReadOnlyList<Item> All => Current().Items;

    public long Revision => Interlocked.Read(ref _revision) + pack.Revision;

    public Item? Find(string key) => Current().ByKey.GetValueOrDefault(key);

    public Item? FindVersion(long versionId) => _versions.GetOrAdd(versionId, id => Load(id)?.ToContract());

    public Implementation? Implement(string key, string division)
    {
        var item = Find(key);
        if (item is null) return null;
        var body = Levels(item.Elements).Select(level => directory.FindBody(item.Elements.BodyKind, division, level)).FirstOrDefault(b => b is not null);
        return body is null ? null : Implement(item.VersionId, body.Id);
    }

    public Implementation? Implement(long versionId, long bodyId) => _implementations.GetOrAdd((versionId, bodyId), key =>
    {
        var item = FindVersion(key.Item1);
        var body = directory.FindBody(key.Item2);
        if (item is null || body is null) return null;
        return new Implementation(item, body, $"{body.CreditCode}{1 + (int)body.Level}{item.Elements.Code}", LocalOf(item, body).ApplyTo(ElementsAbove(item, body)));
    });

    public ItemPause? PauseOf(string key) => Current().Paused.GetValueOrDefault(key);

    /// <summary>Day from which a withdrawal that was decided takes effect; null when none was (plan_cancel_date of the national exchange).</summary>
    public DateOnly? EndOf(string key) => Current().Ending.TryGetValue(key, out var day) ? day : null;

    /// <summary>Elements as they come down to a body: the province's, with what the city of a county passes on.</summary>
    public ItemElements ElementsAbove(Item item, Body body)
    {
        if (body.Level < DivisionLevel.County || directory.FindBody(item.Elements.BodyKind, body.Division, DivisionLevel.City) is not { } city || city.Id == body.Id) return item.Elements;
        return LocalOf(item, city).Inherited(rules).ApplyTo(item.Elements);
    }

    private LocalPart LocalOf(Item item, Body body) => Current().Local.TryGetValue((item.Key, body.Id), out var local) ? local : Nothing;

    public FormDefinition? FormOf(Item item) => _forms.GetOrAdd(item.VersionId, id =>
    {
        var schema = Load(id)?.Form;
        return string.IsNullOrEmpty(schema) ? null : lists.Compile(schema);
    });

    public ProcessDefinition ProcessOf(Item item)
    {
        var fingerprint = _fingerprints.GetOrAdd(item.VersionId, id => Load(id)?.Process ?? "");
        return FindProcess(fingerprint) ?? throw new InvalidOperationException($"item {item.Key} has no process");
    }

    public ProcessDefinition? FindProcess(string fingerprint) => _processes.GetOrAdd(fingerprint, wanted =>
    {
        using var db = databases.OpenForReading();
        var row = db.Processes.FirstOrDefault(p => p.Fingerprint == wanted);
        if (row is null) return null;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(row.Model));
        return ProcessDefinition.Compile(BpmnReader.Read(stream)).Definition;
    });

    public IReadOnlyList<Material> MaterialsFor(ItemElements elements, IReadOnlyDictionary<string, string> answers) =>
        [.. elements.Materials.Where(m => Holds(m.When, answers))];

    public IReadOnlyList<Situation> SituationsFor(ItemElements elements, IReadOnlyDictionary<string, string> answers) =>
        [.. elements.Situations.Where(s => Holds(s.When, answers))];

    /// <summary>Forgets what is in memory; the next read loads it anew.</summary>
    public void Forget()
    {
        Volatile.Write(ref _snapshot, null);
        _implementations.Clear();
        Interlocked.Increment(ref _revision);
    }

    private bool Holds(string condition, IReadOnlyDictionary<string, string> answers)
    {
        if (condition.Length == 0) return true;
        return FeelExpression.Parse(condition).Evaluate(answers.ToDictionary(a => a.Key, a => (object?)a.Value), new FeelLimits { Now = clock.GetUtcNow().InChina() }).IsTrue;
    }

    /// <summary>Nearest level first: who lives in a county is served by the county where it may act.</summary>
    private static IEnumerable<DivisionLevel> Levels(ItemElements elements) => elements.Levels
        .Select(l => l switch
        {
            "province" => DivisionLevel.Province,
            "city" => DivisionLevel.City,
            "county" => DivisionLevel.County,
            "township" => DivisionLevel.Township,
            _ => DivisionLevel.Village,
        }).OrderByDescending(l => l);

    private ItemVersion? Load(long versionId)
    {
        using var db = databases.OpenForReading();
        return db.Versions.FirstOrDefault(v => v.Id == versionId);
    }

    private Snapshot Current()
    {
        var today = clock.GetUtcNow().DayInChina();
        var snapshot = Volatile.Read(ref _snapshot);
        var packs = pack.Revision;
        if (snapshot is not null && snapshot.Day == today && snapshot.Packs == packs) return snapshot;
        lock (_loading)
        {
            if (_snapshot is { } loaded && loaded.Day == today && loaded.Packs == packs) return loaded;
            _snapshot = LoadAll(today, packs);
            _implementations.Clear();
            Interlocked.Increment(ref _revision);
            return _snapshot;
        }
    }

    private Snapshot LoadAll(DateOnly today, long packs)
    {
        using var db = databases.OpenForReading();
        var standing = db.Standings.Where(s => s.EffectiveFrom <= today).OrderBy(s => s.Id).AsEnumerable().GroupBy(s => s.ItemKey).ToDictionary(g => g.Key, g => g.OrderBy(s => s.EffectiveFrom).Last());
        var rows = db.Versions.Where(v => v.State == VersionState.Published && v.EffectiveFrom <= today && (v.EffectiveTo == null || v.EffectiveTo >= today)).ToList();
        var items = rows.Where(v => standing.GetValueOrDefault(v.Key)?.Kind != StandingKind.Withdrawn).GroupBy(v => v.Key)
            .Select(g => g.MaxBy(v => v.Number)!.ToContract()).OrderBy(i => i.Elements.Code, StringComparer.Ordinal).ToArray();
        foreach (var item in items) _versions.TryAdd(item.VersionId, item);
        var local = db.Local.Where(l => l.State == VersionState.Published && l.EffectiveFrom <= today).AsEnumerable().GroupBy(l => (l.ItemKey, l.BodyId))
            .ToFrozenDictionary(g => g.Key, g => g.MaxBy(l => l.Number)!.Read());
        var paused = standing.Values.Where(s => s.Kind == StandingKind.Suspended).ToFrozenDictionary(s => s.ItemKey, s => new ItemPause(s.EffectiveFrom, s.Reason));
        var ending = db.Standings.Where(s => s.EffectiveFrom > today && s.Kind == StandingKind.Withdrawn).AsEnumerable().GroupBy(s => s.ItemKey).ToFrozenDictionary(g => g.Key, g => g.Min(s => s.EffectiveFrom));
        return new Snapshot(today, packs, items, items.ToFrozenDictionary(i => i.Key), local, paused, ending);
    }

    private sealed record Snapshot(
        DateOnly Day, long Packs, Item[] Items, FrozenDictionary<string, Item> ByKey, FrozenDictionary<(string, long), LocalPart> Local, FrozenDictionary<string, ItemPause> Paused,
        FrozenDictionary<string, DateOnly> Ending);
}

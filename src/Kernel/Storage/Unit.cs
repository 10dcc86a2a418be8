using System.Data.Common;
using Heluo.Kernel.Access;
using Heluo.Kernel.Events;
using Heluo.Kernel.Timers;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Kernel.Storage;

/// <summary>
/// One act being done inside a write lane: state, events, timers and audit of it are saved together or not at all.
/// Code inside must not wait for anything slow or outside the database.
/// </summary>
public sealed class Unit
{
    private readonly WriteLane _lane;
    private readonly List<ModuleDb> _contexts = [];
    private readonly Dictionary<Type, RowSet> _rows = [];
    private readonly List<IEvent> _events = [];
    private readonly List<TimerChange> _timers = [];

    internal Unit(WriteLane lane, Act act, DateTimeOffset now) => (_lane, Act, Now) = (lane, act, now);

    /// <summary>The act being done.</summary>
    public Act Act { get; }

    /// <summary>Who does it.</summary>
    public Actor Actor => Act.Actor;

    /// <summary>The one instant of the act, UTC.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Facts added to the audit entry; plain values only, no secrets.</summary>
    public Dictionary<string, object?> Facts { get; } = [];

    /// <summary>Id of what the act concerns, when it is known only during the act.</summary>
    public string? SubjectId { get; set; }

    internal IReadOnlyList<IEvent> Events => _events;

    internal IReadOnlyList<TimerChange> Timers => _timers;

    /// <summary>A new time-ordered identifier.</summary>
    public long NextId() => _lane.Ids.Next();

    /// <summary>The module's context in this unit, tracking; always the same one.</summary>
    public TDb Db<TDb>()
        where TDb : ModuleDb
    {
        foreach (var open in _contexts)
            if (open is TDb found) return found;
        var context = _lane.Open<TDb>();
        context.ChangeTracker.AutoDetectChangesEnabled = true;
        _contexts.Add(context);
        return context;
    }

    /// <summary>Rows of one kind by prepared statements, for hot paths; see <see cref="Storage.Rows{T}"/>.</summary>
    public Rows<T> Rows<TDb, T>()
        where TDb : ModuleDb
        where T : class
    {
        if (!_rows.TryGetValue(typeof(T), out var open)) _rows.Add(typeof(T), open = _lane.Rows<TDb, T>());
        return new Rows<T>((RowSet<T>)open);
    }

    /// <summary>Answers questions of <see cref="Storage.Rows{T}"/>, on a server in one round trip.</summary>
    public Task ReadAsync(params ReadOnlySpan<AskedRows> asked)
    {
        var questions = new Question[asked.Length];
        for (var i = 0; i < asked.Length; i++) questions[i] = asked[i].Question;
        return _lane.Statements.ReadAsync(questions);
    }

    /// <summary>A command on the lane's connection and transaction, for hot paths.</summary>
    public DbCommand Command(string sql) => _lane.Command(sql);

    /// <summary>Raises an event; its handlers run after the commit.</summary>
    public void Raise(IEvent happened) => _events.Add(happened);

    /// <summary>Sets the timer (kind, key) to fire at an instant, replacing an earlier one.</summary>
    public void Schedule(string kind, string key, DateTimeOffset dueAt, string payload = "") =>
        _timers.Add(new TimerChange(kind, key, dueAt, payload));

    /// <summary>Takes the timer (kind, key) back; nothing happens when there is none.</summary>
    public void Unschedule(string kind, string key) => _timers.Add(new TimerChange(kind, key, null, ""));

    /// <summary>Has a statement with parameters <c>@p0</c>, <c>@p1</c> … run with the act, for hot paths; it is prepared once. It is done when the act ends, or earlier.</summary>
    public void Post(string sql, params ReadOnlySpan<object?> values) => _lane.Statements.Post(sql, values);

    /// <summary>Runs a statement with parameters <c>@p0</c>, <c>@p1</c> … at once, after what was posted; yields its first value, null when there is no row.</summary>
    public Task<object?> ScalarAsync(string sql, params object?[] values) => _lane.Statements.ScalarAsync(sql, values);

    internal void Save(ChangeWriter changes)
    {
        foreach (var rows in _rows.Values) rows.Save();
        foreach (var context in _contexts) changes.Write(context);
    }

    internal void Close()
    {
        foreach (var context in _contexts) context.ChangeTracker.Clear();
    }
}

/// <summary>What is being done, by whom, to what; it names the audit entry.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Name">Stable name, usually the permission's code: <c>cases.accept</c>.</param>
/// <param name="SubjectKind">Kind of thing: <c>matter</c>, <c>item</c>, <c>account</c> …</param>
/// <param name="SubjectId">Its id; acts on the same id run one after the other. Null when it is created by the act.</param>
public sealed record Act(Actor Actor, string Name, string SubjectKind, string? SubjectId = null);

using System.Text.Json;

namespace Heluo.Kernel.Storage;

/// <summary>Writes the events and timers of a unit.</summary>
internal sealed class UnitWriter
{
    private readonly LaneContext _context;
    private readonly LaneStatements _statements;
    private readonly string _outbox;
    private readonly string _timer;
    private readonly string _cancel;

    public UnitWriter(LaneContext context, LaneStatements statements)
    {
        (_context, _statements) = (context, statements);
        var outbox = context.Store.Table("kernel", "outbox");
        var timer = context.Store.Table("kernel", "timer");
        _outbox = $"insert into {outbox} (id, handler, type, payload, occurred_at, due_at, attempts) values (@p0, @p1, @p2, @p3, @p4, @p5, 0)";
        _timer =
            $"""
            insert into {timer} (id, kind, key, payload, due_at, attempts) values (@p0, @p1, @p2, @p3, @p4, 0)
            on conflict (kind, key) do update set payload = excluded.payload, due_at = excluded.due_at, attempts = 0, error = null
            """;
        _cancel = $"delete from {timer} where kind = @p0 and key = @p1";
    }

    /// <summary>Posts them; true when events wait to be delivered.</summary>
    public bool Write(Unit unit)
    {
        var waiting = false;
        var now = _context.Store.Instant(unit.Now);
        foreach (var happened in unit.Events)
        {
            var type = happened.GetType();
            var handlers = _context.Events.HandlersOf(type);
            if (handlers.Count == 0) continue;
            var payload = JsonSerializer.Serialize(happened, type, JsonSerializerOptions.Web);
            foreach (var handler in handlers) _statements.Post(_outbox, [unit.NextId(), handler, type.FullName!, payload, now, now]);
            waiting = true;
        }

        foreach (var change in unit.Timers)
        {
            if (change.DueAt is { } due) _statements.Post(_timer, [unit.NextId(), change.Kind, change.Key, change.Payload, _context.Store.Instant(due)]);
            else _statements.Post(_cancel, [change.Kind, change.Key]);
        }

        return waiting;
    }
}

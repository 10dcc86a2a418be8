using System.Data.Common;
using System.Text.Json;

namespace Heluo.Kernel.Storage;

/// <summary>Writes the events and timers of a unit with prepared statements.</summary>
internal sealed class UnitWriter
{
    private readonly LaneContext _context;
    private readonly PreparedInsert _outbox;
    private readonly PreparedInsert _timer;
    private readonly PreparedInsert _cancel;

    public UnitWriter(LaneContext context, DbConnection connection, Func<DbTransaction?> transaction)
    {
        _context = context;
        var outbox = context.Store.Table("kernel", "outbox");
        var timer = context.Store.Table("kernel", "timer");
        _outbox = new PreparedInsert(connection, transaction,
            $"insert into {outbox} (id, handler, type, payload, occurred_at, due_at, attempts) values (@p0, @p1, @p2, @p3, @p4, @p4, 0)");
        _timer = new PreparedInsert(connection, transaction,
            $"""
            insert into {timer} (id, kind, key, payload, due_at, attempts) values (@p0, @p1, @p2, @p3, @p4, 0)
            on conflict (kind, key) do update set payload = excluded.payload, due_at = excluded.due_at, attempts = 0, error = null
            """);
        _cancel = new PreparedInsert(connection, transaction, $"delete from {timer} where kind = @p0 and key = @p1");
    }

    public void Write(Unit unit)
    {
        foreach (var happened in unit.Events)
        {
            var type = happened.GetType();
            var handlers = _context.Events.HandlersOf(type);
            if (handlers.Count == 0) continue;
            var payload = JsonSerializer.Serialize(happened, type, JsonSerializerOptions.Web);
            foreach (var handler in handlers)
                _outbox.Run(unit.NextId(), handler, type.FullName!, payload, _context.Store.Instant(unit.Now));
        }

        foreach (var change in unit.Timers)
        {
            if (change.DueAt is { } due) _timer.Run(unit.NextId(), change.Kind, change.Key, change.Payload, _context.Store.Instant(due));
            else _cancel.Run(change.Kind, change.Key);
        }
    }
}

using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using Heluo.Kernel.Audit;
using Heluo.Kernel.Results;
using Heluo.Kernel.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Heluo.Kernel.Storage;

/// <summary>One connection that runs units one after the other and commits many at once.</summary>
internal sealed class WriteLane : IAsyncDisposable
{
    private const int MostUnits = 128;
    private const int MostAttempts = 5;
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(20);
    private static readonly Error Conflict = new("kernel.conflict", 409, "这条记录刚刚被别人修改，请刷新后重试");

    private readonly Channel<PendingUnit> _queue = Channel.CreateBounded<PendingUnit>(
        new BoundedChannelOptions(20_000) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly LaneContext _context;
    private readonly string _name;
    private readonly Task _running;
    private readonly List<PendingUnit> _batch = new(MostUnits);
    private readonly Dictionary<Type, ModuleDb> _contexts = [];
    private readonly Dictionary<Type, object> _kinds = [];
    private Action<DbConnection>? _forget;

    /// <summary>The commit was sent: when it fails now, nobody knows whether it was done, so nothing is run again.</summary>
    private bool _committing;
    private DbConnection? _connection;
    private DbTransaction? _transaction;
    private LaneStatements? _statements;
    private AuditChain? _chain;
    private UnitWriter? _writer;
    private ChangeWriter? _changes;

    public WriteLane(int number, LaneContext context)
    {
        _context = context;
        _name = $"{context.Ids.Node}-{number}";
        _running = Task.Run(RunAsync);
    }

    public IdGenerator Ids => _context.Ids;

    public LaneStatements Statements => _statements!;

    public void Enqueue(PendingUnit pending, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_queue.Writer.TryWrite(pending)) return;
        pending.Fail(new LaneBusyException());
    }

    /// <summary>The lane's context of a module, empty and in the lane's transaction; kept from unit to unit, since making one costs more than most acts.</summary>
    public TDb Open<TDb>()
        where TDb : ModuleDb
    {
        _statements!.Flush();
        if (!_contexts.TryGetValue(typeof(TDb), out var context))
        {
            var factory = _context.Factory<TDb>();
            context = factory.OpenOn(_connection!);
            context.Database.AutoSavepointsEnabled = false;
            _forget += factory.Forget;
            _contexts.Add(typeof(TDb), context);
        }

        if (context.Database.CurrentTransaction?.GetDbTransaction() != _transaction)
        {
            context.Database.UseTransaction(null);
            context.Database.UseTransaction(_transaction);
        }

        return (TDb)context;
    }

    /// <summary>The rows of one kind for a unit.</summary>
    public RowSet<T> Rows<TDb, T>()
        where TDb : ModuleDb
        where T : class
    {
        if (!_kinds.TryGetValue(typeof(T), out var kind))
        {
            var model = Open<TDb>().Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no entity of {typeof(TDb).Name}");
            _kinds.Add(typeof(T), kind = new RowKind<T>(_changes!.Of(model)));
        }

        return new RowSet<T>((RowKind<T>)kind, _statements!);
    }

    public DbCommand Command(string sql)
    {
        _statements!.Flush();
        var command = _connection!.CreateCommand();
        command.Transaction = _transaction;
        command.CommandText = sql;
        return command;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _running;
        Disconnect();
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            _batch.Clear();
            try
            {
                await RunBatchAsync(_queue.Reader.TryRead, alone: false);
            }
            catch (Exception exception) when (exception is UnprovenUnitsException or DbException or DbUpdateConcurrencyException && _batch.Count > 0 && !_committing)
            {
                _context.Log.LaneFailed(_name, _batch.Count, exception);
                Disconnect();
                foreach (var pending in _batch.ToArray()) await RunAloneAsync(pending);
            }
            catch (Exception exception)
            {
                _context.Log.LaneFailed(_name, _batch.Count, exception);
                foreach (var pending in _batch) pending.Fail(exception);
                if (_batch.Count == 0 && _queue.Reader.TryRead(out var first)) first.Fail(exception);
                Disconnect();
            }
        }
    }

    /// <summary>A unit whose batch was taken back (a row changed by another node or lane, a deadlock, a lost server) runs again in a transaction of its own.</summary>
    private async Task RunAloneAsync(PendingUnit pending)
    {
        for (var attempt = 1; ; attempt++)
        {
            PendingUnit? waiting = pending;
            _batch.Clear();
            try
            {
                await RunBatchAsync((out PendingUnit? next) => (next = Interlocked.Exchange(ref waiting, null)) is not null, alone: true);
                return;
            }
            catch (Exception exception)
            {
                _context.Log.LaneFailed(_name, 1, exception);
                Disconnect();
                if (attempt == MostAttempts || _committing || exception is not DbException { IsTransient: true })
                {
                    pending.Fail(exception);
                    return;
                }

                await Task.Delay(attempt * Random.Shared.Next(5, 50));
            }
        }
    }

    private delegate bool Next(out PendingUnit? pending);

    private async Task RunBatchAsync(Next next, bool alone)
    {
        Connect();
        _committing = false;
        var clock = Stopwatch.StartNew();
        _transaction = _connection!.BeginTransaction(System.Data.IsolationLevel.ReadCommitted);
        while (_batch.Count < MostUnits && clock.Elapsed < LongestBatch && next(out var pending) && pending is not null)
        {
            _statements!.BeginUnit(first: _batch.Count == 0, alone);
            _batch.Add(pending);
            await RunUnitAsync(pending, alone);
        }

        _statements!.End();
        _committing = true;
        _transaction.Commit();
        _transaction.Dispose();
        _transaction = null;
        Telemetry.HeluoTelemetry.Committed(_batch.Count, clock.Elapsed);
        Stamp();
        foreach (var pending in _batch) pending.Answer();
    }

    /// <summary>Before anybody is answered, so that who acted sees it.</summary>
    private void Stamp()
    {
        foreach (var (body, division) in _statements!.Touched) _context.Stamps.Changed(body, division);
        _statements.Touched.Clear();
        foreach (var pending in _batch) _context.Stamps.Acted(pending.Act.Actor);
    }

    /// <summary>Runs a unit; only one that runs <paramref name="alone"/> waits until the server has said that its last statements hold.</summary>
    private async Task RunUnitAsync(PendingUnit pending, bool alone)
    {
        var unit = new Unit(this, pending.Act, _context.Clock.GetUtcNow());
        var end = _chain!.End;
        try
        {
            var refusal = await pending.WorkAsync(unit);
            if (refusal is not null)
            {
                Undo(unit, refusal.Code, end);
                return;
            }

            unit.Save(_changes!);
            pending.LeftWork = _writer!.Write(unit);
            _chain.Append(unit, null);
            if (alone) _statements!.End();
        }
        catch (DbUpdateConcurrencyException)
        {
            Undo(unit, Conflict.Code, end);
            pending.Refuse(Conflict);
        }
        catch (Exception exception) when (exception is not (UnprovenUnitsException or DbException { IsTransient: true }) && _connection!.State == System.Data.ConnectionState.Open)
        {
            Undo(unit, exception.GetType().Name, end);
            pending.FailAfterCommit(exception);
        }
        finally
        {
            unit.Close();
        }
    }

    private void Undo(Unit unit, string outcome, AuditEnd end)
    {
        _statements!.UndoUnit();
        _chain!.End = end;
        _chain.Append(unit, outcome);
    }

    private void Connect()
    {
        if (_connection is not null) return;
        _connection = _context.Store.OpenWrite();
        _statements = LaneStatements.Of(_connection, () => _transaction);
        _chain = _context.Audit.OpenChain(_name, _connection, _statements);
        _writer = new UnitWriter(_context, _statements);
        _changes = new ChangeWriter(_statements);
    }

    private void Disconnect()
    {
        try
        {
            _statements?.Dispose();
            _transaction?.Dispose();
            _connection?.Dispose();
        }
        catch (DbException exception)
        {
            _context.Log.LaneFailed(_name, 0, exception);
        }

        if (_connection is not null) _forget?.Invoke(_connection);
        foreach (var context in _contexts.Values) context.Dispose();
        _contexts.Clear();
        _kinds.Clear();
        (_forget, _transaction, _connection, _statements, _chain, _writer, _changes) = (null, null, null, null, null, null, null);
    }
}

/// <summary>More acts wait than the platform can hold; the caller should try again shortly.</summary>
public sealed class LaneBusyException() : Exception("too many acts are waiting");

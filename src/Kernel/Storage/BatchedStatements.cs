using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Kernel.Storage;

/// <summary>
/// Statements on a server: what is posted waits and goes in one round trip with the next query, be it of the same unit or of the one after. So a unit ends before the server has said whether its
/// last statements hold; when they do not, <see cref="UnprovenUnitsException"/> takes the whole batch back. A unit that only asks before it ends needs no savepoint.
/// </summary>
/// <remarks>The lane has a thread of its own and waits on it: handing each short answer from thread to thread costs more than the wait.</remarks>
internal sealed partial class BatchedStatements(DbConnection connection, Func<DbTransaction?> transaction) : LaneStatements
{
    private readonly List<int> _expected = [];
    private readonly Dictionary<string, string> _positional = [];
    private DbBatch? _batch;

    /// <summary>How many of the waiting statements are of units that had ended.</summary>
    private int _earlier;

    /// <summary>The unit has a savepoint to return to.</summary>
    private bool _saved;

    public override void Post(string sql, ReadOnlySpan<object?> values, int expected = -1)
    {
        _batch ??= connection.CreateBatch();
        _batch.BatchCommands.Add(Make(sql, values));
        _expected.Add(expected);
    }

    public override void Flush()
    {
        Save();
        End();
    }

    public override void End()
    {
        if (_batch is null) return;
        using var sent = Take();
        sent.Run();
    }

    public override void Drop()
    {
        _batch?.Dispose();
        (_batch, _earlier, _saved) = (null, 0, false);
        _expected.Clear();
    }

    public override void BeginUnit(bool first, bool alone)
    {
        if (_saved && !first) Post(Release, []);
        (_earlier, _saved) = (_expected.Count, false);
        if (alone) Flush();
    }

    public override void UndoUnit()
    {
        // what was not sent is forgotten
        while (_expected.Count > _earlier)
        {
            _batch!.BatchCommands.RemoveAt(_expected.Count - 1);
            _expected.RemoveAt(_expected.Count - 1);
        }

        if (_saved) Post(Rollback, []);
    }

    public override Task ReadAsync(params ReadOnlySpan<Question> questions)
    {
        var takers = new Func<DbDataReader, Task>[questions.Length];
        var changes = _expected.Count > _earlier;
        foreach (var question in questions) changes |= question.Changes;
        if (changes) Save();
        for (var i = 0; i < questions.Length; i++)
        {
            Post(questions[i].Sql, questions[i].Values);
            takers[i] = questions[i].Take;
        }

        return AnswerAsync(Take(), takers);
    }

    /// <summary>Statements without rows yield no result, so the first result is that of the first question.</summary>
    private static async Task AnswerAsync(Sent sent, Func<DbDataReader, Task>[] takers)
    {
        using (sent)
        {
            using var reader = sent.Read();
            foreach (var take in takers)
            {
                await take(reader);
                reader.NextResult();
            }
        }
    }

    /// <summary>The statement with <c>$1</c> for <c>@p0</c> and so on: by names it would be parsed anew at every call.</summary>
    private string Positional(string sql)
    {
        if (_positional.TryGetValue(sql, out var known)) return known;
        return _positional[sql] = Named().Replace(sql, name => string.Create(CultureInfo.InvariantCulture, $"${int.Parse(name.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1}"));
    }

    [GeneratedRegex("@p([0-9]+)")]
    private static partial Regex Named();

    /// <summary>Has a savepoint set before what the unit posted, for the unit is about to change something and go on.</summary>
    private void Save()
    {
        if (_saved) return;
        _saved = true;
        _batch ??= connection.CreateBatch();
        _batch.BatchCommands.Insert(_earlier, Make(Savepoint, []));
        _expected.Insert(_earlier, -1);
    }

    private DbBatchCommand Make(string sql, ReadOnlySpan<object?> values)
    {
        var made = _batch!.CreateBatchCommand();
        made.CommandText = Positional(sql);
        foreach (var value in values)
        {
            var parameter = made.CreateParameter();
            parameter.Value = value ?? DBNull.Value;
            made.Parameters.Add(parameter);
        }

        return made;
    }

    private Sent Take()
    {
        var sent = new Sent(_batch!, [.. _expected], _earlier, _saved);
        (_batch, _earlier) = (null, 0);
        _expected.Clear();
        sent.Batch.Transaction = transaction();
        return sent;
    }

    /// <summary>What goes to the server in one round trip; the first <paramref name="Earlier"/> statements are of units that had ended.</summary>
    private sealed record Sent(DbBatch Batch, int[] Expected, int Earlier, bool Saved) : IDisposable
    {
        public void Run()
        {
            try
            {
                Batch.ExecuteNonQuery();
            }
            catch (DbException exception) when (Earlier > 0 || !Saved)
            {
                throw new UnprovenUnitsException(exception);
            }

            CheckAll();
        }

        /// <summary>Runs it up to its first query; all before that is checked.</summary>
        public DbDataReader Read()
        {
            DbDataReader? reader = null;
            try
            {
                reader = Batch.ExecuteReader();
                CheckAll();
                return reader;
            }
            catch (Exception exception)
            {
                reader?.Dispose();
                if (exception is DbException && (Earlier > 0 || !Saved)) throw new UnprovenUnitsException(exception);
                throw;
            }
        }

        private void CheckAll()
        {
            for (var i = 0; i < Expected.Length; i++)
            {
                try
                {
                    Check(Batch.BatchCommands[i].RecordsAffected, Expected[i]);
                }
                catch (DbUpdateConcurrencyException exception) when (i < Earlier || !Saved)
                {
                    throw new UnprovenUnitsException(exception);
                }
            }
        }

        public void Dispose() => Batch.Dispose();
    }
}

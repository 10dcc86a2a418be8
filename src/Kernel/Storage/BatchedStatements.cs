using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Heluo.Kernel.Storage;

/// <summary>Statements on a server: what a unit posts waits and goes in one round trip, together with its next query if there is one.</summary>
/// <remarks>The lane has a thread of its own and waits on it: handing each short answer from thread to thread costs more than the wait.</remarks>
internal sealed partial class BatchedStatements(DbConnection connection, Func<DbTransaction?> transaction) : LaneStatements
{
    private readonly List<int> _expected = [];
    private readonly Dictionary<string, string> _positional = [];
    private DbBatch? _batch;

    /// <summary>How many of the waiting statements end the unit before and begin this one.</summary>
    private int _boundary;

    public override void Post(string sql, ReadOnlySpan<object?> values, int expected = -1)
    {
        _batch ??= connection.CreateBatch();
        var posted = _batch.CreateBatchCommand();
        posted.CommandText = Positional(sql);
        foreach (var value in values)
        {
            var parameter = posted.CreateParameter();
            parameter.Value = value ?? DBNull.Value;
            posted.Parameters.Add(parameter);
        }

        _batch.BatchCommands.Add(posted);
        _expected.Add(expected);
    }

    public override void Flush()
    {
        if (Take(out var expected) is not { } batch) return;
        using (batch)
        {
            batch.ExecuteNonQuery();
            CheckAll(batch, expected);
        }
    }

    public override void Drop()
    {
        _batch?.Dispose();
        (_batch, _boundary) = (null, 0);
        _expected.Clear();
    }

    public override void BeginUnit(bool first)
    {
        if (!first) Post(Release, []);
        Post(Savepoint, []);
        _boundary = _expected.Count;
    }

    public override void UndoUnit()
    {
        if (_boundary == 0)
        {
            Drop();
            Post(Rollback, []);
            return;
        }

        // nothing of the unit was sent
        while (_expected.Count > _boundary)
        {
            _batch!.BatchCommands.RemoveAt(_expected.Count - 1);
            _expected.RemoveAt(_expected.Count - 1);
        }
    }

    public override Task ReadAsync(params ReadOnlySpan<Question> questions)
    {
        // what must be checked goes first, so that a refusal comes before the answers are used
        if (_expected.Exists(e => e >= 0)) Flush();
        var takers = new Func<DbDataReader, Task>[questions.Length];
        for (var i = 0; i < questions.Length; i++)
        {
            Post(questions[i].Sql, questions[i].Values);
            takers[i] = questions[i].Take;
        }

        return AnswerAsync(takers);
    }

    /// <summary>Statements without rows yield no result, so the first result is that of the first question.</summary>
    private async Task AnswerAsync(Func<DbDataReader, Task>[] takers)
    {
        using var batch = Take(out _)!;
        using var reader = batch.ExecuteReader();
        foreach (var take in takers)
        {
            await take(reader);
            reader.NextResult();
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

    private DbBatch? Take(out int[] expected)
    {
        expected = [.. _expected];
        _expected.Clear();
        if (_batch is not { } batch) return null;
        (_batch, _boundary) = (null, 0);
        batch.Transaction = transaction();
        return batch;
    }

    private static void CheckAll(DbBatch batch, int[] expected)
    {
        for (var i = 0; i < expected.Length; i++) Check(batch.BatchCommands[i].RecordsAffected, expected[i]);
    }
}

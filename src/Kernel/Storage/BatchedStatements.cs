using System.Data.Common;

namespace Heluo.Kernel.Storage;

/// <summary>Statements on a server: all that a unit posts go in one round trip.</summary>
internal sealed class BatchedStatements(DbConnection connection, Func<DbTransaction?> transaction) : LaneStatements(connection, transaction)
{
    private readonly DbConnection _connection = connection;
    private readonly Func<DbTransaction?> _transaction = transaction;
    private readonly List<int> _expected = [];
    private DbBatch? _batch;

    public override void Post(string sql, ReadOnlySpan<object?> values, int expected = -1)
    {
        _batch ??= _connection.CreateBatch();
        var posted = _batch.CreateBatchCommand();
        posted.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = posted.CreateParameter();
            parameter.ParameterName = NameOf(i);
            parameter.Value = values[i] ?? DBNull.Value;
            posted.Parameters.Add(parameter);
        }

        _batch.BatchCommands.Add(posted);
        _expected.Add(expected);
    }

    public override async Task FlushAsync()
    {
        if (_batch is not { } batch) return;
        _batch = null;
        batch.Transaction = _transaction();
        await using (batch)
        {
            try
            {
                await batch.ExecuteNonQueryAsync();
                for (var i = 0; i < _expected.Count; i++) Check(batch.BatchCommands[i].RecordsAffected, _expected[i]);
            }
            finally
            {
                _expected.Clear();
            }
        }
    }

    public override void Drop()
    {
        _batch?.Dispose();
        _batch = null;
        _expected.Clear();
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Kernel.Storage;

/// <summary>
/// The statements of a lane, with parameters <c>@p0</c>, <c>@p1</c> … in this order: each is prepared once. What a unit posts is run in order, at the latest when it is flushed.
/// </summary>
internal abstract class LaneStatements(DbConnection connection, Func<DbTransaction?> transaction) : IDisposable
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 64).Select(i => $"@p{i}")];
    private readonly Dictionary<string, DbCommand> _queries = [];

    /// <summary>Those for a connection of a store.</summary>
    public static LaneStatements Of(DbConnection connection, Func<DbTransaction?> transaction) =>
        connection is Microsoft.Data.Sqlite.SqliteConnection embedded ? new EmbeddedStatements(embedded, transaction) : new BatchedStatements(connection, transaction);

    /// <summary>Has a statement run. When <paramref name="expected"/> is given and another number of rows is touched, the row was changed by somebody else.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Here or at the flush: another number of rows.</exception>
    public abstract void Post(string sql, ReadOnlySpan<object?> values, int expected = -1);

    /// <summary>Runs what is posted and waits.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A row was changed by somebody else.</exception>
    public abstract Task FlushAsync();

    /// <summary>Forgets what is posted and not run.</summary>
    public abstract void Drop();

    /// <summary>Runs a statement now, after what was posted; yields its first value, null when there is no row.</summary>
    public async Task<object?> ScalarAsync(string sql, params object?[] values)
    {
        await FlushAsync();
        return await Query(sql, values).ExecuteScalarAsync();
    }

    /// <summary>Runs a query now, after what was posted; the reader is to be disposed before the next statement.</summary>
    public async Task<DbDataReader> ReadAsync(string sql, params object?[] values)
    {
        await FlushAsync();
        return await Query(sql, values).ExecuteReaderAsync();
    }

    public virtual void Dispose()
    {
        Drop();
        foreach (var command in _queries.Values) command.Dispose();
        _queries.Clear();
    }

    protected static string NameOf(int number) => number < Names.Length ? Names[number] : $"@p{number}";

    protected static void Check(int touched, int expected)
    {
        if (expected >= 0 && touched != expected) throw new DbUpdateConcurrencyException($"expected {expected} rows, touched {touched}");
    }

    private DbCommand Query(string sql, object?[] values)
    {
        if (!_queries.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Add(NameOf(i), null);
            _queries.Add(sql, command);
        }

        command.Transaction = transaction();
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}

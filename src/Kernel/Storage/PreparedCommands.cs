using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Heluo.Kernel.Storage;

/// <summary>
/// Keeps the statements that a context of the embedded store runs prepared from one query to the next; SQLite has no such cache of its own, and preparing costs more than most queries. One for
/// each context, used by one thread at a time.
/// </summary>
internal sealed class PreparedCommands : DbCommandInterceptor
{
    private const int Most = 200;
    private readonly Dictionary<string, SqliteCommand> _idle = [];
    private readonly List<(DbDataReader Reader, SqliteCommand Command)> _reading = [];

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Read(command);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(command));

    public override InterceptionResult DataReaderDisposing(DbCommand command, DataReaderDisposingEventData eventData, InterceptionResult result)
    {
        var at = _reading.FindIndex(r => r.Reader == eventData.DataReader);
        if (at < 0) return result;
        var prepared = _reading[at].Command;
        _reading.RemoveAt(at);
        eventData.DataReader.Dispose();
        if (_idle.Count >= Most || !_idle.TryAdd(prepared.CommandText, prepared)) prepared.Dispose();
        return result;
    }

    private InterceptionResult<DbDataReader> Read(DbCommand command)
    {
        var prepared = Take((SqliteCommand)command);
        try
        {
            var reader = prepared.ExecuteReader();
            _reading.Add((reader, prepared));
            return InterceptionResult<DbDataReader>.SuppressWithResult(reader);
        }
        catch (SqliteException)
        {
            prepared.Dispose();
            throw;
        }
    }

    /// <summary>The prepared twin of a command, with its values.</summary>
    private SqliteCommand Take(SqliteCommand command)
    {
        if (!_idle.Remove(command.CommandText, out var prepared))
        {
            prepared = new SqliteCommand(command.CommandText, command.Connection) { CommandTimeout = command.CommandTimeout };
            foreach (SqliteParameter parameter in command.Parameters) prepared.Parameters.AddWithValue(parameter.ParameterName, null);
        }

        prepared.Transaction = command.Transaction;
        for (var i = 0; i < command.Parameters.Count; i++) prepared.Parameters[i].Value = command.Parameters[i].Value;
        return prepared;
    }
}

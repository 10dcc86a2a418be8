using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Heluo.Kernel.Storage;

/// <summary>Statements on the embedded store: run at once on SQLite's own prepared statements, values bound by their place.</summary>
internal sealed class EmbeddedStatements(SqliteConnection connection, Func<DbTransaction?> transaction) : LaneStatements
{
    private readonly sqlite3 _database = connection.Handle!;
    private readonly Dictionary<string, sqlite3_stmt> _prepared = [];
    private readonly Dictionary<string, SqliteCommand> _queries = [];

    public override void Post(string sql, ReadOnlySpan<object?> values, int expected = -1)
    {
        var statement = Prepare(sql);
        try
        {
            for (var i = 0; i < values.Length; i++) Throw(Bind(statement, i + 1, values[i]));
            int answer;
            do answer = raw.sqlite3_step(statement);
            while (answer == raw.SQLITE_ROW);
            if (answer != raw.SQLITE_DONE) Throw(answer);
            if (expected >= 0) Check(raw.sqlite3_changes(_database), expected);
        }
        finally
        {
            // its answer repeats what the step answered
            _ = raw.sqlite3_reset(statement);
        }
    }

    public override void Flush()
    {
    }

    public override void End()
    {
    }

    public override void Drop()
    {
    }

    public override void BeginUnit(bool first, bool alone)
    {
        if (!first) Post(Release, []);
        Post(Savepoint, []);
    }

    public override void UndoUnit() => Post(Rollback, []);

    /// <inheritdoc/>
    /// <remarks>Nothing here waits: the store answers on the spot.</remarks>
    public override Task ReadAsync(params ReadOnlySpan<Question> questions)
    {
        foreach (var question in questions)
        {
            using var reader = Query(question.Sql, question.Values).ExecuteReader();
            question.Take(reader).GetAwaiter().GetResult();
        }

        return Task.CompletedTask;
    }

    public override void Dispose()
    {
        base.Dispose();
        foreach (var command in _queries.Values) command.Dispose();
        _queries.Clear();
        foreach (var statement in _prepared.Values) statement.Dispose();
        _prepared.Clear();
    }

    private SqliteCommand Query(string sql, object?[] values)
    {
        if (!_queries.TryGetValue(sql, out var command))
        {
            command = new SqliteCommand(sql, connection);
            for (var i = 0; i < values.Length; i++) command.Add($"@p{i}", null);
            _queries.Add(sql, command);
        }

        command.Transaction = (SqliteTransaction?)transaction();
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private sqlite3_stmt Prepare(string sql)
    {
        if (_prepared.TryGetValue(sql, out var known)) return known;
        Throw(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        _prepared.Add(sql, statement);
        return statement;
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null or DBNull => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool truth => raw.sqlite3_bind_int64(statement, place, truth ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        DateOnly day => raw.sqlite3_bind_text(statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        double number => raw.sqlite3_bind_double(statement, place, number),
        _ => throw new ArgumentException($"a value of type {value.GetType()} can't be stored", nameof(value)),
    };

    private void Throw(int answer) => SqliteException.ThrowExceptionForRC(answer, _database);
}

using System.Data.Common;
using Heluo.Kernel.Access;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Kernel.Storage;

/// <summary>
/// The statements of a lane, with parameters <c>@p0</c>, <c>@p1</c> … in this order: each is prepared once. What a unit posts is run in order, at the latest when it is flushed.
/// </summary>
internal abstract class LaneStatements : IDisposable
{
    protected const string Savepoint = "savepoint unit";
    protected const string Release = "release savepoint unit";
    protected const string Rollback = "rollback to savepoint unit";

    private readonly HashSet<(long Body, string Division)> _touched = [];

    /// <summary>Bodies whose rows were saved since they were last told.</summary>
    public ISet<(long Body, string Division)> Touched => _touched;

    /// <summary>Those for a connection of a store.</summary>
    public static LaneStatements Of(DbConnection connection, Func<DbTransaction?> transaction) =>
        connection is Microsoft.Data.Sqlite.SqliteConnection embedded ? new EmbeddedStatements(embedded, transaction) : new BatchedStatements(connection, transaction);

    /// <summary>Has a statement run. When <paramref name="expected"/> is given and another number of rows is touched, the row was changed by somebody else.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Here or at the flush: another number of rows.</exception>
    public abstract void Post(string sql, ReadOnlySpan<object?> values, int expected = -1);

    /// <summary>Runs what is posted and waits, so that the unit may go on with commands of its own.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A row was changed by somebody else.</exception>
    public abstract void Flush();

    /// <summary>Runs what is posted and waits; no unit goes on.</summary>
    /// <exception cref="DbUpdateConcurrencyException">A row was changed by somebody else.</exception>
    public abstract void End();

    /// <summary>Notes whose row is saved.</summary>
    public void Touch(object row)
    {
        if (row is IScopedRow scoped) _touched.Add((scoped.BodyId, scoped.Division));
    }

    /// <summary>Forgets what is posted and not run.</summary>
    public abstract void Drop();

    /// <summary>The unit before is kept and the next begins; <paramref name="first"/> when there is none before, <paramref name="alone"/> when none comes after, so that it can be taken back by itself.</summary>
    public abstract void BeginUnit(bool first, bool alone);

    /// <summary>Takes back what the unit did.</summary>
    public abstract void UndoUnit();

    /// <summary>Runs queries now, after what was posted, and hands each answer to its reader in turn; on a server all in one round trip.</summary>
    public abstract Task ReadAsync(params ReadOnlySpan<Question> questions);

    /// <summary>Runs a statement now, after what was posted; yields its first value, null when there is no row.</summary>
    public async Task<object?> ScalarAsync(string sql, params object?[] values)
    {
        object? first = null;
        await ReadAsync(new Question(sql, values, async reader => first = await reader.ReadAsync() ? reader.GetValue(0) : null) { Changes = true });
        return first;
    }

    public virtual void Dispose() => Drop();

    protected static void Check(int touched, int expected)
    {
        if (expected >= 0 && touched != expected) throw new DbUpdateConcurrencyException($"expected {expected} rows, touched {touched}");
    }
}

/// <summary>Statements of units that had ended were refused by the server, so that it is not known which units hold: each has to run again alone.</summary>
internal sealed class UnprovenUnitsException(Exception cause) : Exception("statements of units that had ended were refused", cause);

/// <summary>A query and what is done with its answer.</summary>
/// <param name="Sql">The query.</param>
/// <param name="Values">Its parameters <c>@p0</c>, <c>@p1</c> …</param>
/// <param name="Take">Takes the rows.</param>
internal sealed record Question(string Sql, object?[] Values, Func<DbDataReader, Task> Take)
{
    /// <summary>It may change rows.</summary>
    public bool Changes { get; init; }
}

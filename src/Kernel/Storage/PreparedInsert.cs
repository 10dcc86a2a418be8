using System.Data.Common;

namespace Heluo.Kernel.Storage;

/// <summary>A statement of a lane, prepared once, with parameters <c>@p0</c>, <c>@p1</c> …</summary>
internal sealed class PreparedInsert(DbConnection connection, Func<DbTransaction?> transaction, string sql)
{
    private DbCommand? _command;

    public int Run(params ReadOnlySpan<object?> values)
    {
        var command = _command ??= Prepare(values.Length);
        command.Transaction = transaction();
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteNonQuery();
    }

    private DbCommand Prepare(int count)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{i}";
            command.Parameters.Add(parameter);
        }

        return command;
    }
}

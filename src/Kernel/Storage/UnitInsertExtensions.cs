using System.Data.Common;
using System.Text;

namespace Heluo.Kernel.Storage;

/// <summary>Many rows at once, for imports.</summary>
public static class UnitInsertExtensions
{
    /// <summary>Inserts rows with as few statements as suit the store. Values are plain: text, numbers, truth values, days, null.</summary>
    /// <param name="unit">The unit that the rows are part of.</param>
    /// <param name="store">The store.</param>
    /// <param name="module">The module that owns the table.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">Column names.</param>
    /// <param name="rows">One array for each row, in the order of the columns.</param>
    public static async Task InsertManyAsync(this Unit unit, IStore store, string module, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        // the embedded store finds parameters by searching their names one by one; a server costs a round trip for each statement
        var portion = Math.Max(1, (store.Kind == StoreKind.Sqlite ? 64 : 4_000) / columns.Count);
        DbCommand? command = null;
        var prepared = 0;
        foreach (var chunk in rows.Chunk(portion))
        {
            if (command is null || prepared != chunk.Length)
            {
                if (command is not null) await command.DisposeAsync();
                (command, prepared) = (Prepare(unit, store.Table(module, table), columns, chunk.Length), chunk.Length);
            }

            for (var i = 0; i < chunk.Length; i++)
                for (var j = 0; j < columns.Count; j++)
                    command.Parameters[(i * columns.Count) + j].Value = chunk[i][j] ?? DBNull.Value;
            await command.ExecuteNonQueryAsync();
        }

        if (command is not null) await command.DisposeAsync();
    }

    private static DbCommand Prepare(Unit unit, string table, IReadOnlyList<string> columns, int rows)
    {
        var sql = new StringBuilder($"insert into {table} ({string.Join(", ", columns)}) values ");
        var command = unit.Command("");
        for (var i = 0; i < rows * columns.Count; i++)
        {
            if (i % columns.Count == 0) sql.Append(i == 0 ? "(" : "), (");
            else sql.Append(", ");
            sql.Append("@p").Append(i);
            command.Add($"@p{i}", null);
        }

        command.CommandText = sql.Append(')').ToString();
        return command;
    }
}

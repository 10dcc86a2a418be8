using System.Text;

namespace Heluo.Kernel.Storage;

/// <summary>Many rows at once, for imports.</summary>
public static class UnitInsertExtensions
{
    private const int MostParameters = 4_000;

    /// <summary>Inserts rows with as few statements as the stores allow. Values are plain: text, numbers, truth values, days, null.</summary>
    /// <param name="unit">The unit that the rows are part of.</param>
    /// <param name="table">Full table name, from <see cref="IStore.Table"/>.</param>
    /// <param name="columns">Column names.</param>
    /// <param name="rows">One array for each row, in the order of the columns.</param>
    public static async Task InsertManyAsync(this Unit unit, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows)
    {
        foreach (var chunk in rows.Chunk(MostParameters / columns.Count))
        {
            await using var command = unit.Command("");
            var sql = new StringBuilder($"insert into {table} ({string.Join(", ", columns)}) values ");
            var number = 0;
            for (var i = 0; i < chunk.Length; i++)
            {
                sql.Append(i == 0 ? "(" : ", (");
                for (var j = 0; j < columns.Count; j++)
                {
                    sql.Append(j == 0 ? "@p" : ", @p").Append(number);
                    command.Add($"@p{number++}", chunk[i][j]);
                }

                sql.Append(')');
            }

            command.CommandText = sql.ToString();
            await command.ExecuteNonQueryAsync();
        }
    }
}

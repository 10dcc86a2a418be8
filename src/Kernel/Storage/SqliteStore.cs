using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Heluo.Kernel.Storage;

/// <summary>The embedded store: one SQLite file in write-ahead mode with full synchronisation (a commit survives a power cut).</summary>
public sealed partial class SqliteStore : IStore
{
    private readonly string _write;
    private readonly string _read;

    /// <summary>Creates the data folder and the file when they are missing.</summary>
    public SqliteStore(IOptions<StoreOptions> options)
    {
        var folder = Directory.CreateDirectory(options.Value.DataFolder);
        var file = Path.Combine(folder.FullName, "heluo.db");
        _write = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString();
        _read = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = true, DefaultTimeout = 30 }.ToString();
        using var connection = OpenWrite();
    }

    /// <inheritdoc/>
    public StoreKind Kind => StoreKind.Sqlite;

    /// <inheritdoc/>
    public int Lanes => 1;

    /// <inheritdoc/>
    public DbConnection OpenRead()
    {
        var connection = new SqliteConnection(_read);
        connection.Open();
        return connection;
    }

    /// <inheritdoc/>
    public DbConnection OpenWrite()
    {
        var connection = new SqliteConnection(_write);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;
            pragma cache_size = -65536; pragma temp_store = memory; pragma busy_timeout = 30000;
            pragma wal_autocheckpoint = 8000;
            """;
        command.ExecuteNonQuery();
        return connection;
    }

    /// <inheritdoc/>
    public void Use(DbContextOptionsBuilder builder, DbConnection connection) => builder.UseSqlite(connection).AddInterceptors(new PreparedCommands());

    /// <inheritdoc/>
    public void UseForReading(DbContextOptionsBuilder builder) => builder.UseSqlite((SqliteConnection)OpenRead(), contextOwnsConnection: true).AddInterceptors(new PreparedCommands());

    /// <inheritdoc/>
    public string Table(string module, string table) => $"{module}_{table}";

    /// <inheritdoc/>
    public string Migration(string module, string sql) =>
        BigintKey().Replace(TableName().Replace(sql, m => Table(module, m.Groups[1].Value)), "integer primary key");

    /// <inheritdoc/>
    public object Instant(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    [GeneratedRegex("@([a-z_]+)")]
    private static partial Regex TableName();

    [GeneratedRegex("bigint primary key", RegexOptions.IgnoreCase)]
    private static partial Regex BigintKey();
}

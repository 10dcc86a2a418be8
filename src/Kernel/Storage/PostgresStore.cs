using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Heluo.Kernel.Storage;

/// <summary>PostgreSQL: one schema per module, several write lanes.</summary>
public sealed partial class PostgresStore : IStore, IAsyncDisposable
{
    private readonly NpgsqlDataSource _read;
    private readonly NpgsqlDataSource _write;

    /// <summary>Builds the connection pools; nothing is opened yet.</summary>
    public PostgresStore(IOptions<StoreOptions> options)
    {
        Lanes = options.Value.Lanes;
        var reading = new NpgsqlConnectionStringBuilder(options.Value.Connection)
        {
            Options = "-c default_transaction_read_only=on -c timezone=UTC", MaxAutoPrepare = 100, NoResetOnClose = true, ApplicationName = "heluo-read",
        };
        var writing = new NpgsqlConnectionStringBuilder(options.Value.Connection)
        {
            Options = "-c timezone=UTC", MaxAutoPrepare = 200, ApplicationName = "heluo-write",
        };
        _read = NpgsqlDataSource.Create(reading);
        _write = NpgsqlDataSource.Create(writing);
    }

    /// <inheritdoc/>
    public StoreKind Kind => StoreKind.Postgres;

    /// <inheritdoc/>
    public int Lanes { get; }

    /// <inheritdoc/>
    public DbConnection OpenRead() => _read.OpenConnection();

    /// <inheritdoc/>
    public DbConnection OpenWrite() => _write.OpenConnection();

    /// <inheritdoc/>
    public void Use(DbContextOptionsBuilder builder, DbConnection connection) => builder.UseNpgsql(connection);

    /// <inheritdoc/>
    public void UseForReading(DbContextOptionsBuilder builder) => builder.UseNpgsql(_read);

    /// <inheritdoc/>
    public string Table(string module, string table) => $"{module}.{table}";

    /// <inheritdoc/>
    public string Migration(string module, string sql) =>
        $"create schema if not exists {module};\n" + TableName().Replace(sql.Replace("--postgres ", "", StringComparison.Ordinal), m => Table(module, m.Groups[1].Value));

    /// <inheritdoc/>
    public object Instant(DateTimeOffset instant) => instant.ToUniversalTime();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _read.DisposeAsync();
        await _write.DisposeAsync();
    }

    [GeneratedRegex("@([a-z_]+)")]
    private static partial Regex TableName();
}

using Npgsql;

namespace Heluo.Modules.Tests.Hosting;

/// <summary>
/// Where a test host keeps its state: a new folder, and on PostgreSQL a new database, chosen by <c>HELUO_TEST_STORE</c> (<c>sqlite</c> or <c>postgres</c>) and
/// <c>HELUO_TEST_POSTGRES</c> (a connection string of an account that may create databases).
/// </summary>
public sealed class TestStore : IAsyncDisposable
{
    private readonly string? _database;

    private TestStore(string folder, string? database) => (Folder, _database) = (folder, database);

    public string Folder { get; }

    public static bool IsPostgres => Environment.GetEnvironmentVariable("HELUO_TEST_STORE") == "postgres";

    /// <summary>Configuration of the store.</summary>
    public string[] Settings => IsPostgres
        ? [$"--Store:DataFolder={Folder}", "--Store:Kind=Postgres", $"--Store:Connection={Server};Database={_database}", "--Store:Lanes=2"]
        : [$"--Store:DataFolder={Folder}"];

    private static string Server => Environment.GetEnvironmentVariable("HELUO_TEST_POSTGRES") ?? throw new InvalidOperationException("HELUO_TEST_POSTGRES is not set");

    public static async Task<TestStore> CreateAsync()
    {
        var name = "heluo_" + Guid.NewGuid().ToString("N");
        var folder = System.IO.Directory.CreateTempSubdirectory(name).FullName;
        if (!IsPostgres) return new TestStore(folder, null);
        await ExecuteAsync($"create database {name}");
        return new TestStore(folder, name);
    }

    /// <summary>A new store with the content of another, on which no host runs.</summary>
    public static async Task<TestStore> CopyAsync(TestStore original)
    {
        var name = "heluo_" + Guid.NewGuid().ToString("N");
        var folder = System.IO.Directory.CreateTempSubdirectory(name).FullName;
        foreach (var file in System.IO.Directory.GetFiles(original.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(original.Folder, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        if (!IsPostgres) return new TestStore(folder, null);
        await ExecuteAsync($"create database {name} template {original._database}");
        return new TestStore(folder, name);
    }

    /// <summary>Closes pooled connections, so that files can be copied and databases serve as templates.</summary>
    public static void CloseConnections()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        CloseConnections();
        System.IO.Directory.Delete(Folder, recursive: true);
        if (_database is not null) await ExecuteAsync($"drop database {_database} with (force)");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection($"{Server};Database=postgres;Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

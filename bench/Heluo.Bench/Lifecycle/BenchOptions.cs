namespace Heluo.Bench.Lifecycle;

/// <summary>Options of the benchmarks that drive a whole platform.</summary>
internal sealed record BenchOptions
{
    public string Store { get; init; } = "sqlite";
    public string Connection { get; init; } = "";
    public int Seconds { get; init; } = 20;
    public int Clients { get; init; } = 32;
    public int Matters { get; init; }

    /// <summary>Milliseconds that a user of pages reads before asking for the next; 0 for none.</summary>
    public int Pause { get; init; }

    /// <summary>Lives of matters a second beside the reading of pages.</summary>
    public int Lives { get; init; }

    /// <summary>The one page to ask for; empty for all.</summary>
    public string Page { get; init; } = "";
    public bool Rating { get; init; } = true;
    public bool Skeleton { get; init; }
    public required string Folder { get; init; }

    /// <summary>The built host, beside this program's own project.</summary>
    public string Program { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../src/Host/bin/Release/net10.0/heluo.dll"));

    public string[] StoreArguments => Store == "postgres" ? ["--data", Folder, "--store", "Postgres", "--connection", Connection] : ["--data", Folder];

    public static BenchOptions Parse(string[] arguments)
    {
        string? Value(string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
        int Number(string name, int otherwise) => int.TryParse(Value(name), out var number) ? number : otherwise;
        return new BenchOptions
        {
            Store = Value("--store") ?? "sqlite", Connection = Value("--connection") ?? "", Seconds = Number("--seconds", 20), Clients = Number("--clients", 32),
            Matters = Number("--matters", 0), Pause = Number("--pause", 0), Lives = Number("--lives", 0), Page = Value("--page") ?? "", Rating = !arguments.Contains("--no-rating"), Skeleton = arguments.Contains("--skeleton"), Folder = Directory.CreateTempSubdirectory("heluo-bench-").FullName,
        };
    }

    public void Clean()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}

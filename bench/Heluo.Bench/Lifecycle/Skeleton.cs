using System.Data.Common;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Heluo.Bench.Lifecycle;

/// <summary>
/// The least that could serve such lives: no rights, no law, no documents, no process. Each of seven steps reads and updates one row and inserts five in one durable transaction;
/// SQLite through one lane with group commit, PostgreSQL with a transaction for each request.
/// </summary>
internal static class Skeleton
{
    public static async Task<int> ServeAsync(string[] arguments)
    {
        var options = BenchOptions.Parse(arguments);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(arguments[Array.IndexOf(arguments, "--urls") + 1]);
        var application = builder.Build();
        await using var store = new SkeletonStore(options, arguments[Array.IndexOf(arguments, "--data") + 1]);
        application.MapGet("/health/ready", () => "ready");
        application.MapPost("/lives", async () => TypedResults.Ok(new { id = await store.StepAsync(null) }));
        application.MapPost("/lives/{id:long}", async (long id) => TypedResults.Ok(new { id = await store.StepAsync(id) }));
        await application.RunAsync();
        return 0;
    }

    internal sealed class Life
    {
        public long Id { get; init; }
        public int Step { get; set; }
        public string Text { get; set; } = "";
    }

    internal sealed class Row
    {
        public long Id { get; init; }
        public long LifeId { get; init; }
        public string Text { get; init; } = "";
        public DateTime At { get; init; }
    }

    internal sealed class Db(DbContextOptions<Db> options) : DbContext(options)
    {
        public DbSet<Life> Lives => Set<Life>();
        public DbSet<Row> Rows => Set<Row>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Life>().Property(l => l.Id).ValueGeneratedNever();
            modelBuilder.Entity<Row>().Property(r => r.Id).ValueGeneratedNever();
            modelBuilder.Entity<Row>().HasIndex(r => r.LifeId);
        }
    }

    private sealed class SkeletonStore : IAsyncDisposable
    {
        private static readonly string Filler = new('x', 300);
        private readonly Channel<(long? Id, TaskCompletionSource<long> Done)> _queue = Channel.CreateUnbounded<(long?, TaskCompletionSource<long>)>();
        private readonly DbContextOptions<Db>? _postgres;
        private readonly DbConnection? _connection;
        private readonly Task _lane = Task.CompletedTask;
        private long _next = DateTime.UtcNow.Ticks;

        public SkeletonStore(BenchOptions options, string folder)
        {
            if (options.Store == "postgres")
            {
                _postgres = new DbContextOptionsBuilder<Db>().UseNpgsql(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(options.Connection) { MaxAutoPrepare = 50 })).Options;
                using var db = new Db(_postgres);
                db.Database.EnsureCreated();
                return;
            }

            _connection = new SqliteConnection($"Data Source={Path.Combine(folder, "skeleton.db")};Pooling=false");
            _connection.Open();
            using (var command = _connection.CreateCommand())
            {
                command.CommandText = "pragma journal_mode = wal; pragma synchronous = full";
                command.ExecuteNonQuery();
            }

            using (var db = new Db(new DbContextOptionsBuilder<Db>().UseSqlite(_connection).Options)) db.Database.EnsureCreated();
            _lane = Task.Run(RunLaneAsync);
        }

        public async Task<long> StepAsync(long? id)
        {
            if (_postgres is null)
            {
                var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
                _queue.Writer.TryWrite((id, done));
                return await done.Task;
            }

            await using var db = new Db(_postgres);
            await using var transaction = await db.Database.BeginTransactionAsync();
            var result = await WorkAsync(db, id);
            await transaction.CommitAsync();
            return result;
        }

        private async Task RunLaneAsync()
        {
            var options = new DbContextOptionsBuilder<Db>().UseSqlite(_connection!).Options;
            var answers = new List<(TaskCompletionSource<long>, long)>();
            while (await _queue.Reader.WaitToReadAsync())
            {
                answers.Clear();
                await using var transaction = await _connection!.BeginTransactionAsync();
                while (answers.Count < 128 && _queue.Reader.TryRead(out var unit))
                {
                    await transaction.SaveAsync("unit");
                    await using var db = new Db(options);
                    db.Database.AutoSavepointsEnabled = false;
                    await db.Database.UseTransactionAsync(transaction);
                    answers.Add((unit.Done, await WorkAsync(db, unit.Id)));
                    await transaction.ReleaseAsync("unit");
                }

                await transaction.CommitAsync();
                foreach (var (done, result) in answers) done.SetResult(result);
            }
        }

        private async Task<long> WorkAsync(Db db, long? id)
        {
            var life = id is null ? db.Lives.Add(new Life { Id = Interlocked.Increment(ref _next) }).Entity : await db.Lives.SingleAsync(l => l.Id == id);
            (life.Step, life.Text) = (life.Step + 1, Filler);
            for (var i = 0; i < 5; i++) db.Rows.Add(new Row { Id = Interlocked.Increment(ref _next), LifeId = life.Id, Text = Filler, At = DateTime.UtcNow });
            await db.SaveChangesAsync();
            return life.Id;
        }

        public async ValueTask DisposeAsync()
        {
            _queue.Writer.TryComplete();
            await _lane;
            if (_connection is not null) await _connection.DisposeAsync();
        }
    }
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Heluo.Kernel.Storage;

/// <summary>
/// A module's own tables. Injected, it only reads (no tracking); to write, take it from the <see cref="Unit"/>.
/// Tables and columns are in snake case (<c>BodyRow</c> is table <c>body</c>); enums are kept as text, instants as UTC.
/// </summary>
public abstract class ModuleDb(DbContextOptions options, string module) : DbContext(options)
{
    /// <summary>Schema on PostgreSQL, table prefix on the embedded store.</summary>
    public string Module { get; } = module;

    private Func<ModuleDb, bool>? _giveBack;
    private bool _isPooled;

    /// <summary>Somebody takes the context to read; <paramref name="giveBack"/> tells when it is disposed whether it is kept for the next.</summary>
    internal void Lend(Func<ModuleDb, bool> giveBack) => (_giveBack, _isPooled) = (giveBack, true);

    /// <summary>Closes a context that is kept for nobody any more.</summary>
    internal void Close() => base.Dispose();

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (!IsKept()) base.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return IsKept() ? ValueTask.CompletedTask : base.DisposeAsync();
    }

    /// <summary>True when the context went back to wait for the next reader, now or at an earlier disposal.</summary>
    private bool IsKept() => Interlocked.Exchange(ref _giveBack, null) is { } giveBack ? giveBack(this) : _isPooled;

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        if (Database.IsSqlite()) configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        else configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Utc>();
    }

    /// <summary>Module's mappings; called before names are set.</summary>
    protected virtual void Map(ModelBuilder model)
    {
    }

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Map(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.IsOwned()) continue;
            var table = SnakeCase(entity.ClrType.Name.EndsWith("Row", StringComparison.Ordinal) ? entity.ClrType.Name[..^3] : entity.ClrType.Name);
            entity.SetTableName(Database.IsSqlite() ? $"{Module}_{table}" : table);
            if (!Database.IsSqlite()) entity.SetSchema(Module);
            foreach (var property in entity.GetProperties()) property.SetColumnName(SnakeCase(property.Name));
            foreach (var key in entity.GetKeys().SelectMany(k => k.Properties))
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
        }
    }

    /// <summary><c>ReceivedAt</c> → <c>received_at</c>.</summary>
    public static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])))) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    private sealed class Utc() : ValueConverter<DateTimeOffset, DateTimeOffset>(instant => instant.ToUniversalTime(), instant => instant);
}

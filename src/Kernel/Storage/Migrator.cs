using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Telemetry;
using Microsoft.Extensions.Logging;

namespace Heluo.Kernel.Storage;

/// <summary>
/// Applies the modules' migrations: SQL files <c>&lt;Module&gt;/Data/Migrations/NNNN_name.sql</c> embedded in their assembly, in PostgreSQL's dialect with <c>@table</c> for the
/// module's own tables. A line that begins with
/// <c>--postgres </c> runs on PostgreSQL only. Each runs once, in a transaction; a file that changed after it ran is an error.
/// </summary>
public sealed class Migrator(IStore store, ModuleCatalogue modules, TimeProvider clock, ILogger<Migrator> log)
{
    /// <summary>Applies what is missing; yields the names of what was applied.</summary>
    public IReadOnlyList<string> Apply()
    {
        using var connection = store.OpenWrite();
        var table = store.Table("kernel", "migration");
        if (store.Kind == StoreKind.Postgres) connection.Execute("create schema if not exists kernel; select pg_advisory_lock(4110)");
        connection.Execute($"create table if not exists {table} (module text not null, name text not null, checksum text not null, applied_at timestamptz not null, primary key (module, name))");
        var known = connection.Query<(string Module, string Name, string Checksum)>($"select module, name, checksum from {table}").ToDictionary(r => (r.Module, r.Name), r => r.Checksum);
        List<string> applied = [];
        foreach (var (module, name, sql) in All())
        {
            var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
            if (known.TryGetValue((module, name), out var before))
            {
                if (before != checksum) throw new InvalidOperationException($"migration {module}/{name} was changed after it had been applied; add a new one instead");
                continue;
            }

            Apply(connection, table, module, name, sql, checksum);
            applied.Add($"{module}/{name}");
        }

        if (store.Kind == StoreKind.Postgres) connection.Execute("select pg_advisory_unlock(4110)");
        return applied;
    }

    private void Apply(DbConnection connection, string table, string module, string name, string sql, string checksum)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(store.Migration(module, sql), transaction: transaction);
        connection.Execute($"insert into {table} (module, name, checksum, applied_at) values (@module, @name, @checksum, @at)",
            new { module, name, checksum, at = store.Instant(clock.GetUtcNow()) }, transaction);
        transaction.Commit();
        log.Migrated(module, name);
    }

    private IEnumerable<(string Module, string Name, string Sql)> All()
    {
        foreach (var found in Of(typeof(Migrator).Assembly, "Migrations/")) yield return ("kernel", found.Name, found.Sql);
        foreach (var module in modules.All)
            foreach (var found in Of(module.GetType().Assembly, $"{module.Folder}/Data/Migrations/"))
                yield return (module.Name, found.Name, found.Sql);
    }

    private static IEnumerable<(string Name, string Sql)> Of(Assembly assembly, string folder) =>
        from resource in assembly.GetManifestResourceNames()
        where resource.StartsWith(folder, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal)
        orderby resource
        select (resource[folder.Length..^4], Read(assembly, resource));

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

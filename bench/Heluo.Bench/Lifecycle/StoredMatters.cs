using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Heluo.Bench.Lifecycle;

/// <summary>Fills a store with copies of one finished matter, as if the platform had run for years.</summary>
internal static class StoredMatters
{
    private static readonly string[] Tables = ["matter_content", "work_item", "matter_step", "attachment", "matter_document"];

    public static async Task FillAsync(BenchOptions options, string address)
    {
        using (var client = await LifecycleClient.OpenAsync(address, "41010519881123002X")) await client.LiveAsync(options.Rating);
        var clock = Stopwatch.StartNew();
        await using var connection = Open(options);
        var postgres = options.Store == "postgres";
        if (!postgres) connection.Execute("pragma busy_timeout = 60000; pragma synchronous = off");
        string Table(string name) => postgres ? $"cases.{name}" : $"cases_{name}";
        var template = connection.QuerySingle<long>($"select max(id) from {Table("matter")}");
        const int Portion = 20_000;
        for (var done = 0; done < options.Matters; done += Portion)
        {
            using var transaction = connection.BeginTransaction();
            var series = postgres ? $"generate_series({done + 1}, {done + Portion}) as s(n)" : $"(with recursive c(n) as (select {done + 1} union all select n + 1 from c where n < {done + Portion}) select n from c) as s";
            connection.Execute($"insert into {Table("matter")} select {Columns(connection, Table("matter"))} from {Table("matter")} t, {series} where t.id = {template}", transaction: transaction);
            foreach (var table in Tables)
            {
                var key = table == "matter_content" ? "id" : "matter_id";
                var rows = $"(select r.*, row_number() over (order by id) - 1 as place from {Table(table)} r where {key} = {template}) as t";
                connection.Execute($"insert into {Table(table)} select {Columns(connection, Table(table))} from {rows}, {series}", transaction: transaction);
            }

            transaction.Commit();
        }

        if (postgres) connection.Execute("vacuum analyze", commandTimeout: 0);
        else connection.Execute("pragma wal_checkpoint(truncate); analyze");
        Console.WriteLine($"{options.Matters:N0} matters stored in {clock.Elapsed.TotalSeconds:F0} s");
    }

    /// <summary>The columns of a copy: ids move below the real ones (40 rows of room for a matter), unique texts get the number, holders and numbers spread.</summary>
    private static string Columns(DbConnection connection, string table)
    {
        using var reader = connection.ExecuteReader($"select * from {table} limit 1");
        var names = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        return string.Join(", ", names.Select(name => name switch
        {
            "id" when table.EndsWith("matter", StringComparison.Ordinal) || table.EndsWith("content", StringComparison.Ordinal) => "s.n",
            "matter_id" => "s.n",
            "id" => "s.n * 40 + t.place",
            "holder_id" when table.EndsWith("matter", StringComparison.Ordinal) => "t.holder_id - 1 - (s.n % 100000)",
            "intake_number" or "case_number" or "verify_code" => $"t.{name} || s.n",
            _ => "t." + name,
        }));
    }

    private static DbConnection Open(BenchOptions options)
    {
        DbConnection connection = options.Store == "postgres" ? new NpgsqlConnection(options.Connection) : new SqliteConnection($"Data Source={Path.Combine(options.Folder, "heluo.db")}");
        connection.Open();
        return connection;
    }
}

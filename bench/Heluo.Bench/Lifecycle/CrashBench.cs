using System.Data.Common;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Heluo.Bench.Lifecycle;

/// <summary>
/// <c>./heluo bench crash [--store postgres --connection C] [--times 20]</c>: ends the platform with SIGKILL under load, starts it again and checks that no acknowledged step is lost and
/// none done twice, that events drain, and that files, rows and the audit chain agree.
/// </summary>
internal static class CrashBench
{
    private const string Citizen = "41010519881123002X";
    private static readonly string[] Order = ["Draft", "Submitted", "Accepted", "Approved", "Delivered"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = BenchOptions.Parse(arguments) with { Clients = 16 };
        var at = Array.IndexOf(arguments, "--times");
        var times = at >= 0 ? int.Parse(arguments[at + 1], System.Globalization.CultureInfo.InvariantCulture) : 20;
        var (faults, steps) = (0, 0);
        for (var round = 1; round <= times; round++)
        {
            var acknowledged = await KillUnderLoadAsync(options, TimeSpan.FromMilliseconds(1500 + Random.Shared.Next(2500)));
            steps += acknowledged.Count;
            var found = await CheckAsync(options, acknowledged);
            faults += found.Count;
            foreach (var fault in found) Console.WriteLine($"round {round}: {fault}");
            Console.WriteLine($"round {round}: {acknowledged.Count} matters acknowledged, {found.Count} faults");
        }

        Console.WriteLine($"crash ({options.Store}): {times} kills, {steps} matters checked, {faults} faults");
        options.Clean();
        return faults == 0 ? 0 : 1;
    }

    private static async Task<Dictionary<string, string>> KillUnderLoadAsync(BenchOptions options, TimeSpan after)
    {
        var (platform, _) = await PlatformProcess.StartAsync(options.Program, 5199, ["run", .. options.StoreArguments]);
        using (platform)
        {
            LifecycleClient.ForgetTokens();
            var clients = await Task.WhenAll(Enumerable.Range(0, options.Clients).Select(_ => LifecycleClient.OpenAsync(platform.Address, Citizen)));
            var lives = clients.Select(client => Task.Run(async () =>
            {
                try
                {
                    while (true) await client.LiveAsync(rate: false);
                }
                catch (Exception cut) when (cut is HttpRequestException or IOException or InvalidOperationException or TaskCanceledException)
                {
                    // the platform was killed
                }
            })).ToArray();
            await Task.Delay(after);
            platform.Kill();
            await Task.WhenAll(lives);
            var acknowledged = clients.SelectMany(c => c.Acknowledged).ToDictionary();
            foreach (var client in clients) client.Dispose();
            return acknowledged;
        }
    }

    private static async Task<List<string>> CheckAsync(BenchOptions options, Dictionary<string, string> acknowledged)
    {
        List<string> faults = [];
        var (platform, _) = await PlatformProcess.StartAsync(options.Program, 5199, ["run", .. options.StoreArguments]);
        using (platform)
        {
            LifecycleClient.ForgetTokens();
            using var client = await LifecycleClient.OpenAsync(platform.Address, Citizen);
            foreach (var (id, status) in acknowledged)
            {
                using var answer = await client.Of("citizen").GetAsync($"/api/cases/{id}");
                if (!answer.IsSuccessStatusCode)
                {
                    faults.Add($"matter {id} ({status}) is lost: {(int)answer.StatusCode}");
                    continue;
                }

                var now = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("row").GetProperty("status").GetString()!;
                if (Array.IndexOf(Order, now) < Array.IndexOf(Order, status)) faults.Add($"matter {id}: acknowledged {status}, stored {now}");
            }

            faults.AddRange(await CheckStoreAsync(options));
        }

        using var verify = Process.Start(new ProcessStartInfo("dotnet", [options.Program, "verify", .. options.StoreArguments]) { RedirectStandardOutput = true })!;
        var said = await verify.StandardOutput.ReadToEndAsync();
        await verify.WaitForExitAsync();
        if (verify.ExitCode != 0) faults.Add(said);
        return faults;
    }

    private static async Task<List<string>> CheckStoreAsync(BenchOptions options)
    {
        var postgres = options.Store == "postgres";
        await using DbConnection connection = postgres ? new NpgsqlConnection(options.Connection) : new SqliteConnection($"Data Source={Path.Combine(options.Folder, "heluo.db")};Mode=ReadOnly");
        await connection.OpenAsync();
        List<string> faults = [];
        foreach (var (subject, act, count) in await connection.QueryAsync<(string, string, long)>(
            $"""
            select subject_id, act, count(*) from {(postgres ? "kernel.audit" : "kernel_audit")} where outcome = 'ok' and subject_kind = 'matter'
            and act in ('cases.submit', 'cases.Submit', 'cases.Accept', 'cases.Pass', 'cases.Approve', 'cases.Deliver') group by subject_id, act having count(*) > 1
            """)) faults.Add($"matter {subject}: {act} was done {count} times");
        var outbox = postgres ? "kernel.outbox" : "kernel_outbox";
        for (var i = 0; i < 100 && await connection.ExecuteScalarAsync<long>($"select count(*) from {outbox}") > 0; i++) await Task.Delay(100);
        if (await connection.ExecuteScalarAsync<long>($"select count(*) from {outbox}") is var left and > 0) faults.Add($"{left} events were not delivered");
        return faults;
    }
}

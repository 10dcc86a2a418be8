using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Heluo.Bench.Lifecycle;

/// <summary>The same load on the bare skeleton: seven steps a life.</summary>
internal static class SkeletonBench
{
    public static async Task<double> PerSecondAsync(BenchOptions options)
    {
        var (process, _) = await PlatformProcess.StartAsync(typeof(SkeletonBench).Assembly.Location, 5198,
            ["skeleton", "--data", options.Folder, "--store", options.Store, "--connection", options.Connection.Replace("Database=", "Database=skeleton_", StringComparison.OrdinalIgnoreCase)]);
        using (process)
        {
            using var stop = new CancellationTokenSource();
            using var handler = new SocketsHttpHandler();
            var (counted, counting) = (0, false);
            var lives = Enumerable.Range(0, options.Clients).Select(_ => Task.Run(async () =>
            {
                using var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = new Uri(process.Address) };
                while (!stop.IsCancellationRequested)
                {
                    var id = await PostAsync(client, "/lives");
                    for (var step = 1; step < 7; step++) await PostAsync(client, $"/lives/{id}");
                    if (Volatile.Read(ref counting)) Interlocked.Increment(ref counted);
                }
            })).ToArray();
            await Task.Delay(TimeSpan.FromSeconds(options.Seconds / 3.0));
            Volatile.Write(ref counting, true);
            var clock = Stopwatch.StartNew();
            await Task.Delay(TimeSpan.FromSeconds(options.Seconds));
            var perSecond = Volatile.Read(ref counted) / clock.Elapsed.TotalSeconds;
            await stop.CancelAsync();
            await Task.WhenAll(lives);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"skeleton ({options.Store}): {perSecond:F1} lives/s"));
            return perSecond;
        }
    }

    private static async Task<long> PostAsync(HttpClient client, string path)
    {
        using var answer = await client.PostAsync(path, null);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }
}

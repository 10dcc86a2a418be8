using System.Diagnostics;
using System.Globalization;

namespace Heluo.Bench.Lifecycle;

/// <summary>
/// <c>./heluo bench lifecycle [--store postgres --connection C] [--seconds 20] [--clients 32] [--matters N] [--no-rating] [--skeleton]</c>: whole lives of matters over HTTP against a platform of its
/// own on the same machine.
/// </summary>
internal static class LifecycleBench
{
    private static readonly string[] Citizens = ["41010519881123002X", "410323195203150026", "410102199003070035"];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = BenchOptions.Parse(arguments);
        var perSecond = 0.0;
        var (platform, first) = await PlatformProcess.StartAsync(options.Program, 5199, ["run", .. options.StoreArguments]);
        using (platform)
        {
            Console.WriteLine($"start to first answer: {first.TotalSeconds:F1} s; memory {platform.Megabytes:F0} MB");
            if (options.Matters > 0) await StoredMatters.FillAsync(options, platform.Address);
            var figures = await LoadAsync(platform, options);
            perSecond = figures.PerSecond;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"lifecycles ({options.Store}, {options.Matters:N0} stored): {figures.PerSecond:F1}/s; step p50 {figures.P50:F0} ms, p95 {figures.P95:F0} ms, max {figures.Max:F0} ms; server {figures.CpuMilliseconds:F1} ms CPU each; memory {platform.Megabytes:F0} MB"));
        }

        if (options.Skeleton)
        {
            var bare = await SkeletonBench.PerSecondAsync(options);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"share of the skeleton: {perSecond / bare:P0}"));
        }

        options.Clean();
        return 0;
    }

    /// <summary>Runs lives on many clients: a third of the time to warm up, then measured.</summary>
    public static async Task<Figures> LoadAsync(PlatformProcess platform, BenchOptions options)
    {
        using var stop = new CancellationTokenSource();
        var counted = 0;
        var counting = false;
        var clients = await Task.WhenAll(Enumerable.Range(0, options.Clients).Select(i => LifecycleClient.OpenAsync(platform.Address, Citizens[i % Citizens.Length])));
        var lives = clients.Select(client => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await client.LiveAsync(options.Rating);
                if (Volatile.Read(ref counting)) Interlocked.Increment(ref counted);
            }
        })).ToArray();
        await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(options.Seconds / 3.0)), Task.WhenAny(lives).Unwrap());
        foreach (var client in clients) lock (client.Steps) client.Steps.Clear();
        Volatile.Write(ref counting, true);
        var (clock, cpu) = (Stopwatch.StartNew(), platform.CpuTime);
        await Task.WhenAny(Task.Delay(TimeSpan.FromSeconds(options.Seconds)), Task.WhenAny(lives).Unwrap());
        var (done, elapsed, used) = (Volatile.Read(ref counted), clock.Elapsed, platform.CpuTime - cpu);
        await stop.CancelAsync();
        await Task.WhenAll(lives);
        var steps = clients.SelectMany(c => c.Steps).Order().ToArray();
        foreach (var client in clients) client.Dispose();
        return new Figures(done / elapsed.TotalSeconds, steps[steps.Length / 2], steps[(int)(steps.Length * 0.95)], steps[^1], used.TotalMilliseconds / Math.Max(1, done));
    }

    internal sealed record Figures(double PerSecond, double P50, double P95, double Max, double CpuMilliseconds);
}

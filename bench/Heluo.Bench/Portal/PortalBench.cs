using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Heluo.Bench.Lifecycle;

namespace Heluo.Bench.Portal;

/// <summary>
/// <c>portal [--seconds S] [--clients N] [--matters N] [--pause MS] [--page NAME] [--lives N] [--store postgres --connection C]</c>: pages of visitors and of an official on a freshly seeded platform with N stored matters, the load
/// generator on the same machine; time to the last byte by page, and what the home page costs cold on the wire. Each official has a session of her own. Pages for visitors without an account are kept half a minute,
/// lists of an official two seconds while none of their rows changes; "all different" asks for another address each time, so that every page is rendered.
/// </summary>
internal static partial class PortalBench
{
    private const int Port = 5188;

    private static readonly (string Name, string Address)[] Pages =
    [
        ("home", "/?place=410105"), ("search", "/search?q=" + Uri.EscapeDataString("身份证丢了怎么补") + "&place=410105"), ("search, all different", "/search?q=" + Uri.EscapeDataString("身份证丢了怎么补") + "&place=410105&n={0}"), ("suggest", "/api/portal/suggest?q=" + Uri.EscapeDataString("居住")),
        ("guide", "/items/food-business-licence?place=410105"), ("guide, all different", "/items/food-business-licence?place=410105&n={0}"), ("bodies", "/bodies?place=410105"), ("ratings", "/ratings?place=4101"),
    ];

    private static readonly (string Name, string Address)[] Desk = [("inbox", "/work"), ("inbox, all different", "/work?n={0}"), ("matters of the county", "/work/matters"), ("matters found by number", "/work/matters?q=41010526")];

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = BenchOptions.Parse(arguments);
        if (!arguments.Contains("--clients")) options = options with { Clients = 50 };
        var (platform, first) = await PlatformProcess.StartAsync(options.Program, Port, ["run", .. options.StoreArguments]);
        using (platform)
        {
            Console.WriteLine($"first start with seeding: {first.TotalSeconds:F1} s");
            await ColdAsync(platform.Address);
            if (options.Matters > 0) await StoredMatters.FillAsync(options, platform.Address);
            using var people = await LifecycleClient.OpenAsync(platform.Address, "41010519881123002X");
            for (var i = 0; i < 60; i++) await people.LiveAsync(rate: false, acts: 1);
            var pages = Pages.Select(p => (p.Name, p.Address, Login: "")).Concat(Desk.Select(p => (p.Name, p.Address, Login: "jinshui-review"))).Where(p => options.Page.Length == 0 || p.Name == options.Page).ToList();
            List<HttpClient> visitors = [Visitor(platform.Address, options)];
            List<HttpClient> officials = [];
            if (pages.Exists(p => p.Login.Length > 0))
                for (var i = 0; i < options.Clients; i++) officials.Add(await OfficialAsync(platform.Address, "jinshui-review"));
            foreach (var (_, address, login) in pages) await LoadAsync(login.Length > 0 ? officials : visitors, address, options with { Clients = 8, Pause = 0 }, 2);
            using var ended = new CancellationTokenSource();
            var lives = options.Lives > 0 ? LiveAsync(people, options.Lives, ended.Token) : Task.CompletedTask;
            foreach (var (name, address, login) in pages)
            {
                var before = platform.CpuTime;
                var (times, seconds) = await LoadAsync(login.Length > 0 ? officials : visitors, address, options, options.Seconds / (double)pages.Count);
                var server = (platform.CpuTime - before).TotalMilliseconds / times.Count;
                Console.WriteLine($"{name}: {times.Count / seconds:F0} requests/s with {options.Clients} clients, p50 {At(times, 0.5):F1} ms, p95 {At(times, 0.95):F1} ms, processor {server:F2} ms a request");
            }

            await ended.CancelAsync();
            await lives;
            Console.WriteLine($"resident memory after it: {platform.Megabytes:F0} MB");
            foreach (var client in visitors.Concat(officials)) client.Dispose();
        }

        options.Clean();
        return 0;
    }

    private static async Task ColdAsync(string address)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(address) };
        var html = await client.GetStringAsync("/");
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var sent = (await client.GetByteArrayAsync("/")).Length;
        foreach (var asset in Assets().Matches(html).Select(m => m.Groups[1].Value).Distinct()) sent += (await client.GetByteArrayAsync(asset)).Length;
        Console.WriteLine($"home page cold on the wire: {sent / 1024.0:F1} KB (limit 150)");
    }

    private static HttpClient Visitor(string address, BenchOptions options)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = options.Clients, UseCookies = false }) { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        return client;
    }

    /// <summary>A browser with a session of its own.</summary>
    private static async Task<HttpClient> OfficialAsync(string address, string login)
    {
        var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await LifecycleClient.TokenAsync(client, login));
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        return client;
    }

    /// <summary>Whole lives of matters beside the reading, some in a second.</summary>
    private static async Task LiveAsync(LifecycleClient people, int perSecond, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        List<Task> running = [];
        while (!ended.IsCancellationRequested)
        {
            running.Add(people.LiveAsync(rate: true));
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }

        await Task.WhenAll(running);
    }

    private static async Task<(List<double> Times, double Seconds)> LoadAsync(List<HttpClient> users, string page, BenchOptions options, double seconds)
    {
        var (number, clock) = (0, Stopwatch.StartNew());
        var all = await Task.WhenAll(Enumerable.Range(0, options.Clients).Select(async client =>
        {
            var user = users[client % users.Count];
            var times = new List<double>();
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                if (options.Pause > 0) await Task.Delay(Random.Shared.Next(options.Pause / 2, options.Pause * 3 / 2));
                var began = Stopwatch.GetTimestamp();
                await user.GetByteArrayAsync(page.Replace("{0}", $"{Interlocked.Increment(ref number)}", StringComparison.Ordinal));
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            return times;
        }));
        var sorted = all.SelectMany(t => t).Order().ToList();
        return (sorted, clock.Elapsed.TotalSeconds);
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    [GeneratedRegex("\"(/dist/[^\"#]+)")]
    private static partial Regex Assets();
}

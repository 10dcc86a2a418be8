using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Heluo.Bench.Lifecycle;

namespace Heluo.Bench.Seals;

/// <summary>
/// What the first citizen to open a sealed file waits for on a platform that has no seal yet: authority, seal and file are made in that one answer. Then the next file,
/// the same file again, and verification at the portal. Each figure over HTTP on a folder of its own.
/// </summary>
internal static class FirstSealBench
{
    private const string Citizen = "41010519881123002X";
    private const double Bar = 2000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var options = BenchOptions.Parse(arguments);
        try
        {
            var (process, _) = await PlatformProcess.StartAsync(options.Program, 5397, "run", "--data", options.Folder);
            using var platform = process;
            using var client = await LifecycleClient.OpenAsync(platform.Address, Citizen);
            await client.LiveAsync(rate: false);
            var id = client.Acknowledged.Keys.Single();
            var documents = (await JsonAsync(client, $"/api/cases/{id}")).GetProperty("documents").EnumerateArray().Select(d => d.GetProperty("id").ToString()).ToArray();
            string Path(int which) => $"/api/cases/{id}/documents/{documents[which]}?format=ofd";
            var (first, file) = await TimedAsync(() => client.Of("citizen").GetByteArrayAsync(Path(0)));
            Say("first sealed file of a new platform", first, Bar);
            Say("next file of the same body", (await TimedAsync(() => client.Of("citizen").GetByteArrayAsync(Path(1)))).Milliseconds);
            Say("the first file again", (await TimedAsync(() => client.Of("citizen").GetByteArrayAsync(Path(0)))).Milliseconds);
            var verified = (await TimedAsync(() => VerifyAsync(platform.Address, file))).Milliseconds;
            Say("first verification at the portal", verified, Bar);
            Say("next verification", (await TimedAsync(() => VerifyAsync(platform.Address, file))).Milliseconds);
            return first <= Bar && verified <= Bar ? 0 : 1;
        }
        finally
        {
            options.Clean();
        }
    }

    private static async Task<JsonElement> JsonAsync(LifecycleClient client, string path) => JsonDocument.Parse(await client.Of("citizen").GetByteArrayAsync(path)).RootElement;

    private static async Task<byte[]> VerifyAsync(string address, byte[] file)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "copy", "file.ofd" } };
        using var answer = await client.PostAsync("/verify", form);
        var page = System.Net.WebUtility.HtmlDecode(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        return page.Contains("印章是真的", StringComparison.Ordinal) ? [1] : throw new InvalidOperationException("the file does not verify");
    }

    private static async Task<(double Milliseconds, byte[] Answer)> TimedAsync(Func<Task<byte[]>> act)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await act();
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, answer);
    }

    private static void Say(string what, double milliseconds, double? bar = null) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {milliseconds:F0} ms") + (bar is { } most ? string.Create(CultureInfo.InvariantCulture, $" ({milliseconds / most:F2} of the bar of {most:F0} ms)") : ""));
}

using System.Globalization;
using System.Security.Cryptography;
using Heluo.Engines.Tests.Documents.Fuzz;

namespace Heluo.Bench.Documents;

/// <summary>
/// Tries the parsers of ZIP, XML, OFD, PDF and templates for <c>--minutes N</c> each (default 1), or one of them by name. Findings are put into
/// the kept corpus, where a test tries them again. Ends with 1 when there is one.
/// </summary>
internal static class FuzzDocuments
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static Task<int> RunAsync(string[] arguments)
    {
        var minutes = 1.0;
        var names = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--minutes" && i + 1 < arguments.Length) minutes = double.Parse(arguments[++i], CultureInfo.InvariantCulture);
            else names.Add(arguments[i]);
        }

        var targets = FuzzTarget.All.Where(t => names.Count == 0 || names.Contains(t.Name)).ToArray();
        return Task.FromResult(targets.Sum(t => Run(t, TimeSpan.FromMinutes(minutes))) == 0 ? 0 : 1);
    }

    private static int Run(FuzzTarget target, TimeSpan time)
    {
        var folder = Path.Combine("tests", "Engines.Tests", "Documents", "Corpus", target.Name);
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(Path.Combine("artifacts", "fuzz"));
        var corpus = target.Seeds.Concat(Directory.GetFiles(folder, "*.bin").Select(File.ReadAllBytes)).ToArray();
        var fuzzer = new Fuzzer(target, RandomNumberGenerator.GetInt32(int.MaxValue), Path.Combine("artifacts", "fuzz", target.Name + ".current"));
        var until = DateTime.UtcNow + time;
        var found = new HashSet<string>();
        while (DateTime.UtcNow < until)
        {
            var slowest = fuzzer.Slowest;
            var step = fuzzer.Step(corpus);
            if (step is null && fuzzer.Slowest > slowest && fuzzer.Slowest > Longest) step = new FuzzFinding(target.Name, fuzzer.Last, $"took {fuzzer.Slowest.TotalSeconds:F0} s");
            if (step is not { } finding || !found.Add(Place(finding.What))) continue;
            var path = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(finding.Input))[..16] + ".bin");
            File.WriteAllBytes(path, finding.Input);
            Console.WriteLine($"{target.Name}: {path}: {finding.What}");
        }

        Console.WriteLine($"{target.Name}: {fuzzer.Count} inputs, {found.Count} findings, slowest {fuzzer.Slowest.TotalMilliseconds:F0} ms, largest {fuzzer.Largest / 1048576.0:F1} MB");
        return found.Count;
    }

    /// <summary>Where a fault arose, so that each is kept once.</summary>
    private static string Place(string what) => string.Join('\n', what.Split('\n').Where(l => l.TrimStart().StartsWith("at Heluo", StringComparison.Ordinal)).Take(2).DefaultIfEmpty(what));
}

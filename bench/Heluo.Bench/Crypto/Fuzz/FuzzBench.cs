using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Heluo.Engines.Crypto;
using Heluo.Fuzz;

namespace Heluo.Bench.Crypto;

/// <summary>
/// <c>bench fuzz-der [--minutes N] [--seed N]</c>: fires changed inputs at every parser. A crash, a call of more than a second or of much memory ends with exit code 1 and the
/// input kept. An input that is refused in a way not seen before joins the corpus that the tests replay.
/// </summary>
internal static partial class FuzzBench
{
    private const string Corpus = "tests/Engines.Tests/Crypto/Corpus";
    private const double SlowestSeconds = 1;
    private const long MostBytes = 64 << 20;

    public static Task<int> RunAsync(string[] arguments)
    {
        var minutes = Number(arguments, "--minutes", 1);
        var mutator = new Mutator((int)Number(arguments, "--seed", Environment.TickCount));
        var pools = FuzzTargets.All.ToDictionary(target => target, target => new List<byte[]>([target.Seed, .. Kept(target.Name)]));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (target, pool) in pools)
            foreach (var input in pool) seen.Add(Outcome(target, input, out _));
        var (calls, added, bad) = (0L, 0, 0);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalMinutes < minutes;)
        {
            foreach (var (target, pool) in pools)
            {
                for (var i = 0; i < 50; i++, calls++)
                {
                    var input = mutator.Change(pool[(int)(calls % pool.Count)], pool);
                    var outcome = Outcome(target, input, out var isBad);
                    if (isBad) bad++;
                    if (!seen.Add(outcome)) continue;
                    added++;
                    pool.Add(input);
                    Keep(target.Name, input, isBad);
                    Console.WriteLine($"{(isBad ? "BAD " : "new ")}{outcome}");
                }
            }
        }

        Console.WriteLine($"fuzz-der: {calls} inputs in {minutes} min at {pools.Count} parsers, {added} new ways of refusal, {bad} faults");
        return Task.FromResult(bad == 0 ? 0 : 1);
    }

    private static string Outcome(FuzzTarget target, byte[] input, out bool isBad)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var outcome = "taken";
        isBad = false;
        try
        {
            target.Run(input);
        }
        catch (Exception thrown) when (FuzzTargets.IsRefusal(thrown))
        {
            outcome = Plain().Replace(thrown.Message, "#");
        }
        catch (Exception thrown)
        {
            (outcome, isBad) = ($"{thrown.GetType().Name} {thrown.StackTrace?.Split('\n')[0]}", true);
        }

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        if (clock.Elapsed.TotalSeconds > SlowestSeconds && bytes > MostBytes) (outcome, isBad) = (outcome + " slow and large", true);
        else if (bytes > MostBytes) (outcome, isBad) = (outcome + " large", true);
        else if (clock.Elapsed.TotalSeconds > 10 * SlowestSeconds) (outcome, isBad) = (outcome + " slow", true);
        return $"{target.Name}: {outcome}";
    }

    private static IEnumerable<byte[]> Kept(string target) =>
        Directory.Exists(Corpus) ? Directory.EnumerateFiles(Corpus, target + "~*").Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];

    private static void Keep(string target, byte[] input, bool isBad)
    {
        Directory.CreateDirectory(Corpus);
        File.WriteAllBytes(Path.Combine(Corpus, $"{target}~{(isBad ? "bad-" : "")}{Convert.ToHexStringLower(Sm3.Hash(input).AsSpan(0, 6))}"), input);
    }

    private static double Number(string[] arguments, string name, double otherwise) =>
        Array.IndexOf(arguments, name) is var at and >= 0 && at + 1 < arguments.Length ? double.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;

    /// <summary>What changes from input to input: quoted text, numbers, tags.</summary>
    [GeneratedRegex("“[^”]*”|0x[0-9a-f]+|[0-9][0-9.]*")]
    private static partial Regex Plain();
}

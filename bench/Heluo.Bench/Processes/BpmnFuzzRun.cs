using System.Diagnostics;

namespace Heluo.Bench.Processes;

/// <summary><c>fuzz-bpmn --minutes N [--seed S]</c>: a long run; what fails is kept under <c>artifacts/fuzz-bpmn</c>, to be moved into the corpus when mended.</summary>
internal static class BpmnFuzzRun
{
    private const double HangSeconds = 10;

    public static Task<int> RunAsync(string[] arguments)
    {
        double Option(string name, double otherwise) =>
            Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length && double.TryParse(arguments[at + 1], out var value) ? value : otherwise;
        var seed = (int)Option("--seed", Environment.TickCount);
        var corpus = Corpus(Repository.Root());
        var fuzz = new BpmnFuzz(corpus, seed);
        var (cases, failed, slowest, slowestFile) = (0, 0, 0.0, Array.Empty<byte>());
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalMinutes < Option("--minutes", 10); cases++)
        {
            var file = fuzz.Next();
            var one = Stopwatch.StartNew();
            try
            {
                fuzz.Check(file);
            }
            catch (Exception fault)
            {
                Keep(file, $"crash-{failed++}", fault.ToString());
            }

            if (one.Elapsed.TotalSeconds > HangSeconds) Keep(file, $"slow-{failed++}", $"{one.Elapsed.TotalSeconds:F1} s");
            if (one.Elapsed.TotalMilliseconds > slowest) (slowest, slowestFile) = (one.Elapsed.TotalMilliseconds, file);
        }

        Keep(slowestFile, "slowest", $"{slowest:F0} ms");
        var (read, compiled, steps) = fuzz.Reached;
        Console.WriteLine($"fuzz-bpmn seed {seed}: {cases} cases from {corpus.Count} models, {read} read, {compiled} processes run, {steps} steps, {failed} failures, slowest {slowest:F0} ms, "
            + $"peak memory {System.Diagnostics.Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        return Task.FromResult(failed == 0 ? 0 : 1);
    }

    /// <summary>The kept models, the samples, and the reference models where they are.</summary>
    public static List<byte[]> Corpus(string root)
    {
        string[] folders = ["tests/Engines.Tests/Process/Corpus", "src/Engines/Process/Samples", "../shared/data/bpmn-miwg"];
        return [.. folders.Select(f => Path.Combine(root, f)).Where(Directory.Exists).SelectMany(f => Directory.GetFiles(f, "*.bpmn").Order(StringComparer.Ordinal)).Select(File.ReadAllBytes)];
    }

    private static void Keep(byte[] file, string name, string reason)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root(), "artifacts", "fuzz-bpmn")).FullName;
        File.WriteAllBytes(Path.Combine(folder, name + ".bpmn"), file);
        Console.WriteLine($"{name}: {reason}");
    }
}

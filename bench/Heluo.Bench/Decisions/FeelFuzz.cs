using System.Diagnostics;
using Heluo.Engines.Decisions;
using Heluo.Engines.Decisions.Feel;
using Heluo.TestSupport;

namespace Heluo.Bench.Decisions;

/// <summary>
/// Feeds variants of the corpus to FEEL and to the model reader until the time is over: <c>fuzz-feel --minutes 10 [--seed N] [--from N] [--show]</c>. Anything but a value or a
/// refusal, and any evaluation of more than ten seconds of processor time, is a finding; it is printed with its number, and the exit code is 1.
/// </summary>
internal static class FeelFuzz
{
    private const double Slow = 10;
    private const int ModelEvery = 20;

    public static Task<int> RunAsync(string[] arguments)
    {
        var minutes = double.Parse(Option(arguments, "--minutes") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        var (seed, number) = (int.Parse(Option(arguments, "--seed") ?? "1", null), long.Parse(Option(arguments, "--from") ?? "0", null));
        var corpus = Path.Combine("tests", "Engines.Tests", "Decisions", "Corpus");
        var words = File.ReadAllLines(Path.Combine(corpus, "words.txt"));
        var lines = Directory.EnumerateFiles(Path.Combine("tests", "Engines.Tests", "Decisions", "Cases"), "*.feel").Order(StringComparer.Ordinal).SelectMany(File.ReadLines)
            .Where(l => l.Length > 0 && l[0] != '#').Concat(File.ReadLines(Path.Combine(corpus, "hostile.feel"))).ToArray();
        var expressions = new TextMutator(lines, words, seed);
        var models = new TextMutator([.. Directory.EnumerateFiles(corpus, "*.dmn").Order(StringComparer.Ordinal).Select(File.ReadAllText)], words, seed);
        if (arguments.Contains("--show")) Console.WriteLine(number % ModelEvery == 0 ? models.Variant(number) : expressions.Variant(number));
        var (clock, count, findings, slowest) = (Stopwatch.StartNew(), 0L, 0, (Seconds: 0.0, Number: 0L));
        for (; clock.Elapsed.TotalMinutes < minutes; number++, count++)
        {
            if (count % 5000 == 0) Console.Error.WriteLine($"number {number}, {count / Math.Max(1, clock.Elapsed.TotalSeconds):F0}/s, peak {Peak()} MB");
            var start = Environment.CpuUsage.TotalTime;
            var fault = number % ModelEvery == 0 ? Model(models.Variant(number)) : Expression(expressions.Variant(number));
            var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            if (seconds > slowest.Seconds) slowest = (seconds, number);
            if (fault is null && seconds <= Slow) continue;
            findings++;
            Console.WriteLine($"finding at number {number} of seed {seed}: {fault ?? $"{seconds:F1} s"}");
        }

        Console.WriteLine($"fuzz-feel: {count} variants in {clock.Elapsed.TotalMinutes:F1} minutes, {findings} findings, slowest {slowest.Seconds:F2} s (number {slowest.Number}), peak {Peak()} MB");
        return Task.FromResult(findings == 0 ? 0 : 1);
    }

    private static long Peak() => Process.GetCurrentProcess().PeakWorkingSet64 >> 20;

    private static string? Option(string[] arguments, string name)
    {
        var at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }

    private static string? Expression(string source)
    {
        try
        {
            FeelText.Literal(FeelExpression.Parse(source).Evaluate().Value);
            FeelExpression.ParseUnaryTests(source).Test(5m);
            return null;
        }
        catch (FeelSyntaxException)
        {
            return null;
        }
        catch (Exception fault)
        {
            return fault.ToString();
        }
    }

    private static string? Model(string xml)
    {
        var inputs = new Dictionary<string, object?>();
        try
        {
            var model = DecisionModel.Load(xml);
            foreach (var decision in model.Decisions) _ = model.Explain(decision, inputs).ToString();
            return null;
        }
        catch (DmnModelException)
        {
            return null;
        }
        catch (Exception fault)
        {
            return fault.ToString();
        }
    }
}

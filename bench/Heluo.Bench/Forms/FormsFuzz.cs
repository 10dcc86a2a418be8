using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Heluo.Engines.Forms;
using Heluo.TestSupport;

namespace Heluo.Bench.Forms;

/// <summary>Feeds variants of form files and submissions to the form engine: <c>fuzz-forms --minutes 10 [--seed N]</c>. Whatever throws, or takes ten seconds, is a finding.</summary>
internal static class FormsFuzz
{
    private const double Slow = 10;

    public static Task<int> RunAsync(string[] arguments)
    {
        var minutes = double.Parse(Option(arguments, "--minutes") ?? "1", CultureInfo.InvariantCulture);
        var seed = int.Parse(Option(arguments, "--seed") ?? "1", CultureInfo.InvariantCulture);
        var tests = Path.Combine("tests", "Engines.Tests", "Forms");
        var words = File.ReadAllLines(Path.Combine(tests, "Corpus", "words.txt"));
        var samples = Directory.EnumerateFiles(Path.Combine(tests, "Samples"), "*.form").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        var forms = samples.Select(s => FormSchema.ReadFormJs(s).Schema!).ToArray();
        var (files, values) = (new TextMutator(samples, words, seed), new TextMutator([File.ReadAllText(Path.Combine(tests, "Corpus", "values.json"))], words, seed));
        var (clock, count, findings) = (Stopwatch.StartNew(), 0L, 0);
        for (; clock.Elapsed.TotalMinutes < minutes; count++)
        {
            var start = Environment.CpuUsage.TotalTime;
            var fault = Try(files.Variant(count), values.Variant(count), forms[count % forms.Length]);
            var seconds = (Environment.CpuUsage.TotalTime - start).TotalSeconds;
            if (fault is null && seconds <= Slow) continue;
            findings++;
            Console.WriteLine($"finding at number {count} of seed {seed}: {fault ?? $"{seconds:F1} s"}");
        }

        Console.WriteLine($"fuzz-forms: {count} variants in {clock.Elapsed.TotalMinutes:F1} minutes, {findings} findings, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        return Task.FromResult(findings == 0 ? 0 : 1);
    }

    private static string? Option(string[] arguments, string name)
    {
        var at = Array.IndexOf(arguments, name);
        return at >= 0 && at + 1 < arguments.Length ? arguments[at + 1] : null;
    }

    private static string? Try(string file, string submission, FormSchema form)
    {
        try
        {
            var values = Values(submission);
            foreach (var schema in (FormSchema?[])[FormSchema.ReadFormJs(file).Schema, form])
            {
                if (schema is null || FormDefinition.Compile(schema).Definition is not { } definition) continue;
                schema.WriteFormJs();
                definition.ToJsonSchema();
                definition.Judge(values);
                definition.Visible(values);
            }

            return null;
        }
        catch (Exception fault)
        {
            return fault.ToString();
        }
    }

    private static Dictionary<string, object?> Values(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, object?>>(json) ?? [];
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return [];
        }
    }
}

using System.Diagnostics;
using System.Text.Json;
using Heluo.Engines.Decisions;
using Heluo.Engines.Decisions.Feel;

namespace Heluo.Bench.Decisions;

/// <summary>FEEL against the npm package feelin on the same expressions, a simple decision table on one core, and compiling a table of 200 rules.</summary>
internal static class DecisionsBenchmark
{
    private const double RatioBar = 10;
    private const double TableBar = 500_000;
    private const double CompileBar = 20;
    private const double Seconds = 0.3;
    private static readonly string Peer = Path.Combine("bench", "peers", "feelin");

    public static async Task<int> RunAsync(string[] arguments)
    {
        var passed = Table();
        passed &= Compilation();
        if (!arguments.Contains("--alone")) passed &= await FeelAsync();
        return passed ? 0 : 1;
    }

    private static bool Table()
    {
        var model = DecisionModel.Load(TableModel.Simple);
        var inputs = new Dictionary<string, object?> { ["Age"] = 42m, ["Risk"] = "中", ["Affordable"] = true };
        if (model.Evaluate("Approval", inputs).Value is not "同意") throw new InvalidOperationException("wrong result");
        var rate = ProcessorTime.PerSecond(() => model.Evaluate("Approval", inputs), 0.5);
        Console.WriteLine($"simple table (4 rules, 3 inputs), one core: {rate:N0} evaluations/s ({rate / TableBar:F1}x of the bar of {TableBar:N0})");
        var large = DecisionModel.Load(TableModel.Rules(200));
        var row = new Dictionary<string, object?> { ["Age"] = 150m, ["Risk"] = "中", ["Affordable"] = true };
        Console.WriteLine($"table of 200 rules, unique hit: {ProcessorTime.PerSecond(() => large.Evaluate("Approval", row), Seconds):N0} evaluations/s");
        return rate >= TableBar;
    }

    private static bool Compilation()
    {
        var xml = TableModel.Rules(200);
        var first = Stopwatch.StartNew();
        DecisionModel.Load(xml);
        var cold = first.Elapsed.TotalMilliseconds;
        var milliseconds = 1000 / ProcessorTime.PerSecond(() => DecisionModel.Load(xml), Seconds);
        Console.WriteLine($"load and compile a table of 200 rules: {milliseconds:F2} ms ({CompileBar / milliseconds:F1}x of the bar of {CompileBar} ms), first in this process {cold:F1} ms");
        return milliseconds <= CompileBar;
    }

    private static async Task<bool> FeelAsync()
    {
        var peer = await PeerRatesAsync();
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Peer, "expressions.json")));
        var context = file.RootElement.GetProperty("context").EnumerateObject().ToDictionary(p => p.Name, p => FeelValue.From(p.Value));
        var (warm, parsed) = (new List<double>(), new List<double>());
        foreach (var item in file.RootElement.GetProperty("expressions").EnumerateArray())
        {
            var (name, source) = (item.GetProperty("name").GetString()!, item.GetProperty("source").GetString()!);
            var expression = FeelExpression.Parse(source);
            var ours = ProcessorTime.PerSecond(() => expression.Evaluate(context), Seconds);
            var parsing = ProcessorTime.PerSecond(() => FeelExpression.Parse(source, FeelScope.Empty).Evaluate(context), Seconds, 3);
            var (theirs, value) = peer[name];
            warm.Add(ours / theirs);
            parsed.Add(parsing / theirs);
            Console.WriteLine($"{name}: {ours:N0}/s, feelin {theirs:N0}/s ({ours / theirs:F1}x), parsing each time {parsing:N0}/s ({parsing / theirs:F1}x); value {FeelText.Literal(expression.Evaluate(context).Value)} / {value}");
        }

        Console.WriteLine($"FEEL against feelin, warm: {Mean(warm):F1}x in the mean, {warm.Min():F1}x at least (bar {RatioBar}x); parsing each time: {Mean(parsed):F1}x in the mean, {parsed.Min():F1}x at least");
        return warm.Min() >= RatioBar;
    }

    private static double Mean(List<double> ratios) => Math.Exp(ratios.Average(Math.Log));

    private static async Task<Dictionary<string, (double PerSecond, string Value)>> PeerRatesAsync()
    {
        if (!Directory.Exists(Path.Combine(Peer, "node_modules"))) await OutputAsync("npm", "ci --ignore-scripts --no-audit --no-fund --silent");
        var lines = (await OutputAsync("node", "run.mjs 0.3")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(
            r => r.GetProperty("name").GetString()!, r => (r.GetProperty("perSecond").GetDouble(), r.GetProperty("value").GetString()!));
    }

    private static async Task<string> OutputAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Peer, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}");
    }
}

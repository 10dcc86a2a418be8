using Heluo.Bench;
using Heluo.Bench.Calendar;
using Heluo.Bench.Codes;
using Heluo.Bench.Decisions;
using Heluo.Bench.Documents;
using Heluo.Bench.Forms;
using Heluo.Bench.Ledger;
using Heluo.Bench.Lifecycle;
using Heluo.Bench.Processes;
using Heluo.Bench.Portal;
using Heluo.Bench.Text;

// A benchmark prints lines "name: figure unit (ratio)"; `./heluo bench NAME` runs one.
var benchmarks = new Dictionary<string, Func<string[], Task<int>>>
{
    ["calendar"] = CalendarBench.RunAsync,
    ["codes"] = CodesBench.RunAsync,
    ["decisions"] = DecisionsBenchmark.RunAsync,
    ["fuzz-feel"] = FeelFuzz.RunAsync,
    ["fuzz-forms"] = FormsFuzz.RunAsync,
    ["documents"] = DocumentsBench.RunAsync,
    ["fuzz-documents"] = FuzzDocuments.RunAsync,
    ["forms"] = FormsBenchmark.RunAsync,
    ["crash"] = CrashBench.RunAsync,
    ["skeleton"] = Skeleton.ServeAsync,
    ["lifecycle"] = LifecycleBench.RunAsync,
    ["fuzz-bpmn"] = BpmnFuzzRun.RunAsync,
    ["ledger"] = LedgerBenchmark.RunAsync,
    ["process"] = ProcessBenchmark.RunAsync,
    ["portal"] = PortalBench.RunAsync,
    ["text"] = TextBenchmark.RunAsync,
    ["crypto"] = Heluo.Bench.Crypto.CryptoBench.RunAsync,
    ["fuzz-der"] = Heluo.Bench.Crypto.FuzzBench.RunAsync,
    ["seals"] = Heluo.Bench.Seals.SealsBench.RunAsync,
    ["first-seal"] = Heluo.Bench.Seals.FirstSealBench.RunAsync,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var run))
{
    Console.WriteLine("benchmarks: " + string.Join(' ', benchmarks.Keys.Order()));
    return args.Length == 0 ? 0 : 2;
}

return await run(args[1..]);

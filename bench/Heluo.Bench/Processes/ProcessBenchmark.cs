using System.Diagnostics;
using System.Globalization;
using Heluo.Engines.Process;

namespace Heluo.Bench.Processes;

/// <summary>
/// Whole instances of a process of five user tasks in memory, against npm <c>bpmn-engine</c> on the same file in the same run; the size of a stored
/// instance; an instance of ten thousand parallel tokens.
/// </summary>
internal static class ProcessBenchmark
{
    private const double Seconds = 0.5;
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public static async Task<int> RunAsync(string[] arguments)
    {
        var file = Path.Combine(Repository.Root(), "bench", "Heluo.Bench", "Processes", "five-steps.bpmn");
        var definition = Compile(await File.ReadAllTextAsync(file));
        var ours = BusyMachine.Rates(() => Complete(definition, stored: false), Seconds);
        var theirs = await PeerAsync(file);
        var stored = BusyMachine.Rates(() => Complete(definition, stored: true), Seconds);
        Report("in memory", ours, theirs);
        Report("state through JSON at every step", stored, theirs);
        Size(definition, "five steps, at the third");
        Size(Compile(await File.ReadAllTextAsync(Path.Combine(Repository.Root(), "src", "Engines", "Process", "Samples", "approval.bpmn"))), "approval sample, at the first");
        TenThousand();
        return 0;
    }

    private static ProcessDefinition Compile(string text) =>
        ProcessDefinition.Compile(BpmnReader.Read(text)).Definition ?? throw new InvalidOperationException("the model does not compile");

    private static void Complete(ProcessDefinition definition, bool stored)
    {
        var result = ProcessEngine.Start(definition, null, Now);
        while (result.State is { Status: ProcessStatus.Running } state)
        {
            var item = result.Commands.OfType<CreateWorkItem>().First();
            if (stored) state = ProcessState.FromJson(state.ToJson());
            result = ProcessEngine.Apply(definition, state, new CompleteTask(item.Id), Now);
        }

        if (result.State?.Status != ProcessStatus.Completed) throw new InvalidOperationException("the instance did not end");
    }

    private static void Report(string what, (double Clock, double Processor) ours, (double Clock, double Processor)? theirs)
    {
        Console.WriteLine($"process five steps, {what}: {ours.Clock:F0} instances/s, {ours.Processor:F0} per second of processor time");
        if (theirs is { } peer)
            Console.WriteLine($"  bpmn-engine in memory: {peer.Clock:F0} and {peer.Processor:F0}; ours is {ours.Clock / peer.Clock:F0} and {ours.Processor / peer.Processor:F0} times as fast (bar 20)");
    }

    private static void Size(ProcessDefinition definition, string what)
    {
        var state = ProcessEngine.Start(definition, null, Now).State!;
        for (var i = 0; i < 2 && what.Contains("third", StringComparison.Ordinal); i++)
            state = ProcessEngine.Apply(definition, state, new CompleteTask(state.OpenWorkItems(definition)[0].Id), Now).State!;
        Console.WriteLine($"process stored instance, {what}: {state.ToJson().Length} bytes without variables (bar 2048)");
    }

    private static void TenThousand()
    {
        var tasks = string.Concat(Enumerable.Range(0, 10_000).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"<userTask id='t{i}'/><sequenceFlow id='a{i}' sourceRef='f' targetRef='t{i}'/><sequenceFlow id='b{i}' sourceRef='t{i}' targetRef='j'/>")));
        var clock = Stopwatch.StartNew();
        var definition = Compile("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='t'><process id='p'><parallelGateway id='f'/><parallelGateway id='j'/>" + tasks + "</process></definitions>");
        var compiled = clock.Elapsed;
        var result = ProcessEngine.Start(definition, null, Now);
        foreach (var item in result.Commands.OfType<CreateWorkItem>()) result = ProcessEngine.Apply(definition, result.State!, new CompleteTask(item.Id), Now);
        Console.WriteLine($"process ten thousand parallel tokens: {result.State!.Status} in {clock.Elapsed.TotalSeconds - compiled.TotalSeconds:F1} s, one input each; read and compiled in {compiled.TotalSeconds:F1} s");
    }

    /// <summary>The rates of the peer, or null with a hint when it is not installed.</summary>
    private static async Task<(double Clock, double Processor)?> PeerAsync(string file)
    {
        var folder = Path.Combine(Repository.Root(), "bench", "peers", "bpmn-engine");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Console.WriteLine("process: no comparison; run npm ci --ignore-scripts in bench/peers/bpmn-engine first");
            return null;
        }

        var start = new ProcessStartInfo("node", ["measure.js", file, Seconds.ToString(CultureInfo.InvariantCulture)]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        using var node = System.Diagnostics.Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        var rates = output.Split().Where(word => word.Length > 0).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        return (rates[0], rates[1]);
    }
}

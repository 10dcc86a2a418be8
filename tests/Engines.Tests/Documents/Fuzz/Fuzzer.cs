namespace Heluo.Engines.Tests.Documents.Fuzz;

/// <summary>An input that made a parser fail or take too much memory.</summary>
internal sealed record FuzzFinding(string Target, byte[] Input, string What);

/// <summary>Tries one parser with changed inputs. The input being tried is on disk while it is tried, so that one that ends the process is not lost.</summary>
internal sealed class Fuzzer(FuzzTarget target, int seed, string? current = null)
{
    private const long MostBytes = 1L << 30;
    private readonly Mutator _mutator = new(seed);

    /// <summary>Inputs tried.</summary>
    public long Count { get; private set; }

    /// <summary>The input tried last.</summary>
    public byte[] Last { get; private set; } = [];

    /// <summary>The longest processor time one input took; a busy machine does not count.</summary>
    public TimeSpan Slowest { get; private set; }

    /// <summary>The most memory one input asked for on the thread that read it.</summary>
    public long Largest { get; private set; }

    /// <summary>Tries an input drawn from the corpus, changed; null when all went well.</summary>
    public FuzzFinding? Step(IReadOnlyList<byte[]> corpus) => Try(_mutator.Mutate(corpus[_mutator.Next(corpus.Count)]));

    /// <summary>Tries an input as it is.</summary>
    public FuzzFinding? Try(byte[] input)
    {
        Count++;
        Last = input;
        if (current is not null) File.WriteAllBytes(current, input);
        var started = Environment.CpuUsage.TotalTime;
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            target.Run(input);
        }
        catch (Exception fault)
        {
            return new FuzzFinding(target.Name, input, fault.ToString());
        }

        var (took, bytes) = (Environment.CpuUsage.TotalTime - started, GC.GetAllocatedBytesForCurrentThread() - before);
        if (took > Slowest) Slowest = took;
        if (bytes > Largest) Largest = bytes;
        return bytes > MostBytes ? new FuzzFinding(target.Name, input, $"asked for {bytes >> 20} MB") : null;
    }
}

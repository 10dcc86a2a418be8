using Heluo.Bench.Processes;
using Heluo.TestSupport;
using Xunit;

namespace Heluo.Engines.Tests.Process;

/// <summary>A short run of the fuzzer; <c>./heluo bench fuzz-bpmn --minutes 10</c> is the long one.</summary>
public sealed class FuzzTests
{
    private static readonly List<byte[]> Corpus = BpmnFuzzRun.Corpus(SharedData.RepositoryRoot());

    [Fact]
    public void Check_KeptCorpus_Holds()
    {
        var fuzz = new BpmnFuzz(Corpus, 1);
        foreach (var file in Corpus) fuzz.Check(file);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Check_BrokenModels_NeverCrashes(int seed)
    {
        var fuzz = new BpmnFuzz(Corpus, seed);
        for (var i = 0; i < 1500; i++)
        {
            var file = fuzz.Next();
            try
            {
                fuzz.Check(file);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"seed {seed}, case {i}: {fault.Message}\n{System.Text.Encoding.UTF8.GetString(file)}", fault);
            }
        }
    }
}

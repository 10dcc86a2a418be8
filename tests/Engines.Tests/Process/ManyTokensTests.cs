using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

/// <summary>Instances with thousands of tokens end; beyond the limit they are refused by name.</summary>
public sealed class ManyTokensTests
{
    private const string Many = "<multiInstanceLoopCharacteristics><loopCardinality>10000</loopCardinality></multiInstanceLoopCharacteristics>";

    [Theory]
    [InlineData("<inclusiveGateway id='f'/><task id='a'/><task id='b'/><inclusiveGateway id='j'/>", "f->a [true]; f->b [true]; a->j; b->j")]
    [InlineData("<parallelGateway id='f'/><task id='a'/><task id='b'/><parallelGateway id='j'/>", "f->a; f->b; a->j; b->j")]
    [InlineData("<intermediateCatchEvent id='c'><conditionalEventDefinition><condition>go</condition></conditionalEventDefinition></intermediateCatchEvent>", "")]
    [InlineData("<intermediateCatchEvent id='c'><signalEventDefinition signalRef='S'/></intermediateCatchEvent>", "")]
    [InlineData("<intermediateThrowEvent id='t'><signalEventDefinition signalRef='S'/></intermediateThrowEvent>", "")]
    public void Run_TenThousandSubProcessesAtOnce_Ends(string nodes, string flows)
    {
        var definition = Models.Definition($"<subProcess id='s'>{Many}{nodes}{Models.Flows(flows)}</subProcess>", "<signal id='S' name='s'/>");
        var result = ProcessEngine.Start(definition, null, Models.Now);
        if (nodes.Contains("conditional", StringComparison.Ordinal)) result = ProcessEngine.Apply(definition, result.State!, new SetVariables(Instance.Values(new { go = true })), Models.Now);
        if (nodes.Contains("CatchEvent id='c'><signal", StringComparison.Ordinal)) result = ProcessEngine.Apply(definition, result.State!, new SignalReceived("s"), Models.Now);
        result.State!.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void Run_TooManyTokens_IsRefused() => ProcessEngine.Start(Models.Definition($"<subProcess id='s'>{Many}<userTask id='a'>{Many}</userTask><subProcess id='i'>{Many}<userTask id='b'/></subProcess></subProcess>"), null, Models.Now)
        .Refusal!.Code.ShouldBe("too-many-tokens");
}

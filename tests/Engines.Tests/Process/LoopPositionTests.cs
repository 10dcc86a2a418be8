using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

/// <summary>Multi-instance and loops of every kind of activity, answered through the host until the process goes on.</summary>
public sealed class LoopPositionTests
{
    public static TheoryData<string, bool> Activities =>
        new(from kind in new[] { "userTask", "serviceTask", "sendTask", "receiveTask", "businessRuleTask", "scriptTask", "callActivity", "subProcess", "manualTask" }
            from sequential in new[] { true, false }
            select (kind, sequential));

    [Theory]
    [MemberData(nameof(Activities))]
    public void MultiInstance_OfAnyActivity_RunsOncePerElement(string kind, bool sequential)
    {
        var instance = Run(kind, $"<multiInstanceLoopCharacteristics isSequential='{(sequential ? "true" : "false")}' heluo:collection='list' heluo:element='one'/>");
        Answer(instance).ShouldBe(kind is "scriptTask" or "manualTask" ? 0 : 3);
        instance.Open.ShouldBe("next");
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void CompletionCondition_OfAnyActivity_EndsTheRest(string kind, bool sequential)
    {
        var instance = Run(kind, $"<multiInstanceLoopCharacteristics isSequential='{(sequential ? "true" : "false")}'><loopCardinality>count(list)</loopCardinality>"
            + "<completionCondition>numberOfCompletedInstances &gt;= 2</completionCondition></multiInstanceLoopCharacteristics>");
        Answer(instance).ShouldBe(kind is "scriptTask" or "manualTask" ? 0 : 2);
        instance.Open.ShouldBe("next");
    }

    [Theory]
    [MemberData(nameof(Activities))]
    public void StandardLoop_OfAnyActivity_RepeatsUpToItsMaximum(string kind, bool testBefore)
    {
        var instance = Run(kind, $"<standardLoopCharacteristics testBefore='{(testBefore ? "true" : "false")}' loopMaximum='4'><loopCondition>count(list) = 3</loopCondition></standardLoopCharacteristics>");
        Answer(instance).ShouldBe(kind is "scriptTask" or "manualTask" ? 0 : 4);
        instance.Open.ShouldBe("next");
    }

    [Fact]
    public void MultiInstance_OfCalls_CollectsResultsInOrder()
    {
        var instance = new Instance(Models.Definition(
            "<serviceTask id='a' heluo:topic='price'><extensionElements><zeebe:ioMapping><zeebe:input source='= one' target='item'/></zeebe:ioMapping></extensionElements>"
            + "<multiInstanceLoopCharacteristics><extensionElements><zeebe:loopCharacteristics inputCollection='= list' inputElement='one' outputCollection='prices' outputElement='= price'/></extensionElements></multiInstanceLoopCharacteristics></serviceTask>"
            + "<userTask id='next'/>" + Models.Flows("a->next")), new { list = new[] { 1, 2, 3 } });
        foreach (var call in instance.All.OfType<CallService>().Reverse().ToList())
            instance.Do(new ServiceCompleted(call.Id, Instance.Values(new { price = (decimal)call.Input["item"]! * 10 })));
        ((IEnumerable<object?>)instance.State.Variables["prices"]!).ShouldBe([10m, 20m, 30m]);
    }

    private static Instance Run(string kind, string loop)
    {
        var (attributes, inner) = kind switch
        {
            "scriptTask" => ("", "<script>1</script>"),
            "sendTask" => ("heluo:topic='send'", ""),
            "subProcess" => ("", "<userTask id='inner'/>"),
            _ => ("", ""),
        };
        return new Instance(Models.Definition($"<{kind} id='a' {attributes}>{inner}{loop}</{kind}><userTask id='next'/>" + Models.Flows("a->next")), new { list = new[] { 1, 2, 3 } });
    }

    /// <summary>Answers whatever waits, one at a time, until only the next step is open; gives the number of answers.</summary>
    private static int Answer(Instance instance)
    {
        var answered = new HashSet<int>();
        for (var i = 0; i < 20 && instance.Open != "next"; i++)
        {
            var open = instance.Open.Split(' ')[0];
            if (open is "a" or "inner")
            {
                instance.Complete(open);
                answered.Add(-i - 1);
                continue;
            }

            var waiting = instance.All.First(c => c switch
            {
                CallService call => answered.Add(call.Id),
                EvaluateDecision call => answered.Add(call.Id),
                StartCalled call => answered.Add(call.Id),
                Subscribe call => answered.Add(call.Id),
                _ => false,
            });
            instance.Do(waiting switch
            {
                CallService call => new ServiceCompleted(call.Id),
                EvaluateDecision call => new DecisionEvaluated(call.Id, 1),
                StartCalled call => new CalledEnded(call.Id),
                Subscribe call => new MessageReceived(call.Name),
                _ => throw new InvalidOperationException(),
            });
        }

        return answered.Count;
    }
}

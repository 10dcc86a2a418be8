using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

public sealed class ActivityTests
{
    [Fact]
    public void ScriptTask_Feel_SetsItsResult() =>
        new Instance(Models.Definition("<scriptTask id='s' heluo:result='total'><script>price * 2 + 1</script></scriptTask>"), new { price = 20 })
            .State.Variables["total"].ShouldBe(41m);

    [Fact]
    public void RuleTask_Decision_ContinuesWithTheResult()
    {
        var instance = new Instance(Models.Definition(
            "<businessRuleTask id='r' heluo:decision='grade' heluo:result='grade'/><exclusiveGateway id='g' default='g-b'/><userTask id='a'/><userTask id='b'/>"
            + Models.Flows("r->g; g->a [grade = \"A\"]; g->b")), new { score = 95 });
        var call = instance.Command<EvaluateDecision>();
        (call.Decision, call.Input["score"]).ShouldBe(("grade", 95m));
        instance.Do(new DecisionEvaluated(call.Id, "A")).Open.ShouldBe("a");
    }

    [Fact]
    public void ServiceTask_Mapped_SendsAndTakesOnlyWhatIsMapped()
    {
        var instance = new Instance(Models.Definition(
            "<serviceTask id='s'><extensionElements><zeebe:taskDefinition type='share'/><zeebe:ioMapping><zeebe:input source='= person.id' target='id'/>"
            + "<zeebe:output source='= found.name' target='name'/></zeebe:ioMapping></extensionElements></serviceTask>"),
            new { person = new Dictionary<string, object?> { ["id"] = "x1" }, other = 1 });
        var call = instance.Command<CallService>();
        (call.Topic, call.Input.Count, call.Input["id"]).ShouldBe(("share", 1, "x1"));
        instance.Do(new ServiceCompleted(call.Id, Instance.Values(new { found = new Dictionary<string, object?> { ["name"] = "张三" } })));
        instance.State.Variables["name"].ShouldBe("张三");
        instance.State.Variables.ContainsKey("found").ShouldBeFalse();
    }

    [Fact]
    public void CamundaModel_AttributesAndJuel_Runs()
    {
        var instance = new Instance(Models.Definition(
            "<userTask id='a' camunda:assignee='${clerk}' camunda:formKey='f1' camunda:candidateGroups='g1,g2'/><exclusiveGateway id='g' default='g-x'/><userTask id='b'/><endEvent id='x'/>"
            + Models.Flows("a->g; g->b [${approved && amount >= 10 || kind == 'urgent'}]; g->x")), new { clerk = "li", approved = true, amount = 10, kind = "n" });
        var item = instance.Command<CreateWorkItem>().Assignment;
        (item.Signer, item.Form, item.CandidateGroups).ShouldBe(("li", "f1", "g1,g2"));
        instance.Complete("a").Open.ShouldBe("b");
    }

    [Fact]
    public void CallActivity_EndsWithVariables_Continues()
    {
        var instance = new Instance(Models.Definition("<callActivity id='c' calledElement='other'/><userTask id='a'/>" + Models.Flows("c->a")), new { x = 1 });
        var call = instance.Command<StartCalled>();
        (call.Process, call.Variables["x"]).ShouldBe(("other", 1m));
        instance.Do(new CalledEnded(call.Id, Instance.Values(new { y = 2 }))).Open.ShouldBe("a");
        instance.State.Variables["y"].ShouldBe(2m);
    }

    [Fact]
    public void StandardLoop_Condition_RepeatsWhileTrue()
    {
        var instance = new Instance(Models.Definition(
            "<userTask id='a'><standardLoopCharacteristics loopMaximum='3'><loopCondition>again</loopCondition></standardLoopCharacteristics></userTask><userTask id='b'/>" + Models.Flows("a->b")));
        instance.Complete("a", new { again = true }).Open.ShouldBe("a");
        instance.Complete("a", new { again = true }).Complete("a", new { again = true }).Open.ShouldBe("b");
    }

    [Fact]
    public void StandardLoop_TestBefore_MaySkip() =>
        new Instance(Models.Definition("<userTask id='a'><standardLoopCharacteristics testBefore='true'><loopCondition>false</loopCondition></standardLoopCharacteristics></userTask><userTask id='b'/>"
            + Models.Flows("a->b"))).Open.ShouldBe("b");

    [Fact]
    public void MultiInstance_ParallelScripts_CollectInOrder()
    {
        var instance = new Instance(Models.Definition(
            "<scriptTask id='s' heluo:result='r'><multiInstanceLoopCharacteristics heluo:collection='items' heluo:element='item' heluo:outputs='doubled' heluo:output='r'/>"
            + "<script>item * 2</script></scriptTask>"), new { items = new[] { 1, 2, 3 } });
        instance.State.Status.ShouldBe(ProcessStatus.Completed);
        ((IReadOnlyList<object?>)instance.State.Variables["doubled"]!).ShouldBe([2m, 4m, 6m]);
    }

    [Fact]
    public void MultiInstance_SubProcess_EachInstanceHasItsOwnElement()
    {
        var instance = new Instance(Models.Definition(
            "<subProcess id='sub'><multiInstanceLoopCharacteristics isSequential='true' heluo:collection='people' heluo:element='person'/><userTask id='a' heluo:signer='=person'/></subProcess>"),
            new { people = new[] { "li", "wang" } });
        instance.ItemOf("li");
        instance.Sign("li");
        instance.Sign("wang").State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void MultiInstance_CompletionCondition_ClosesTheRest()
    {
        var instance = new Instance(Models.Definition(
            "<userTask id='a'><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality><completionCondition>${nrOfCompletedInstances >= 2}</completionCondition></multiInstanceLoopCharacteristics></userTask>"));
        instance.Open.ShouldBe("a a a");
        instance.Complete("a").Complete("a").State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void MultiInstance_HundredThousandEmptyInstances_DoNotNest()
    {
        var definition = Models.Definition(
            "<scriptTask id='s' heluo:result='x'><multiInstanceLoopCharacteristics isSequential='true'><loopCardinality>20000</loopCardinality></multiInstanceLoopCharacteristics><script>1</script></scriptTask>");
        ProcessEngine.Start(definition, null, Models.Now).State!.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void AdHoc_ActivitiesByChoice_EndsByItsCondition()
    {
        var instance = new Instance(Models.Definition(
            "<adHocSubProcess id='h'><userTask id='a'/><userTask id='b'/><completionCondition>enough</completionCondition></adHocSubProcess><userTask id='c'/>" + Models.Flows("h->c")));
        instance.Open.ShouldBe("");
        instance.Do(new StartAdHocActivity("a")).Do(new StartAdHocActivity("b")).Open.ShouldBe("a b");
        instance.Complete("a", new { enough = true }).Open.ShouldBe("c");
    }

    [Fact]
    public void AdHoc_Sequential_OneAtATimeUntilFinished()
    {
        var instance = new Instance(Models.Definition("<adHocSubProcess id='h' ordering='Sequential'><userTask id='a'/><userTask id='b'/></adHocSubProcess><userTask id='c'/>" + Models.Flows("h->c")));
        instance.Do(new StartAdHocActivity("a")).Refused(new StartAdHocActivity("b")).ShouldBe("ad-hoc-sequential");
        instance.Complete("a").Do(new FinishAdHoc("h")).Open.ShouldBe("c");
    }

    [Fact]
    public void EndlessLoop_WithoutWaiting_IsRefused()
    {
        var definition = Models.Definition("<startEvent id='s'/><exclusiveGateway id='g'/><task id='t'/><exclusiveGateway id='x' default='x-e'/><endEvent id='e'/>"
            + Models.Flows("s->g; g->t; t->x; x->g [true]; x->e"));
        ProcessEngine.Start(definition, null, Models.Now).Refusal!.Code.ShouldBe("endless-loop");
    }

    [Fact]
    public void State_OnAnotherDefinition_IsRefused()
    {
        var state = ProcessEngine.Start(Models.Definition("<userTask id='a'/>"), null, Models.Now).State!;
        ProcessEngine.Apply(Models.Definition("<userTask id='b'/>"), state, new CompleteTask(2), Models.Now).Refusal!.Code.ShouldBe("definition-mismatch");
    }
}

using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

/// <summary>Every event at every place where BPMN 2.0 (table 10.93) allows it, and nowhere else.</summary>
public sealed class EventPositionTests
{
    private const string Root = "<message id='M' name='m'/><signal id='S' name='s'/><error id='E' errorCode='e'/><escalation id='X' escalationCode='x'/>";

    public static TheoryData<string, bool> Waiting => new(
        [
            ("message", true), ("timer", true), ("signal", true), ("conditional", true), ("escalation", true), ("error", true),
            ("message", false), ("timer", false), ("signal", false), ("conditional", false), ("escalation", false),
        ]);

    [Theory]
    [MemberData(nameof(Waiting))]
    public void BoundaryEvent_OfAnyKind_Fires(string kind, bool interrupting)
    {
        var instance = Run($"<userTask id='a'/><boundaryEvent id='b' attachedToRef='a' cancelActivity='{(interrupting ? "true" : "false")}'>{Definition(kind)}</boundaryEvent><userTask id='h'/>" + Models.Flows("b->h"));
        instance.Open.ShouldBe("a");
        Happen(instance, kind).Open.ShouldBe(interrupting ? "h" : "a h");
        Finish(instance);
    }

    [Theory]
    [MemberData(nameof(Waiting))]
    public void EventSubProcess_OfAnyKind_Starts(string kind, bool interrupting)
    {
        var instance = Run($"<userTask id='a'/><subProcess id='e' triggeredByEvent='true'><startEvent id='s' isInterrupting='{(interrupting ? "true" : "false")}'>{Definition(kind)}</startEvent><userTask id='h'/>"
            + Models.Flows("s->h") + "</subProcess>");
        instance.Open.ShouldBe("a");
        Happen(instance, kind).Open.ShouldBe(interrupting ? "h" : "a h");
        Finish(instance);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("timer")]
    [InlineData("signal")]
    [InlineData("conditional")]
    public void CatchEvent_OfAnyKind_Waits(string kind)
    {
        var instance = Run($"<intermediateCatchEvent id='c'>{Definition(kind)}</intermediateCatchEvent><userTask id='h'/>" + Models.Flows("c->h"));
        instance.Active.ShouldBe("c");
        Happen(instance, kind).Open.ShouldBe("h");
    }

    [Theory]
    [InlineData("message", "m")]
    [InlineData("timer", "PT1H")]
    [InlineData("signal", "s")]
    [InlineData("conditional", "go")]
    public void StartEvent_OfAnyKind_IsListedAndStarts(string kind, string text)
    {
        var definition = Models.Definition($"<startEvent id='plain'/><userTask id='p'/><startEvent id='t'>{Definition(kind)}</startEvent><userTask id='h'/>" + Models.Flows("plain->p; t->h"), Root);
        definition.StartEvents.ShouldBe([new ProcessStart("plain", "none", null), new ProcessStart("t", kind == "conditional" ? "condition" : kind, text)]);
        new Instance(definition).Open.ShouldBe("p");
        new Instance(definition, start: "t").Open.ShouldBe("h");
    }

    [Theory]
    [InlineData("message", typeof(PublishMessage))]
    [InlineData("signal", typeof(PublishSignal))]
    [InlineData("escalation", typeof(EscalationEscaped))]
    [InlineData("", null)]
    [InlineData("compensate", null)]
    public void ThrowAndEndEvent_OfAnyKind_TellTheHost(string kind, Type? command)
    {
        var thrown = Run($"<intermediateThrowEvent id='t'>{Definition(kind)}</intermediateThrowEvent><userTask id='h'/>" + Models.Flows("t->h"));
        thrown.Open.ShouldBe("h");
        var ended = Run($"<endEvent id='t'>{Definition(kind)}</endEvent>");
        ended.State.Status.ShouldBe(ProcessStatus.Completed);
        if (command is null) return;
        thrown.All.ShouldContain(c => c.GetType() == command);
        ended.All.ShouldContain(c => c.GetType() == command);
    }

    [Theory]
    [InlineData("error", ProcessStatus.Failed)]
    [InlineData("terminate", ProcessStatus.Terminated)]
    public void EndEvent_OfTheProcess_EndsIt(string kind, ProcessStatus status) =>
        Run($"<parallelGateway id='f'/><userTask id='a'/><endEvent id='t'>{Definition(kind)}</endEvent>" + Models.Flows("f->a; f->t")).State.Status.ShouldBe(status);

    [Fact]
    public void EventSubProcess_Compensation_UndoesWhatItsScopeHasDone()
    {
        var instance = Run("<subProcess id='sub'><userTask id='a'/><subProcess id='e' triggeredByEvent='true'><startEvent id='s'><compensateEventDefinition/></startEvent><userTask id='undo'/>"
            + Models.Flows("s->undo") + "</subProcess></subProcess><intermediateThrowEvent id='t'><compensateEventDefinition activityRef='sub'/></intermediateThrowEvent><userTask id='h'/>" + Models.Flows("sub->t; t->h"));
        instance.Complete("a").Open.ShouldBe("undo");
        instance.Complete("undo").Open.ShouldBe("h");
    }

    [Theory]
    [InlineData("<startEvent id='t'>{0}</startEvent>", "terminate")]
    [InlineData("<startEvent id='t'>{0}</startEvent>", "cancel")]
    [InlineData("<endEvent id='t'>{0}</endEvent>", "timer")]
    [InlineData("<endEvent id='t'>{0}</endEvent>", "conditional")]
    [InlineData("<endEvent id='t'>{0}</endEvent>", "link")]
    [InlineData("<intermediateCatchEvent id='t'>{0}</intermediateCatchEvent>", "error")]
    [InlineData("<intermediateCatchEvent id='t'>{0}</intermediateCatchEvent>", "terminate")]
    [InlineData("<intermediateThrowEvent id='t'>{0}</intermediateThrowEvent>", "timer")]
    [InlineData("<intermediateThrowEvent id='t'>{0}</intermediateThrowEvent>", "error")]
    [InlineData("<userTask id='a'/><boundaryEvent id='t' attachedToRef='a'>{0}</boundaryEvent>", "")]
    [InlineData("<userTask id='a'/><boundaryEvent id='t' attachedToRef='a'>{0}</boundaryEvent>", "link")]
    public void Event_WhereItMayNotStand_IsRefused(string node, string kind) =>
        Models.Compile(node.Replace("{0}", Definition(kind), StringComparison.Ordinal), Root).Findings.ShouldContain(f => f.Code == "event-misplaced" && f.ElementId == "t" && f.Line > 0);

    [Theory]
    [InlineData("userTask", "")]
    [InlineData("manualTask", "")]
    [InlineData("serviceTask", "")]
    [InlineData("sendTask", "heluo:topic='x'")]
    [InlineData("receiveTask", "messageRef='M'")]
    [InlineData("businessRuleTask", "")]
    [InlineData("callActivity", "calledElement='p2'")]
    [InlineData("subProcess", "")]
    [InlineData("transaction", "")]
    [InlineData("adHocSubProcess", "")]
    public void BoundaryTimer_OnAnyActivity_TakesItAway(string kind, string attributes)
    {
        foreach (var loop in new[] { "", Multi("false"), Multi("true"), "<standardLoopCharacteristics><loopCondition>true</loopCondition></standardLoopCharacteristics>" })
        {
            if (kind == "manualTask" && loop.Length > 0) continue;
            var inner = kind.EndsWith("rocess", StringComparison.Ordinal) || kind == "transaction" ? "<userTask id='inner'/>" : "";
            var instance = Run($"<{kind} id='a' {attributes}>{loop}{inner}</{kind}><boundaryEvent id='b' attachedToRef='a'>{Definition("timer")}</boundaryEvent><userTask id='h'/><userTask id='next'/>" + Models.Flows("b->h; a->next"));
            if (kind == "manualTask")
            {
                instance.Open.ShouldBe("next");
                continue;
            }

            instance.Do(new TimerFired(instance.Command<ScheduleTimer>().Id)).Open.ShouldBe("h");
            instance.All.OfType<AbandonCall>().Count().ShouldBe(instance.All.Count(c => c is CallService or EvaluateDecision or StartCalled));
            instance.All.OfType<Unsubscribe>().Count().ShouldBe(instance.All.OfType<Subscribe>().Count());
        }
    }

    private static string Multi(string sequential) => $"<multiInstanceLoopCharacteristics isSequential='{sequential}'><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>";

    private static string Definition(string kind) => kind switch
    {
        "" => "",
        "message" => "<messageEventDefinition messageRef='M'/>",
        "signal" => "<signalEventDefinition signalRef='S'/>",
        "error" => "<errorEventDefinition errorRef='E'/>",
        "escalation" => "<escalationEventDefinition escalationRef='X'/>",
        "timer" => "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>",
        "conditional" => "<conditionalEventDefinition><condition>go</condition></conditionalEventDefinition>",
        _ => $"<{kind}EventDefinition/>",
    };

    private static Instance Run(string content) => new(Models.Definition(content, Root));

    private static Instance Happen(Instance instance, string kind) => instance.Do(kind switch
    {
        "message" => new MessageReceived("m"),
        "signal" => new SignalReceived("s"),
        "timer" => new TimerFired(instance.Command<ScheduleTimer>().Id),
        "conditional" => new SetVariables(Instance.Values(new { go = true })),
        "error" => new ErrorThrown(instance.Item("a"), "e"),
        _ => new EscalationThrown(instance.Item("a"), "x"),
    });

    private static void Finish(Instance instance)
    {
        foreach (var task in instance.Open.Split(' ')) instance.Complete(task);
        instance.State.Status.ShouldBe(ProcessStatus.Completed);
    }
}

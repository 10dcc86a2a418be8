using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

public sealed class EventTests
{
    private const string Timer = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>";

    [Fact]
    public void BoundaryTimer_Interrupting_ClosesTheTask()
    {
        var instance = new Instance(Models.Definition(
            $"<userTask id='a'/><boundaryEvent id='b' attachedToRef='a'>{Timer}</boundaryEvent><userTask id='c'/><userTask id='d'/>" + Models.Flows("a->c; b->d")));
        instance.Do(new TimerFired(instance.Command<ScheduleTimer>().Id)).Open.ShouldBe("d");
        instance.Last.OfType<CloseWorkItem>().Single().Reason.ShouldBe(CloseReason.Obsolete);
    }

    [Fact]
    public void BoundaryTimer_CompletedBefore_IsCancelled()
    {
        var instance = new Instance(Models.Definition(
            $"<userTask id='a'/><boundaryEvent id='b' attachedToRef='a'>{Timer}</boundaryEvent><userTask id='c'/><userTask id='d'/>" + Models.Flows("a->c; b->d")));
        instance.Complete("a").Last.OfType<CancelTimer>().ShouldHaveSingleItem();
    }

    [Fact]
    public void BoundaryCycle_NotInterrupting_FiresAsOftenAsWritten()
    {
        var instance = new Instance(Models.Definition(
            "<userTask id='a'/><boundaryEvent id='b' attachedToRef='a' cancelActivity='false'><timerEventDefinition><timeCycle>R2/P1D</timeCycle></timerEventDefinition></boundaryEvent>"
            + "<userTask id='remind'/>" + Models.Flows("b->remind")));
        instance.Do(new TimerFired(instance.Command<ScheduleTimer>().Id)).Open.ShouldBe("a remind");
        instance.Do(new TimerFired(instance.Command<ScheduleTimer>().Id)).Open.ShouldBe("a remind remind");
        instance.All.OfType<ScheduleTimer>().Count().ShouldBe(2);
        instance.Complete("a").Complete("remind").Complete("remind").State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void WorkingDayClock_Timer_IsLeftToTheHost()
    {
        var instance = new Instance(Models.Definition(
            "<intermediateCatchEvent id='t' heluo:clock='working-days'><timerEventDefinition><timeDuration>=limit</timeDuration></timerEventDefinition></intermediateCatchEvent>"), new { limit = "P20D" });
        var timer = instance.Command<ScheduleTimer>();
        timer.DueAt.ShouldBeNull();
        (timer.Clock, timer.Expression).ShouldBe(("working-days", "P20D"));
    }

    [Theory]
    [InlineData("E1", "first")]
    [InlineData("E2", "any")]
    public void Error_FromInnerScope_IsCaughtByTheBoundaryThatNamesIt(string code, string expected)
    {
        var instance = new Instance(Models.Definition(
            "<subProcess id='sub'><userTask id='a'/></subProcess>"
            + "<boundaryEvent id='b1' attachedToRef='sub'><errorEventDefinition/></boundaryEvent><boundaryEvent id='b2' attachedToRef='sub'><errorEventDefinition errorRef='E'/></boundaryEvent>"
            + "<userTask id='any'/><userTask id='first'/>" + Models.Flows("b1->any; b2->first"), "<error id='E' errorCode='E1'/>"));
        instance.Do(new ErrorThrown(instance.Item("a"), code)).Open.ShouldBe(expected);
    }

    [Fact]
    public void Error_NotCaught_FailsTheInstance()
    {
        var instance = new Instance(Models.Definition("<serviceTask id='a' heluo:topic='check'/>"));
        instance.Do(new ServiceFailed(instance.Command<CallService>().Id, "X", "down")).State.Status.ShouldBe(ProcessStatus.Failed);
        instance.Command<ErrorEscaped>().Message.ShouldBe("down");
    }

    [Fact]
    public void Escalation_NonInterruptingBoundary_RunsBeside()
    {
        var instance = new Instance(Models.Definition(
            "<subProcess id='sub'><intermediateThrowEvent id='t'><escalationEventDefinition escalationRef='X'/></intermediateThrowEvent><userTask id='a'/>" + Models.Flows("t->a")
            + "</subProcess><boundaryEvent id='b' attachedToRef='sub' cancelActivity='false'><escalationEventDefinition escalationRef='X'/></boundaryEvent><userTask id='up'/>"
            + Models.Flows("b->up"), "<escalation id='X' escalationCode='late'/>"));
        instance.Open.ShouldBe("a up");
    }

    [Fact]
    public void Signal_ThrownInside_ReachesTheSameInstanceAndTheHost()
    {
        var instance = new Instance(Models.Definition(
            "<parallelGateway id='f'/><userTask id='a'/><intermediateThrowEvent id='t'><signalEventDefinition signalRef='S'/></intermediateThrowEvent>"
            + "<intermediateCatchEvent id='c'><signalEventDefinition signalRef='S'/></intermediateCatchEvent><userTask id='d'/>" + Models.Flows("f->a; f->c; a->t; c->d"), "<signal id='S' name='go'/>"));
        instance.Complete("a").Open.ShouldBe("d");
        instance.Command<PublishSignal>().Name.ShouldBe("go");
        instance.Refused(new SignalReceived("go")).ShouldBe("signal-unexpected");
    }

    [Fact]
    public void Condition_BecomesTrue_FiresOncePerRise()
    {
        var instance = new Instance(Models.Definition(
            "<userTask id='a'/><boundaryEvent id='b' attachedToRef='a' cancelActivity='false'><conditionalEventDefinition><condition>n &gt; 5</condition></conditionalEventDefinition></boundaryEvent>"
            + "<userTask id='x'/>" + Models.Flows("b->x")), new { n = 1 });
        instance.Do(new SetVariables(Instance.Values(new { n = 9 }))).Open.ShouldBe("a x");
        instance.Do(new SetVariables(Instance.Values(new { n = 8 }))).Open.ShouldBe("a x");
        instance.Do(new SetVariables(Instance.Values(new { n = 1 }))).Do(new SetVariables(Instance.Values(new { n = 7 }))).Open.ShouldBe("a x x");
    }

    [Fact]
    public void Link_Throw_ContinuesAtTheCatch() =>
        new Instance(Models.Definition(
            "<intermediateThrowEvent id='t'><linkEventDefinition name='L'/></intermediateThrowEvent><intermediateCatchEvent id='c'><linkEventDefinition name='L'/></intermediateCatchEvent><userTask id='a'/>"
            + Models.Flows("c->a"))).Open.ShouldBe("a");

    [Fact]
    public void Terminate_InSubProcess_EndsOnlyThatScope()
    {
        var instance = new Instance(Models.Definition(
            "<subProcess id='sub'><parallelGateway id='f'/><userTask id='a'/><userTask id='b'/><endEvent id='t'><terminateEventDefinition/></endEvent>" + Models.Flows("f->a; f->b; a->t")
            + "</subProcess><userTask id='c'/>" + Models.Flows("sub->c")));
        instance.Complete("a").Open.ShouldBe("c");
        instance.Complete("c").State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void Terminate_InProcess_EndsEverything()
    {
        var instance = new Instance(Models.Definition(
            "<parallelGateway id='f'/><userTask id='a'/><userTask id='b'/><endEvent id='t'><terminateEventDefinition/></endEvent>" + Models.Flows("f->a; f->b; a->t")));
        instance.Complete("a").State.Status.ShouldBe(ProcessStatus.Terminated);
        instance.Open.ShouldBe("");
    }

    [Theory]
    [InlineData("true", "h")]
    [InlineData("false", "a h")]
    public void EventSubProcess_Message_InterruptsOrRunsBeside(string interrupting, string open)
    {
        var instance = new Instance(Models.Definition(
            $"<userTask id='a'/><subProcess id='e' triggeredByEvent='true'><startEvent id='s' isInterrupting='{interrupting}'><messageEventDefinition messageRef='M'/></startEvent><userTask id='h'/>"
            + Models.Flows("s->h") + "</subProcess>", "<message id='M' name='stop'/>"));
        instance.Do(new MessageReceived("stop")).Open.ShouldBe(open);
        foreach (var task in open.Split(' ')) instance.Complete(task);
        instance.State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void EventSubProcess_Error_HandlesWhatItsScopeThrows()
    {
        var instance = new Instance(Models.Definition(
            "<subProcess id='sub'><userTask id='a'/><endEvent id='bad'><errorEventDefinition errorRef='E'/></endEvent>" + Models.Flows("a->bad")
            + "<subProcess id='e' triggeredByEvent='true'><startEvent id='s'><errorEventDefinition errorRef='E'/></startEvent><userTask id='h'/>" + Models.Flows("s->h")
            + "</subProcess></subProcess><userTask id='after'/>" + Models.Flows("sub->after"), "<error id='E' errorCode='1'/>"));
        instance.Complete("a").Open.ShouldBe("h");
        instance.Complete("h").Open.ShouldBe("after");
    }

    [Fact]
    public void Compensation_ThrowForAll_RunsHandlersBackwards()
    {
        var instance = new Instance(Models.Definition(
            "<userTask id='a'/><userTask id='b'/><intermediateThrowEvent id='t'><compensateEventDefinition/></intermediateThrowEvent><userTask id='end'/>"
            + "<boundaryEvent id='ca' attachedToRef='a'><compensateEventDefinition/></boundaryEvent><boundaryEvent id='cb' attachedToRef='b'><compensateEventDefinition/></boundaryEvent>"
            + "<userTask id='ua' isForCompensation='true'/><userTask id='ub' isForCompensation='true'/>"
            + "<association id='1' sourceRef='ca' targetRef='ua'/><association id='2' sourceRef='cb' targetRef='ub'/>" + Models.Flows("a->b; b->t; t->end")));
        instance.Complete("a").Complete("b").Open.ShouldBe("ub");
        instance.Complete("ub").Open.ShouldBe("ua");
        instance.Complete("ua").Open.ShouldBe("end");
        instance.Complete("end").State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void Transaction_Cancelled_UndoesAndLeavesByTheCancelBoundary()
    {
        var instance = new Instance(Models.Definition(
            "<transaction id='tx'><userTask id='pay'/><userTask id='check'/><endEvent id='no'><cancelEventDefinition/></endEvent>"
            + "<boundaryEvent id='cp' attachedToRef='pay'><compensateEventDefinition/></boundaryEvent><userTask id='refund' isForCompensation='true'/><association id='1' sourceRef='cp' targetRef='refund'/>"
            + Models.Flows("pay->check; check->no")
            + "</transaction><boundaryEvent id='b' attachedToRef='tx'><cancelEventDefinition/></boundaryEvent><userTask id='sorry'/><userTask id='done'/>" + Models.Flows("tx->done; b->sorry")));
        instance.Complete("pay").Complete("check").Open.ShouldBe("refund");
        instance.Complete("refund").Open.ShouldBe("sorry");
    }

    [Fact]
    public void Message_WithCorrelation_OnlyTheRightKeyFits()
    {
        var instance = new Instance(Models.Definition("<receiveTask id='r' messageRef='M'/>",
            "<message id='M' name='m'><extensionElements><zeebe:subscription correlationKey='= no'/></extensionElements></message>"), new { no = "7" });
        instance.Command<Subscribe>().Correlation.ShouldBe("7");
        instance.Refused(new MessageReceived("m", "8")).ShouldBe("message-unexpected");
        instance.Do(new MessageReceived("m", "7")).State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void CancelInstance_WithOpenItems_ClosesThem()
    {
        var instance = new Instance(Models.Definition("<userTask id='a'/>")).Do(new CancelInstance("applicant withdrew"));
        instance.Open.ShouldBe("");
        instance.State.Status.ShouldBe(ProcessStatus.Cancelled);
        instance.Refused(new CancelInstance("again")).ShouldBe("instance-ended");
    }
}

using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

public sealed class GatewayTests
{
    [Fact]
    public void Exclusive_NoConditionTrueAndNoDefault_IsRefusedAndKeepsTheState()
    {
        var instance = new Instance(Models.Definition(
            "<startEvent id='s'/><userTask id='a'/><exclusiveGateway id='g'/><endEvent id='x'/><endEvent id='y'/>" + Models.Flows("s->a; a->g; g->x [n = 1]; g->y [n = 2]")));
        instance.Refused(new CompleteTask(instance.Item("a"), Instance.Values(new { n = 3 }))).ShouldBe("no-flow-taken");
        instance.Complete("a", new { n = 2 }).Command<InstanceEnded>().EndElementId.ShouldBe("y");
    }

    [Fact]
    public void Exclusive_ConditionOnToday_GoesByTheBeijingDayOfTheStep()
    {
        var instance = new Instance(Models.Definition(
            "<startEvent id='s'/><userTask id='a'/><exclusiveGateway id='g' default='g-y'/><endEvent id='x'/><endEvent id='y'/>" + Models.Flows("s->a; a->g; g->x [today() = date(\"2020-01-02\") and now() < date and time(\"2020-01-02T01:00:00+08:00\")]; g->y")));
        instance.Now = new DateTimeOffset(2020, 1, 1, 16, 30, 0, TimeSpan.Zero);
        instance.Complete("a").Command<InstanceEnded>().EndElementId.ShouldBe("x");
    }

    [Fact]
    public void Parallel_TwoBranches_JoinWaitsForBoth()
    {
        var instance = new Instance(Models.Definition(
            "<parallelGateway id='f'/><userTask id='a'/><userTask id='b'/><parallelGateway id='j'/><userTask id='c'/>" + Models.Flows("f->a; f->b; a->j; b->j; j->c")));
        instance.Open.ShouldBe("a b");
        instance.Complete("b").Open.ShouldBe("a");
        instance.Complete("a").Open.ShouldBe("c");
        instance.Complete("c").State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Theory]
    [InlineData(1, "a", "a")]
    [InlineData(2, "a b", "a b")]
    [InlineData(0, "d", "d")]
    public void Inclusive_SomeConditionsTrue_JoinWaitsForThoseTaken(int n, string open, string order)
    {
        var instance = new Instance(
            Models.Definition("<userTask id='s'/><inclusiveGateway id='f' default='f-d'/><userTask id='a'/><userTask id='b'/><userTask id='d'/><inclusiveGateway id='j'/><userTask id='c'/>"
                + Models.Flows("s->f; f->a [n >= 1]; f->b [n >= 2]; f->d; a->j; b->j; d->j; j->c")));
        instance.Complete("s", new { n }).Open.ShouldBe(open);
        foreach (var task in order.Split(' '))
        {
            instance.Open.ShouldNotContain("c");
            instance.Complete(task);
        }

        instance.Open.ShouldBe("c");
    }

    [Fact]
    public void Inclusive_BranchThatEndsElsewhere_JoinStillFires()
    {
        var instance = new Instance(Models.Definition(
            "<inclusiveGateway id='f'/><userTask id='a'/><userTask id='b'/><exclusiveGateway id='x' default='x-e'/><endEvent id='e'/><inclusiveGateway id='j'/><userTask id='c'/>"
            + Models.Flows("f->a [true]; f->b [true]; a->j; b->x; x->e; x->j [go]; j->c")));
        instance.Complete("a").Open.ShouldBe("b");
        instance.Complete("b", new { go = false }).Open.ShouldBe("c");
    }

    [Fact]
    public void EventGateway_FirstEvent_CancelsTheOthers()
    {
        var instance = new Instance(Models.Definition(
            "<eventBasedGateway id='g'/><intermediateCatchEvent id='m'><messageEventDefinition messageRef='M'/></intermediateCatchEvent>"
            + "<intermediateCatchEvent id='t'><timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></intermediateCatchEvent><userTask id='a'/><userTask id='b'/>"
            + Models.Flows("g->m; g->t; m->a; t->b"), "<message id='M' name='paid'/>"));
        var timer = instance.Command<ScheduleTimer>();
        timer.DueAt.ShouldBe(Models.Now.AddDays(5));
        instance.Do(new MessageReceived("paid", null, Instance.Values(new { amount = 5 }))).Open.ShouldBe("a");
        instance.Last.OfType<CancelTimer>().Single().Id.ShouldBe(timer.Id);
        instance.State.Variables["amount"].ShouldBe(5m);
        instance.Refused(new TimerFired(timer.Id)).ShouldBe("timer-unknown");
    }

    [Fact]
    public void Parallel_TenThousandBranches_Finishes()
    {
        var model = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<userTask id='t{i}'/>" + Models.Flows($"f->t{i}; t{i}->j")));
        var definition = Models.Definition("<parallelGateway id='f'/><parallelGateway id='j'/>" + model);
        var result = ProcessEngine.Start(definition, null, Models.Now);
        foreach (var item in result.Commands.OfType<CreateWorkItem>())
        {
            result = ProcessEngine.Apply(definition, result.State!, new CompleteTask(item.Id), Models.Now);
            result.Refusal.ShouldBeNull();
        }

        result.State!.Status.ShouldBe(ProcessStatus.Completed);
    }
}

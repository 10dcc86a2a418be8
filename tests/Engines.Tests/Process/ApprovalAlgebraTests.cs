using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

public sealed class ApprovalAlgebraTests
{
    private static readonly object Three = new { people = new[] { "li", "wang", "zhao" } };

    [Fact]
    public void Countersign_AllAgree_Passes()
    {
        var instance = Panel("countersign");
        instance.Open.ShouldBe("p p p");
        instance.Sign("li").Sign("zhao").Sign("wang").Open.ShouldBe("yes");
    }

    [Fact]
    public void Countersign_OneDisagrees_FailsAtOnceAndClosesTheRest()
    {
        var instance = Panel("countersign").Sign("li").Sign("wang", Vote.Disagree);
        instance.Open.ShouldBe("no");
        instance.Last.OfType<CloseWorkItem>().Count(c => c.Reason == CloseReason.Obsolete).ShouldBe(1);
    }

    [Fact]
    public void OrSign_FirstDecides_ClosesTheRest() => Panel("orsign").Sign("wang").Open.ShouldBe("yes");

    [Fact]
    public void Sequential_OneAfterTheOther_KeepsTheOrder()
    {
        var instance = Panel("sequential");
        instance.Open.ShouldBe("p");
        instance.Sign("li").Sign("wang").Open.ShouldBe("p");
        instance.Sign("zhao").Open.ShouldBe("yes");
    }

    [Fact]
    public void Vote_TwoThirds_DecidesAsSoonAsItIsCertain()
    {
        Panel("vote", "2/3").Sign("li").Sign("wang").Open.ShouldBe("yes");
        Panel("vote", "2/3").Sign("li", Vote.Disagree).Sign("wang", Vote.Abstain).Open.ShouldBe("no");
        Panel("vote", ">1/2").Sign("li").Sign("wang", Vote.Disagree).Open.ShouldBe("p");
    }

    [Fact]
    public void AddSigner_Before_SuspendsUntilTheNewOneHasSigned()
    {
        var instance = Single();
        var item = instance.Item("a");
        instance.Do(new AddSigner(item, "expert", SignerPlace.Before)).Last.OfType<ChangeWorkItem>().Single().Change.ShouldBe(WorkItemChange.Suspended);
        instance.Refused(new CompleteTask(item)).ShouldBe("work-item-waiting");
        instance.Sign("expert").Last.OfType<ChangeWorkItem>().Single().Change.ShouldBe(WorkItemChange.Resumed);
        instance.Do(new CompleteTask(item)).Open.ShouldBe("b");
    }

    [Fact]
    public void AddSigner_AfterAndParallel_BothMustSign()
    {
        var instance = Single();
        var item = instance.Item("a");
        instance.Do(new AddSigner(item, "later", SignerPlace.After)).Last.OfType<ChangeWorkItem>().Single().Change.ShouldBe(WorkItemChange.Suspended);
        var later = instance.Command<CreateWorkItem>().Id;
        instance.Refused(new CompleteTask(later)).ShouldBe("work-item-waiting");
        instance.Do(new AddSigner(item, "beside", SignerPlace.Parallel)).Open.ShouldBe("a a a");
        instance.Do(new CompleteTask(item)).Open.ShouldBe("a a");
        instance.Refused(new CompleteTask(later)).ShouldBe("work-item-waiting");
        instance.Sign("beside");
        instance.Sign("later").Open.ShouldBe("b");
    }

    [Fact]
    public void RemoveSigner_TheLastOne_IsRefused()
    {
        var instance = Single();
        instance.Refused(new RemoveSigner(instance.Item("a"))).ShouldBe("signer-last");
    }

    [Fact]
    public void RemoveSigner_WhoWasMissing_LetsThePanelDecide()
    {
        var instance = Panel("countersign").Sign("li").Sign("wang");
        instance.Do(new RemoveSigner(instance.ItemOf("zhao"))).Open.ShouldBe("yes");
    }

    [Fact]
    public void Delegate_ThenTakeBack_RestoresTheSigner()
    {
        var instance = Panel("countersign");
        var item = instance.ItemOf("li");
        instance.Do(new DelegateTo(item, "deputy", "li")).Command<ChangeWorkItem>().Principal.ShouldBe("li");
        instance.Refused(new TakeBack(item, "wang")).ShouldBe("not-principal");
        instance.Do(new TakeBack(item, "li")).ItemOf("li").ShouldBe(item);
    }

    [Fact]
    public void Transfer_ToSomebodyInThePanel_IsRefused()
    {
        var instance = Panel("vote");
        instance.Refused(new TransferTo(instance.ItemOf("li"), "wang")).ShouldBe("signer-present");
        instance.Refused(new TransferTo(instance.ItemOf("li"), " ")).ShouldBe("person-missing");
    }

    [Fact]
    public void Claim_ByOne_KeepsOthersOutUntilReleased()
    {
        var instance = Single();
        var item = instance.Item("a");
        instance.Do(new Claim(item, "li"));
        instance.Refused(new Claim(item, "wang")).ShouldBe("work-item-claimed");
        instance.Refused(new CompleteTask(item, By: "wang")).ShouldBe("work-item-claimed");
        instance.Do(new Release(item, "li")).Do(new CompleteTask(item, By: "wang")).Open.ShouldBe("b");
    }

    [Fact]
    public void Return_ToAnEarlierStep_RunsItAgain()
    {
        var instance = Single().Complete("a").Complete("b");
        instance.Do(new ReturnTo(instance.Item("c"), "a")).Open.ShouldBe("a");
        instance.Last.OfType<CloseWorkItem>().Single().Reason.ShouldBe(CloseReason.Moved);
        instance.Complete("a").Complete("b").Complete("c").State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void Return_ToAStepNotDone_IsRefused()
    {
        var instance = Single().Complete("a");
        instance.Refused(new ReturnTo(instance.Item("b"), "c")).ShouldBe("step-not-earlier");
    }

    [Fact]
    public void Return_FromAParallelBranch_ToBeforeTheFork_TakesTheSiblingsAlong()
    {
        var instance = Forked().Complete("a").Complete("l1");
        instance.Open.ShouldBe("l2 r");
        instance.Do(new ReturnTo(instance.Item("r"), "a")).Open.ShouldBe("a");
        instance.Complete("a").Open.ShouldBe("l1 r");
        instance.Complete("r").Complete("l1").Complete("l2").Complete("z").State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void Return_InsideOneBranch_LeavesTheOtherAlone()
    {
        var instance = Forked().Complete("a").Complete("l1");
        instance.Do(new ReturnTo(instance.Item("l2"), "l1")).Open.ShouldBe("l1 r");
        instance.Complete("l1").Refused(new ReturnTo(instance.Item("r"), "l1")).ShouldBe("move-sibling-branch");
    }

    [Fact]
    public void Return_IntoABranchThatHasJoined_CountsTheOtherAsDone()
    {
        var instance = Forked().Complete("a").Complete("l1").Complete("l2").Complete("r");
        instance.Do(new ReturnTo(instance.Item("z"), "l1")).Open.ShouldBe("l1");
        instance.Complete("l1").Complete("l2").Open.ShouldBe("z");
    }

    [Fact]
    public void Withdraw_UntouchedNextStep_TakesTheMatterBack()
    {
        var instance = Single().Complete("a");
        instance.Do(new Withdraw("a")).Open.ShouldBe("a");
        instance.Complete("a").Do(new Claim(instance.Item("b"), "li")).Refused(new Withdraw("a")).ShouldBe("withdraw-touched");
    }

    [Fact]
    public void Withdraw_OverAFork_TakesBothBranchesBack()
    {
        var instance = Forked().Complete("a");
        instance.Do(new Withdraw("a")).Open.ShouldBe("a");
        instance.Complete("a").Complete("r").Refused(new Withdraw("a")).ShouldBe("withdraw-late");
    }

    [Fact]
    public void Jump_Forward_SkipsStepsAndNeedsAName()
    {
        var instance = Single();
        instance.Refused(new Jump(instance.Item("a"), "c", "")).ShouldBe("person-missing");
        instance.Do(new Jump(instance.Item("a"), "c", "head")).Open.ShouldBe("c");
    }

    [Fact]
    public void Jump_OutOfABranch_EndsItsSiblings()
    {
        var instance = Forked().Complete("a");
        instance.Do(new Jump(instance.Item("r"), "z", "head")).Open.ShouldBe("z");
        instance.Complete("z").State.Status.ShouldBe(ProcessStatus.Completed);
    }

    [Fact]
    public void CopyAndUrge_DoNotChangeTheState()
    {
        var instance = Single();
        instance.Do(new CopyTo(instance.Item("a"), "archive")).Command<SendCopy>().To.ShouldBe("archive");
        instance.Do(new Urge(instance.Item("a"))).Command<SendReminder>().ByTimeout.ShouldBeFalse();
        instance.Open.ShouldBe("a");
    }

    [Theory]
    [InlineData("remind", "a")]
    [InlineData("transfer:head", "a")]
    [InlineData("complete:accept", "b")]
    public void Timeout_Action_IsTaken(string action, string open)
    {
        var instance = new Instance(Models.Definition($"<userTask id='a' heluo:timeout='P5D' heluo:clock='working-days' heluo:timeoutAction='{action}'/><userTask id='b'/>" + Models.Flows("a->b")));
        instance.Do(new TimerFired(instance.Command<ScheduleTimer>().Id)).Open.ShouldBe(open);
        if (action.StartsWith("transfer", StringComparison.Ordinal)) instance.ItemOf("head");
        if (open == "b") instance.State.Variables["act"].ShouldBe("accept");
    }

    private static Instance Single() => new(Models.Definition("<userTask id='a'/><userTask id='b'/><userTask id='c'/>" + Models.Flows("a->b; b->c")));

    private static Instance Forked() => new(Models.Definition(
        "<userTask id='a'/><parallelGateway id='f'/><userTask id='l1'/><userTask id='l2'/><userTask id='r'/><parallelGateway id='j'/><userTask id='z'/>"
        + Models.Flows("a->f; f->l1; l1->l2; f->r; l2->j; r->j; j->z")));

    private static Instance Panel(string signing, string share = "1/2") => new(
        Models.Definition(
            $"<userTask id='p'><multiInstanceLoopCharacteristics heluo:signing='{signing}' heluo:share='{share.Replace(">", "&gt;", StringComparison.Ordinal)}' heluo:collection='people' heluo:element='person'/></userTask>"
            + "<exclusiveGateway id='g' default='g-no'/><userTask id='yes'/><userTask id='no'/>" + Models.Flows("p->g; g->yes [outcome = \"agree\"]; g->no")),
        Three);
}

using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

public sealed class ApprovalSampleTests
{
    private static readonly ProcessDefinition Approval = Models.Sample("approval.bpmn");

    [Fact]
    public void Approve_EveryStepInOrder_EndsDelivered()
    {
        var instance = new Instance(Approval);
        instance.Open.ShouldBe("acceptance");
        instance.Command<CreateWorkItem>().Assignment.Duty.ShouldBe("acceptance");
        instance.Command<CreateWorkItem>().Assignment.Acts.ShouldBe(["accept", "refuse-acceptance", "request-correction"]);
        instance.Complete("acceptance", new { act = "accept" }).Complete("review").Complete("decision", new { act = "approve" });
        instance.Open.ShouldBe("certificate");
        instance.Complete("certificate").Complete("delivery");
        instance.State.Status.ShouldBe(ProcessStatus.Completed);
        instance.Command<InstanceEnded>().EndElementId.ShouldBe("delivered");
    }

    [Fact]
    public void Disapprove_AfterReview_SkipsTheCertificate() =>
        new Instance(Approval).Complete("acceptance", new { act = "accept" }).Complete("review").Complete("decision", new { act = "disapprove" }).Open.ShouldBe("delivery");

    [Fact]
    public void RequestCorrection_ThenSupplement_ComesBackToAcceptance()
    {
        var instance = new Instance(Approval).Complete("acceptance", new { act = "request-correction" });
        instance.Open.ShouldBe("correction");
        instance.Complete("correction", new { act = "supplement" }).Open.ShouldBe("acceptance");
    }

    [Fact]
    public void RefuseAcceptance_AtTheStart_EndsTheMatter() =>
        new Instance(Approval).Complete("acceptance", new { act = "refuse-acceptance" }).Command<InstanceEnded>().EndElementId.ShouldBe("refused");

    [Fact]
    public void Serialise_MidwayInstance_IsSmall()
    {
        var instance = new Instance(Approval).Complete("acceptance", new { act = "accept" }).Complete("review");
        instance.State.ToJson().Length.ShouldBeLessThan(2048);
    }

    [Fact]
    public void Complete_FinishedWorkItem_IsRefused()
    {
        var instance = new Instance(Approval);
        var item = instance.Item("acceptance");
        instance.Do(new CompleteTask(item, Instance.Values(new { act = "accept" })));
        instance.Refused(new CompleteTask(item)).ShouldBe("work-item-unknown");
    }
}

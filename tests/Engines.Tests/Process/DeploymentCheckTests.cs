using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

public sealed class DeploymentCheckTests
{
    [Theory]
    [InlineData("<complexGateway id='g'/><task id='t'/>", "", "element-refused", "g")]
    [InlineData("<startEvent id='s'/><task id='a'/><task id='b'/>", "s->a", "unreachable", "b")]
    [InlineData("<exclusiveGateway id='x' default='x-b'/><task id='a'/><task id='b'/><parallelGateway id='j'/>", "x->a [true]; x->b; a->j; b->j", "deadlock", "j")]
    [InlineData("<parallelGateway id='f'/><task id='a'/><task id='b'/><task id='c'/>", "f->a; f->b; a->c; b->c", "lack-of-synchronisation", "c")]
    [InlineData("<exclusiveGateway id='x'/><task id='a'/><task id='b'/>", "x->a [true]; x->b [false]", "gateway-default-missing", "x")]
    [InlineData("<exclusiveGateway id='x'/><task id='a'/><task id='b'/>", "x->a; x->b [false]", "condition-missing", "x-a")]
    [InlineData("<exclusiveGateway id='x'/><task id='a'/>", "x->a [1 +]", "expression-invalid", "x-a")]
    [InlineData("<exclusiveGateway id='x'/><task id='a'/>", "x->a [${bean.check(order)}]", "expression-invalid", "x-a")]
    [InlineData("<scriptTask id='s' scriptFormat='javascript'><script>x</script></scriptTask>", "", "expression-language", "s")]
    [InlineData("<serviceTask id='s'/>", "", "service-topic-missing", "s")]
    [InlineData("<userTask id='u' heluo:signing='most'/>", "", "signing-unknown", "u")]
    [InlineData("<userTask id='u'/><boundaryEvent id='b' attachedToRef='nobody'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>", "", "boundary-host-missing", "b")]
    [InlineData("<userTask id='u'/><boundaryEvent id='b' attachedToRef='u'><timerEventDefinition><timeDuration>5 days</timeDuration></timerEventDefinition></boundaryEvent>", "", "timer-invalid", "b")]
    [InlineData("<task id='a'/><task id='a'/>", "", "id-duplicate", "a")]
    [InlineData("<startEvent id='s'/><task id='a'/><task id='b'/>", "s->a; a->b; b->a", "no-way-out", "s")]
    [InlineData("<endEvent id='e'/><task id='a'/>", "e->a", "end-outgoing", "e")]
    public void Compile_Fault_IsNamedWithLineAndElement(string nodes, string flows, string code, string element)
    {
        var finding = Models.Compile(nodes + Models.Flows(flows)).Findings.First(f => f.Code == code);
        (finding.ElementId, finding.Line > 3).ShouldBe((element, true));
    }

    [Fact]
    public void Compile_SoundModel_HasNoFindings() => ProcessDefinition.Compile(BpmnReader.Read(Models.SampleText("approval.bpmn"))).Findings.ShouldBeEmpty();

    [Fact]
    public void Compile_Choreography_SaysWhatTheFileHolds() =>
        ProcessDefinition.Compile(BpmnReader.Read("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'><choreography id='c'/></definitions>"))
            .Findings.Single().Message.ShouldContain("choreography");

    [Fact]
    public void Compile_TooManyNodes_IsRefused() =>
        Models.Compile(string.Concat(Enumerable.Range(0, 20_001).Select(i => $"<task id='t{i}'/>"))).Findings.ShouldHaveSingleItem().Code.ShouldBe("process-too-large");

    [Fact]
    public void Compile_TooManyInclusiveJoins_IsRefused() => Models.Compile("<startEvent id='s'/>"
        + string.Concat(Enumerable.Range(0, 5000).Select(i => $"<inclusiveGateway id='g{i}'/><sequenceFlow id='a{i}' sourceRef='{(i == 0 ? "s" : $"g{i - 1}")}' targetRef='g{i}'/><sequenceFlow id='b{i}' sourceRef='s' targetRef='g{i}'/>")))
        .Findings.ShouldContain(f => f.Code == "inclusive-joins-too-many");

    [Fact]
    public void Compile_ForksWithinForks_StaySmall()
    {
        const int forks = 9_000;
        var model = string.Concat(Enumerable.Range(0, forks).Select(i => $"<parallelGateway id='f{i}'/><endEvent id='e{i}'/><sequenceFlow id='a{i}' sourceRef='f{i}' targetRef='e{i}'/>"
            + (i + 1 < forks ? $"<sequenceFlow id='b{i}' sourceRef='f{i}' targetRef='f{i + 1}'/>" : "")));
        Models.Compile("<startEvent id='s'/><sequenceFlow id='first' sourceRef='s' targetRef='f0'/>" + model).IsExecutable.ShouldBeTrue();
    }
}

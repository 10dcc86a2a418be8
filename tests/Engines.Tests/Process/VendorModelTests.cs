using System.Text;
using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

/// <summary>Habits of other vendors' modelers, each in a few lines.</summary>
public sealed class VendorModelTests
{
    [Fact]
    public void DataAssociation_LiteralExpressionOfDmn_IsEvaluated()
    {
        var expression = "&lt;ns1:literalExpression xmlns:ns1=&quot;https://www.omg.org/spec/DMN/20191111/MODEL/&quot;&gt;&lt;ns1:text&gt;Found Person.name&lt;/ns1:text&gt;&lt;/ns1:literalExpression&gt;";
        var instance = new Instance(Models.Definition(
            "<dataObject id='_1' name='Applicant Name'/><serviceTask id='s'><ioSpecification><dataOutput id='_2' name='Found Person'/></ioSpecification>"
            + $"<dataOutputAssociation id='_3'><sourceRef>_2</sourceRef><targetRef>_1</targetRef><transformation language='https://www.omg.org/spec/DMN/20191111/MODEL/'>{expression}</transformation></dataOutputAssociation></serviceTask>"
            + "<exclusiveGateway id='g' default='g-b'/><userTask id='a'/><userTask id='b'/>" + Models.Flows("s->g; g->a [Applicant Name = \"张三\"]; g->b")));
        instance.Do(new ServiceCompleted(instance.Command<CallService>().Id, new Dictionary<string, object?> { ["Found Person"] = new Dictionary<string, object?> { ["name"] = "张三" } })).Open.ShouldBe("a");
        instance.State.Variables["Applicant Name"].ShouldBe("张三");
    }

    [Theory]
    [InlineData("serviceTask", "implementation='##WebService'", "service-topic-missing")]
    [InlineData("businessRuleTask", "implementation='##unspecified'", "decision-missing")]
    [InlineData("callActivity", "", "called-process-missing")]
    public void Task_WithoutImplementation_AsksTheHostByItsId(string kind, string attributes, string code)
    {
        Models.Compile($"<{kind} id='a' {attributes}/>").Findings.ShouldContain(f => f.Code == code && f.Severity == FindingSeverity.Warning && f.ElementId == "a");
        var asked = new Instance(Models.Definition($"<{kind} id='a' {attributes}/>")).Last.Single(c => c is CallService or EvaluateDecision or StartCalled);
        (asked switch { CallService c => c.Topic, EvaluateDecision c => c.Decision, StartCalled c => c.Process, _ => null }).ShouldBe("a");
    }

    [Theory]
    [InlineData("${approved ? 'yes' : 'no'}", "no")]
    [InlineData("${empty name}", "True")]
    [InlineData("${not empty name || amount lt 5}", "True")]
    [InlineData("${execution.getVariable('amount') + 1}", "4")]
    [InlineData("#{order.total >= 10 && !approved}", "True")]
    public void Juel_CommonForms_AreTranslated(string text, string expected)
    {
        var order = new Dictionary<string, object?> { ["total"] = 10 };
        var instance = new Instance(Models.Definition($"<scriptTask id='s' heluo:result='r'><script><![CDATA[{text}]]></script></scriptTask>"), new { approved = false, amount = 3, order });
        Convert.ToString(instance.State.Variables["r"], null).ShouldBe(expected);
    }

    [Theory]
    [InlineData("duration(\"PT2H\")", "PT2H")]
    [InlineData("@\"P2D\"", "P2D")]
    [InlineData("limit", "P20D")]
    [InlineData("=limit", "P20D")]
    public void Timer_FeelWithoutMark_IsEvaluated(string text, string expected)
    {
        var instance = new Instance(Models.Definition($"<intermediateCatchEvent id='t'><timerEventDefinition><timeDuration><![CDATA[{text}]]></timeDuration></timerEventDefinition></intermediateCatchEvent>"), new { limit = "P20D" });
        instance.Command<ScheduleTimer>().Expression.ShouldBe(expected);
    }

    [Fact]
    public void References_QualifiedNames_AreResolved()
    {
        var instance = new Instance(Models.Definition(
            "<userTask id='a'/><boundaryEvent id='b' attachedToRef='tns:a'><messageEventDefinition messageRef='tns:M'/></boundaryEvent><callActivity id='c' calledElement='heluo:other'/>" + Models.Flows("b->c"), "<message id='M' name='stop'/>"));
        instance.Do(new MessageReceived("stop")).Command<StartCalled>().Process.ShouldBe("other");
    }

    [Fact]
    public void Compile_OtherLanguageOfTheFile_IsRefusedExceptWhereMarked()
    {
        var file = Models.File("<exclusiveGateway id='g' default='g-b'/><task id='a'/><task id='b'/><task id='c'/>" + Models.Flows("g->a [return x == 1]; g->b; g->c [${x > 1}]"))
            .Replace("targetNamespace='t'", "", StringComparison.Ordinal).Replace("<definitions ", "<definitions expressionLanguage='http://www.java.com/java' ", StringComparison.Ordinal);
        ProcessDefinition.Compile(BpmnReader.Read(file)).Findings.Where(f => f.Severity == FindingSeverity.Error).ShouldHaveSingleItem().ElementId.ShouldBe("g-a");
    }

    [Fact]
    public void Compile_WhatIsOnlyKept_IsNamed()
    {
        var findings = Models.Compile("<userTask id='a' camunda:assignee='li' camunda:dueDate='${d}' heluo:duty='x'><extensionElements><camunda:taskListener event='create' class='x'/></extensionElements></userTask><dataStoreReference id='ds'/>",
            "<choreography id='ch'/>").Findings;
        findings.ShouldAllBe(f => f.Severity == FindingSeverity.Notice && f.Line > 0);
        findings.Select(f => f.ElementId).ShouldBe(["ch", "ds", "a"]);
        findings[2].Message.ShouldContain("dueDate、taskListener");
    }

    [Fact]
    public void RoundTrip_TwoPrefixesOfOneNamespace_LosesNothing()
    {
        const string text = """
            <?xml version="1.0" encoding="utf-8" standalone="yes"?>
            <semantic:definitions xmlns:semantic="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns="http://vendor/aris"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://vendor/aris" xml:lang="en">
              <semantic:process id="p"><bpmn:task id="t"><semantic:extensionElements><Assignee>group(owner)</Assignee><Assignee xmlns="http://www.boc-group.com">x</Assignee></semantic:extensionElements></bpmn:task>
                <semantic:sequenceFlow id="f" sourceRef="t" targetRef="t"><semantic:conditionExpression xsi:type="bpmn:tFormalExpression">true</semantic:conditionExpression></semantic:sequenceFlow></semantic:process>
              <semantic:choreography id="c"><semantic:choreographyTask id="ct" initiatingParticipantRef="x"/></semantic:choreography>
              <semantic:globalConversation id="g"/><semantic:collaboration id="co"><semantic:conversation id="cn"/><semantic:textAnnotation id="ta"><semantic:text>注</semantic:text></semantic:textAnnotation></semantic:collaboration>
            </semantic:definitions>
            """;
        using var written = new MemoryStream();
        BpmnWriter.Write(BpmnReader.Read(text), written);
        var result = Encoding.UTF8.GetString(written.ToArray());
        BpmnComparison.FirstDifference(new MemoryStream(Encoding.UTF8.GetBytes(text)), new MemoryStream(written.ToArray())).ShouldBeNull();
        result.ShouldContain("standalone=\"yes\"");
        result.ShouldContain("<Assignee>group(owner)</Assignee>");
    }

    [Fact]
    public void Read_HugeFile_IsRefusedWithTheLine() =>
        Should.Throw<BpmnFormatException>(() => BpmnReader.Read(new EndlessFile())).Message.ShouldMatch("第 \\d+ 行：文件超过 32 MB");

    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>\n<d>&b;</d>")]
    [InlineData("<?xml version='1.0'?>\n<!DOCTYPE d PUBLIC '-//x//y' 'http://127.0.0.1:9/x.dtd'>\n<d/>")]
    [InlineData("<!DOCTYPE d [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><d/>")]
    public void Read_Entities_AreRefusedWithTheLine(string text) => Should.Throw<BpmnFormatException>(() => BpmnReader.Read(text)).Line.ShouldBeGreaterThan(0);

    [Theory]
    [InlineData(201)]
    [InlineData(5000)]
    public void Read_DeepSubProcesses_IsRefusedWithTheLine(int depth)
    {
        var text = Models.File(string.Concat(Enumerable.Range(0, depth).Select(i => $"<subProcess id='s{i}'>\n")) + string.Concat(Enumerable.Repeat("</subProcess>", depth)));
        Should.Throw<BpmnFormatException>(() => BpmnReader.Read(text)).Message.ShouldMatch("第 \\d+ 行（subProcess）：嵌套超过 200 层");
    }

    [Fact]
    public void Read_TooManyAttributes_IsRefusedWithTheLine()
    {
        var attributes = string.Concat(Enumerable.Range(0, 300).Select(i => $" a{i}='x'"));
        Should.Throw<BpmnFormatException>(() => BpmnReader.Read($"<a>\n<b{attributes}/></a>")).Line.ShouldBe(2);
    }

    /// <summary>A hundred megabytes that nobody has to keep.</summary>
    private sealed class EndlessFile : Stream
    {
        private int left = 100 * 1024 * 1024;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = Math.Min(count, left);
            left -= count;
            buffer.AsSpan(offset, count).Fill((byte)'\n');
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

using System.Text;
using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

public sealed class ReaderTests
{
    [Theory]
    [InlineData("", "文件是空的")]
    [InlineData("<a", "不是合格的 XML")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "DOCTYPE")]
    [InlineData("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "DOCTYPE")]
    [InlineData("<html/>", "不是 BPMN 2.0 文件")]
    [InlineData("<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'/>", "DMN")]
    [InlineData("<definitions xmlns='urn:other'/>", "命名空间")]
    public void Read_NotBpmn_IsRefusedWithTheReason(string text, string reason) =>
        Should.Throw<BpmnFormatException>(() => BpmnReader.Read(text)).Message.ShouldContain(reason);

    [Fact]
    public void Read_BrokenXml_NamesTheLine() => Should.Throw<BpmnFormatException>(() => BpmnReader.Read("<a>\n<b>\n</a>")).Line.ShouldBe(3);

    [Fact]
    public void Read_TooDeep_IsRefused() =>
        Should.Throw<BpmnFormatException>(() => BpmnReader.Read(string.Concat(Enumerable.Repeat("<a>", 100_000)))).Message.ShouldContain("嵌套");

    [Fact]
    public void Read_HugeAttribute_IsRefused() =>
        Should.Throw<BpmnFormatException>(() => BpmnReader.Read($"<a b='{new string('x', 300_000)}'/>")).Message.ShouldContain("属性值");

    [Fact]
    public void Read_InvalidBytes_IsRefused() =>
        Should.Throw<BpmnFormatException>(() => BpmnReader.Read(new MemoryStream([.. "<a>"u8, 0xFF, 0xC0, .. "</a>"u8]))).Message.ShouldContain("编码");

    [Fact]
    public void Read_Utf8WithoutHyphen_IsUnderstood() =>
        BpmnReader.Read(new MemoryStream(Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='UTF8'?>" + Models.File("<task id='a' name='受理'/>")))).Processes.Count.ShouldBe(1);

    [Fact]
    public void Read_WrongUtf16Declaration_IsTakenAsTheBytesAre() =>
        BpmnReader.Read(new MemoryStream(Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='utf-16'?>" + Models.File("<task id='a' name='受理'/>")))).Processes.Count.ShouldBe(1);
}

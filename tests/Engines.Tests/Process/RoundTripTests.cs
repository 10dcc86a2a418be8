using System.Text;
using Heluo.Engines.Process;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

public sealed class RoundTripTests
{
    [Fact]
    public void RoundTrip_EveryReferenceModel_LosesNothing()
    {
        var files = Directory.GetFiles(SharedData.Folder("bpmn-miwg"), "*.bpmn");
        files.Length.ShouldBeGreaterThan(7);
        foreach (var file in files) Difference(File.ReadAllBytes(file)).ShouldBeNull(file);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-1")]
    [InlineData("gb18030")]
    public void RoundTrip_OtherEncodings_LosesNothing(string name)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var declared = name == "utf-16BE" ? "utf-16" : name;
        var text = $"<?xml version=\"1.0\" encoding=\"{declared}\"?>\n" + Models.File($"<task id=\"a\" name=\"{(name == "iso-8859-1" ? "Größe" : "受理")}\"/>");
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
        Difference(bytes).ShouldBeNull();
        BpmnReader.Read(new MemoryStream(bytes)).Processes.Single().Id.ShouldBe("p");
    }

    [Fact]
    public void RoundTrip_OddContent_LosesNothing()
    {
        var text = "<?xml version=\"1.0\"?>\r\n<?tool keep?><!-- before -->" + Models.File(
            """
            <extensionElements><v:meta xmlns:v="urn:vendor" v:x="1&#10;2&#9;3" y="&lt;&amp;&quot;"><![CDATA[<a> & ]]]]><![CDATA[> b]]></v:meta></extensionElements>
            <!-- inside --><scriptTask id="s"><script><![CDATA[if (a < b) { &nbsp; }]]></script></scriptTask>
            <task id="t" xsi:type="x:y" xmlns:x="urn:x"><documentation>  spaces   kept &#xD; </documentation></task><callChoreography/>
            """) + "<!-- after -->";
        Difference(Encoding.UTF8.GetBytes(text)).ShouldBeNull();
    }

    [Fact]
    public void Compare_ChangedAttribute_NamesTheLine()
    {
        var one = new MemoryStream(Encoding.UTF8.GetBytes("<a>\n<b c='1'/></a>"));
        var other = new MemoryStream(Encoding.UTF8.GetBytes("<a>\n<b c='2'/></a>"));
        BpmnComparison.FirstDifference(one, other).ShouldBe("第 2 行：元素 b 的属性 {}c 由“1”变成“2”");
    }

    private static string? Difference(byte[] bytes)
    {
        using var written = new MemoryStream();
        BpmnWriter.Write(BpmnReader.Read(new MemoryStream(bytes)), written);
        written.Position = 0;
        return BpmnComparison.FirstDifference(new MemoryStream(bytes), written);
    }
}

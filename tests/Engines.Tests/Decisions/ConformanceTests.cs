using Heluo.Engines.Decisions.Conformance;
using Heluo.TestSupport;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Decisions.DmnText;

namespace Heluo.Engines.Tests.Decisions;

public sealed class ConformanceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tck").FullName;

    [Theory]
    [InlineData("compliance-level-2")]
    [InlineData("compliance-level-3")]
    [InlineData("non-compliant")]
    public void Run_GivenCases_AllPass(string level)
    {
        var outcomes = TckRunner.Run(Path.Combine(SharedData.Folder("dmn-tck"), level)).ToArray();
        outcomes.ShouldNotBeEmpty();
        outcomes.Where(o => !o.Passed).ShouldBeEmpty();
    }

    [Fact]
    public void Run_ModelsApartFromCases_AreFoundByNameAndNamespace()
    {
        Write("models/base.dmn", Model(Input("i", "n", "number") + Decision("a", "twice", Literal("n * 2"), "number", "!#i"), "urn:base"));
        Write("models/deep/main.dmn", Model(Import("base", "urn:base") + Decision("d", "d", Literal("base.twice + 1"), "number", "urn:base#a")));
        Write("cases/x-test-01.xml", Cases("main.dmn", """
            <testCase id="001" type="decision" invocableName="no such service"><inputNode name="n" namespace="urn:base"><value xsi:type="xsd:decimal">20</value></inputNode>
              <resultNode name="d"><expected><value xsi:type="xsd:decimal">41</value></expected></resultNode></testCase>
            """));
        TckRunner.Run(_folder).ShouldHaveSingleItem().ShouldSatisfyAllConditions(o => o.Passed.ShouldBeTrue(o.Got), o => o.Case.ShouldBe("001"));
    }

    [Fact]
    public void Run_WrongOrMissing_SaysWhatWasExpectedAndGot()
    {
        Write("m.dmn", Model(Decision("d", "d", Literal("1 + 1"))));
        Write("a.xml", Cases("m.dmn", """<testCase id="1"><resultNode name="d"><expected><value xsi:type="xsd:decimal">3</value></expected></resultNode><resultNode name="e"><expected/></resultNode></testCase>"""));
        Write("b.xml", Cases("absent.dmn", """<testCase id="2"><resultNode name="d"><expected/></resultNode></testCase>"""));
        Write("c.xml", "<other/>");
        Write("d.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><testCases>&a;</testCases>");
        var outcomes = TckRunner.Run(_folder).ToArray();
        outcomes.Select(o => o.Passed).ShouldBe([false, false, false]);
        (outcomes[0].Expected, outcomes[0].Got).ShouldBe(("3", "2"));
        outcomes[1].Got.ShouldContain("“e”");
        outcomes[2].Got.ShouldContain("absent.dmn");
    }

    [Fact]
    public void Run_ServiceWithSeveralOutputs_ChecksEachByName()
    {
        Write("m.dmn", Model(Decision("a", "a", Literal("1")) + Decision("b", "b", Literal("2")) +
            """<decisionService id="s" name="both"><variable name="both"/><outputDecision href="#a"/><outputDecision href="#b"/></decisionService>"""));
        Write("m.xml", Cases("m.dmn", """<testCase id="1" type="decisionService" invocableName="both"><resultNode name="b"><expected><value xsi:type="xsd:decimal">2</value></expected></resultNode></testCase>"""));
        TckRunner.Run(_folder).ShouldHaveSingleItem().Passed.ShouldBeTrue();
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static string Cases(string model, string cases) =>
        $"""<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><modelName>{model}</modelName>{cases}</testCases>""";
}

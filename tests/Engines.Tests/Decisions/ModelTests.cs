using Heluo.Engines.Decisions;
using Heluo.Engines.Decisions.Feel;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Decisions.DmnText;

namespace Heluo.Engines.Tests.Decisions;

public sealed class ModelTests
{
    private static readonly Dictionary<string, object?> None = [];

    [Fact]
    public void Evaluate_NamesWithDotsAndNumbers_AreFoundInPaths()
    {
        var model = Load(
            """<itemDefinition name="Type2.x"><itemComponent name="resolve A 1"><typeRef>string</typeRef></itemComponent></itemDefinition>""" +
            Decision("a", "decision A 2.1", """<context><contextEntry><variable name="resolve A 1"/>""" + Literal("\"x\"") + "</contextEntry></context>", "Type2.x") +
            Decision("b", "decision B", Literal("decision A 2.1.resolve A 1 + \"!\""), "string", "#a"));
        model.Evaluate("decision B", None).Value.ShouldBe("x!");
    }

    [Fact]
    public void Evaluate_NamesWithMinus_AreToldFromSubtraction()
    {
        var model = Load(Decision("a", "Date-Time", Literal("@\"2016-12-24T23:59:00-08:00\"")) + Decision("b", "Date-Time2", Literal("@\"2015-12-24T00:00:01-01:00\"")) +
            Decision("d", "d", Literal("string(Date-Time - Date-Time2) + \" \" + string(Date-Time2.time offset)"), "string", "#a", "#b"));
        model.Evaluate("d", None).Value.ShouldBe("P367DT6H58M59S -PT1H");
    }

    [Fact]
    public void Evaluate_NamesWithApostropheAndChinese_AreFound()
    {
        var model = Load(Input("i", "Teacher's Evaluation") + Input("j", "申请人（单位）") +
            Decision("d", "结论", Literal("Teacher's Evaluation + \"/\" + 申请人（单位）"), "string", "!#i", "!#j"));
        model.Evaluate("结论", new Dictionary<string, object?> { ["Teacher's Evaluation"] = "好", ["申请人（单位）"] = "甲" }).Value.ShouldBe("好/甲");
    }

    [Fact]
    public void Invoke_ServiceWithInputDecision_TakesItAsArgument()
    {
        var model = Load(Input("i", "name") + Decision("e", "rating", "") + Decision("d", "verdict", Literal("name + \" \" + rating"), "string", "!#i", "#e") +
            """<decisionService id="s" name="judge"><variable name="judge"/><outputDecision href="#d"/><inputDecision href="#e"/><inputData href="#i"/></decisionService>""");
        model.Invoke("judge", new Dictionary<string, object?> { ["name"] = "甲", ["rating"] = "优" }).Value.ShouldBe("甲 优");
        var missing = model.Invoke("judge", new Dictionary<string, object?> { ["name"] = "甲" });
        missing.Value.ShouldBeNull();
        missing.Diagnostics.ShouldNotBeEmpty();
    }

    [Fact]
    public void Evaluate_NestedImports_ShareInputsByNamespace()
    {
        var a = Model(Input("i", "Person name", "string") + Decision("h", "hello", Literal("\"Hello, \" + Person name"), "string", "!#i"), "urn:a");
        var b = Model(Import("modelA", "urn:a") + Decision("b", "say", Literal("\"B: \" + modelA.hello"), "string", "urn:a#h"), "urn:b");
        var c = Model(Import("modelA", "urn:a") + Decision("c", "say", Literal("\"C: \" + modelA.hello"), "string", "urn:a#h"), "urn:c");
        var model = Load(Import("Model B", "urn:b") + Import("Model C", "urn:c") +
            Decision("d", "both", Literal("Model B.say + \"; \" + Model C.say"), "string", "urn:b#b", "urn:c#c"), a, b, c);
        model.Evaluate("both", new Dictionary<string, object?> { ["{urn:a}Person name"] = "甲" }).Value.ShouldBe("B: Hello, 甲; C: Hello, 甲");
    }

    [Fact]
    public void Evaluate_ImportWithoutName_BringsNamesIntoScope()
    {
        var a = Model("""<itemDefinition name="tAge"><typeRef>number</typeRef></itemDefinition>""" + Knowledge("k", "twice", "n", "n * 2"), "urn:a");
        var model = Load(Import("", "urn:a") + Decision("d", "x", Literal("twice(21)"), "tAge", "$urn:a#k"), a);
        model.Evaluate("x", None).Value.ShouldBe(42m);
    }

    [Fact]
    public void Evaluate_HrefWithOwnNamespace_IsLocal()
    {
        var model = Load(Decision("a", "a", Literal("1")) + Decision("b", "b", Literal("a + 1"), "number", "urn:test:main#a"));
        model.Evaluate("b", None).Value.ShouldBe(2m);
    }

    [Fact]
    public void Evaluate_KnowledgeThatCallsItself_Recurses()
    {
        var model = Load(Knowledge("f", "fact", "n", "if n <= 1 then 1 else n * fact(n - 1)") + Decision("d", "d", Literal("fact(20)"), "number", "$#f"));
        model.Evaluate("d", None).Value.ShouldBe(2432902008176640000m);
    }

    [Theory]
    [InlineData("\"A\"", "\"A\"")]
    [InlineData("\"Z\"", "null")]
    [InlineData("3", "null")]
    public void Evaluate_AllowedValues_RefuseOthers(string given, string expected)
    {
        var model = Load("""<itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"A", "B"</text></allowedValues></itemDefinition>""" +
            Decision("d", "d", Literal(given), "tGrade"));
        FeelText.Literal(model.Evaluate("d", None).Value).ShouldBe(expected);
    }

    [Fact]
    public void Evaluate_TypeConstraintOnCollection_JudgesTheWholeList()
    {
        var model = Load("""<itemDefinition name="tShort" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) &lt;= 2</text></typeConstraint></itemDefinition>""" +
            Decision("a", "a", Literal("[1, 2]"), "tShort") + Decision("b", "b", Literal("[1, 2, 3]"), "tShort"));
        FeelText.Literal(model.Evaluate("a", None).Value).ShouldBe("[1, 2]");
        model.Evaluate("b", None).Value.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"foo\"", "list", "[\"foo\"]")]
    [InlineData("[\"foo\"]", "text", "\"foo\"")]
    [InlineData("[1]", "text", "null")]
    [InlineData("date(2000, 1, 2)", "date and time", "2000-01-02T00:00:00Z")]
    [InlineData("{name: \"甲\", more: 1, age: 3}", "person", "{name: \"甲\", more: 1, age: 3}")]
    [InlineData("{name: \"甲\"}", "person", "null")]
    [InlineData("null", "list", "null")]
    public void Evaluate_TypedDecision_CoercesOrGivesNull(string feel, string type, string expected)
    {
        var model = Load("""
            <itemDefinition name="list" isCollection="true"><typeRef>string</typeRef></itemDefinition><itemDefinition name="text"><typeRef>string</typeRef></itemDefinition>
            <itemDefinition name="person"><itemComponent name="name"><typeRef>string</typeRef></itemComponent><itemComponent name="age"><typeRef>number</typeRef></itemComponent></itemDefinition>
            """ + Decision("d", "d", Literal(feel), type));
        FeelText.Literal(model.Evaluate("d", None).Value).ShouldBe(expected);
    }

    [Fact]
    public void Invoke_KnowledgeWithFunctionType_CoercesItsResult()
    {
        var model = Load("""
            <itemDefinition name="numbers" isCollection="true"><typeRef>number</typeRef></itemDefinition>
            <itemDefinition name="gives"><functionItem outputTypeRef="numbers"/></itemDefinition>
            <businessKnowledgeModel id="k" name="k"><variable name="k" typeRef="gives"/><encapsulatedLogic><literalExpression><text>1</text></literalExpression></encapsulatedLogic></businessKnowledgeModel>
            """);
        FeelText.Literal(model.Invoke("k", None).Value).ShouldBe("[1]");
    }

    [Fact]
    public void Load_JavaFunction_IsRefusedByName()
    {
        var model = DecisionModel.Load(Model(Decision("d", "d", """<functionDefinition kind="Java"><formalParameter name="x"/><context/></functionDefinition>""")));
        model.Problems.Single().Message.ShouldContain("Java");
        model.Evaluate("d", None).Diagnostics[0].Message.ShouldContain("Java");
    }

    [Fact]
    public void Load_EntitiesOrDeepNesting_AreRefusedWithTheLine()
    {
        Should.Throw<DmnModelException>(() => DecisionModel.Load("<!DOCTYPE d [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><definitions>&a;</definitions>"));
        Should.Throw<DmnModelException>(() => DecisionModel.Load(Model(string.Concat(Enumerable.Repeat("<list>", 300)) + string.Concat(Enumerable.Repeat("</list>", 300)))))
            .Message.ShouldContain("第 1 行");
        Should.Throw<DmnModelException>(() => DecisionModel.Load(Model("\n<decision name=\"" + new string('x', 200_000) + "\"/>"))).Line.ShouldBe(2);
        Should.Throw<DmnModelException>(() => DecisionModel.Load(Model("\n<decision " + string.Concat(Enumerable.Range(0, 400).Select(n => $"a{n}=\"\" ")) + "/>"))).Line.ShouldBe(2);
        Should.Throw<DmnModelException>(() => DecisionModel.Load("<definitions>")).Line.ShouldBeGreaterThan(0);
    }
}

using Heluo.Engines.Decisions;
using Heluo.Engines.Decisions.Feel;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Decisions;

/// <summary>Whatever is written, an evaluation ends: with a value, null and a reason, or a refusal. The long run is <c>./heluo bench fuzz-feel</c>.</summary>
public sealed class HostileInputTests
{
    private static readonly string Corpus = Path.Combine(SharedData.RepositoryRoot(), "tests", "Engines.Tests", "Decisions", "Corpus");
    private static readonly FeelLimits Small = new() { Steps = 20_000, Memory = 200_000 };
    private static readonly Dictionary<string, object?> Variables = new() { ["a"] = 1, ["x"] = new[] { 1, 2, 3 }, ["person"] = new Dictionary<string, object?> { ["age"] = 3 } };

    public static TheoryData<string> Hostile() => [.. File.ReadLines(Path.Combine(Corpus, "hostile.feel"))];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Evaluate_HostileExpression_Ends(string source) => Feed(source, Small);

    [Fact]
    public void Evaluate_VariantsOfTheCorpus_NeverThrow()
    {
        var mutator = new TextMutator([.. Lines()], Words(), 20261127);
        for (var number = 0; number < 4000; number++) Feed(mutator.Variant(number), Small);
    }

    [Fact]
    public void Load_VariantsOfAModel_NeverThrow()
    {
        var mutator = new TextMutator([File.ReadAllText(Path.Combine(Corpus, "small.dmn"))], [.. Words(), "<list>", "</list>", "<decision>", "typeRef=\"", "href=\"#a\"", "name=\""], 20261127);
        var loaded = 0;
        for (var number = 0; number < 600; number++)
        {
            try
            {
                var model = DecisionModel.Load(mutator.Variant(number));
                loaded++;
                foreach (var name in model.Decisions) model.Explain(name, Variables, Small).ToString().ShouldNotBeEmpty();
                foreach (var name in model.Services.Concat(model.KnowledgeModels)) model.Invoke(name, Variables, Small);
            }
            catch (DmnModelException refused)
            {
                refused.Message.ShouldNotBeEmpty();
            }
        }

        loaded.ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData("(", 100_000, "")]
    [InlineData("[", 100_000, "")]
    [InlineData("{a:", 100_000, "")]
    [InlineData("-", 100_000, "1")]
    [InlineData("x in (", 10_000, "")]
    [InlineData("[1..2[", 3_000, "")]
    [InlineData("a ", 400_000, "")]
    [InlineData("1+", 300_000, "1")]
    [InlineData("a.", 100_000, "a")]
    [InlineData("x[", 20_000, "1")]
    [InlineData("if true then 1 else ", 20_000, "1")]
    [InlineData("1 instance of list<", 20_000, "")]
    [InlineData("not(", 20_000, "")]
    [InlineData("9", 900_000, "")]
    public void Parse_Tower_IsReadOrRefused(string floor, int floors, string top) => Feed(string.Concat(Enumerable.Repeat(floor, floors)) + top, Small);

    [Fact]
    public void Evaluate_OverALimit_SaysWhich()
    {
        Reason("for i in 1..1000000000000 return i").ShouldContain("步");
        Reason("for i in 1..200 return if i = 1 then \"xx\" else partial[-1] + partial[-1]").ShouldContain("占用过大");
        Reason("(function(f) f(f))(function(f) f(f))").ShouldContain("嵌套过深");
        Reason("matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a|aa)+\\1$\")").ShouldContain("正则");
        Reason("10 ** 1000000000").ShouldContain("超出");
    }

    [Fact]
    public void Evaluate_ConstraintThatNeverEnds_CountsWithTheEvaluation()
    {
        var model = DecisionModel.Load(DmnText.Model("""<itemDefinition name="t" isCollection="true"><typeRef>number</typeRef><allowedValues><text>count(for i in 1..1000000000 return i) &gt; 0</text></allowedValues></itemDefinition>""" +
            DmnText.Decision("d", "d", DmnText.Literal("for i in 1..1000 return i"), "t")));
        model.Evaluate("d", Variables, Small).Diagnostics[^1].Message.ShouldContain("步");
    }

    [Fact]
    public void Evaluate_ImportsThatFanOut_AreFollowedOnlyWhereUsed()
    {
        var models = Enumerable.Range(0, 12).Select(level => DmnText.Model(
            string.Concat(Enumerable.Range(0, 40).Select(n => DmnText.Import($"m{n}", $"urn:{level + 1}"))) + DmnText.Decision("d", "d", DmnText.Literal("1")), $"urn:{level}")).ToArray();
        DecisionModel.Load(models[0], models[1..]).Evaluate("d", Variables).Value.ShouldBe(1m);
    }

    private static string Reason(string source) => FeelExpression.Parse(source).Evaluate().Diagnostics[^1].Message;

    private static IEnumerable<string> Lines() => Directory.EnumerateFiles(Path.Combine(Corpus, "..", "Cases"), "*.feel").Order(StringComparer.Ordinal)
        .SelectMany(File.ReadLines).Where(l => l.Length > 0 && l[0] != '#').Concat(File.ReadLines(Path.Combine(Corpus, "hostile.feel")));

    private static string[] Words() => File.ReadAllLines(Path.Combine(Corpus, "words.txt"));

    private static void Feed(string source, FeelLimits limits)
    {
        foreach (var parse in (Func<string, FeelScope?, FeelExpression>[])[FeelExpression.Parse, FeelExpression.ParseUnaryTests])
        {
            try
            {
                FeelText.Literal(parse(source, null).Evaluate(Variables, limits).Value).ShouldNotBeEmpty();
            }
            catch (FeelSyntaxException refused)
            {
                refused.Line.ShouldBeGreaterThan(0);
            }
        }
    }
}

using Heluo.Engines.Decisions.Feel;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Decisions;

public sealed class FeelEverydayTests
{
    private static readonly Dictionary<string, object?> Variables = new()
    {
        ["age"] = 67, ["applicant age"] = 35L, ["income"] = 5200.50, ["city"] = "郑州", ["tags"] = new[] { "a", "b" }, ["date of birth"] = new DateOnly(1990, 5, 1),
        ["person"] = new Dictionary<string, object?> { ["name"] = "张三", ["children"] = new object?[] { new Dictionary<string, object?> { ["age"] = 3 }, new Dictionary<string, object?> { ["age"] = 9 } } },
        ["a-b"] = 7,
    };

    [Theory]
    [InlineData("age >= 60", "true")]
    [InlineData("age between 60 and 70 and city = \"郑州\"", "true")]
    [InlineData("applicant age + 1", "36")]
    [InlineData("if income > 5000 then \"high\" else \"low\"", "high")]
    [InlineData("age in [60..70)", "true")]
    [InlineData("age in (1, 2, > 60)", "true")]
    [InlineData("not(age < 60)", "true")]
    [InlineData("person.name", "张三")]
    [InlineData("person.children[age > 5].age", "[9]")]
    [InlineData("person.children.age[1]", "3")]
    [InlineData("for c in person.children return c.age * 2", "[6, 18]")]
    [InlineData("some c in person.children satisfies c.age > 8", "true")]
    [InlineData("every c in person.children satisfies c.age > 8", "false")]
    [InlineData("sum(person.children.age) + count(tags)", "14")]
    [InlineData("{x: 1, y: x + 1}.y", "2")]
    [InlineData("date(\"2026-01-31\") + duration(\"P1M\")", "2026-02-28")]
    [InlineData("years and months duration(date of birth, date(\"2026-06-01\")).years", "36")]
    [InlineData("substring(\"一网通办\", 2, 2) + upper case(\"x\")", "网通X")]
    [InlineData("function(a, b) a + b", "function(a, b)")]
    [InlineData("(function(a: number) a * 2)(21)", "42")]
    [InlineData("contains(string: \"foobar\", match: \"oba\")", "true")]
    [InlineData("10 / 4", "2.5")]
    [InlineData("1 = \"1\"", "null")]
    [InlineData("unknown name > 3", "null")]
    [InlineData("list contains(tags, \"b\") or null", "true")]
    public void Evaluate_EverydayExpression_GivesValue(string source, string expected) =>
        FeelText.Of(FeelExpression.Parse(source).Evaluate(Variables).Value).ShouldBe(expected);

    [Fact]
    public void Evaluate_NowAndToday_AreTheCallersInstant()
    {
        var limits = new FeelLimits { Now = new DateTimeOffset(2026, 2, 28, 23, 30, 0, TimeSpan.FromHours(8)) };
        FeelText.Of(FeelExpression.Parse("[now(), today()]").Evaluate(limits: limits).Value).ShouldBe("[2026-02-28T23:30:00+08:00, 2026-02-28]");
    }

    [Fact]
    public void Parse_NameWithOperator_IsFoundThroughScope() =>
        FeelExpression.Parse("a-b + 1", new FeelScope(Variables.Keys)).Evaluate(Variables).Value.ShouldBe(8m);

    [Theory]
    [InlineData("< 5", 3, true)]
    [InlineData("[1..3], 7", 7, true)]
    [InlineData("not(1, 2)", 2, false)]
    [InlineData("-", 2, true)]
    [InlineData("? > 1 and ? < 5", 3, true)]
    [InlineData("even(?)", 3, false)]
    public void Test_UnaryTests_JudgeInput(string source, object input, bool expected) =>
        FeelExpression.ParseUnaryTests(source).Test(input).Value.ShouldBe(expected);

    [Fact]
    public void Parse_BrokenText_NamesTheLine()
    {
        var fault = Should.Throw<FeelSyntaxException>(() => FeelExpression.Parse("1 +\n  * 2"));
        (fault.Line, fault.Column).ShouldBe((2, 3));
    }

    [Fact]
    public void Evaluate_MissingVariable_GivesNullAndSaysWhere()
    {
        var result = FeelExpression.Parse("1 +\n missing").Evaluate();
        result.Value.ShouldBeNull();
        result.Diagnostics[0].Line.ShouldBe(2);
        result.Diagnostics[0].Message.ShouldContain("missing");
    }
}

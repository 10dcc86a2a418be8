using Heluo.Engines.Decisions;
using Heluo.Engines.Decisions.Feel;
using Heluo.TestSupport;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Decisions.DmnText;

namespace Heluo.Engines.Tests.Decisions;

/// <summary>The samples of the README, compiled and run.</summary>
public sealed class ReadmeSamples
{
    [Fact]
    public void Samples_OfTheReadme_StandHere() => Readme.SamplesMissingFrom("Decisions").ShouldBeEmpty();

    [Fact]
    public void Expression_GivesValue()
    {
        var expression = FeelExpression.Parse("if age >= 60 then fee * 0.5 else fee");
        var result = expression.Evaluate(new Dictionary<string, object?> { ["age"] = 67, ["fee"] = 120m });
        Console.WriteLine(result.Value);                                       // 60.0

        var tests = FeelExpression.ParseUnaryTests("[18..60), \"免\"");
        Console.WriteLine(tests.Test(42m).IsTrue);                             // True
        result.Value.ShouldBe(60m);
        tests.Test(42m).IsTrue.ShouldBeTrue();
    }

    [Fact]
    public void Model_ExplainsItself()
    {
        var xml = Model(Input("a", "年龄", "number") + Input("r", "风险", "string") + Decision("d", "结论", Literal("if 年龄 >= 18 and 风险 = \"低\" then \"同意\" else \"拒绝\""), "string", "!#a", "!#r"));
        var model = DecisionModel.Load(xml);
        foreach (var problem in model.Problems) Console.WriteLine(problem);    // 第 12 行：…
        var inputs = new Dictionary<string, object?> { ["年龄"] = 20, ["风险"] = "低" };
        Console.WriteLine(model.Evaluate("结论", inputs).Value);
        Console.Write(model.Explain("结论", inputs));                          // which rules matched, which inputs counted
        model.Evaluate("结论", inputs).Value.ShouldBe("同意");
    }

    [Fact]
    public void Clock_IsTheCallers()
    {
        var clock = new Clock();
        var limits = new FeelLimits { Clock = clock, Steps = 100_000 };        // now() and today() read this clock
        var today = FeelExpression.Parse("today() + duration(\"P5D\")").Evaluate(limits: limits);
        if (today.Value is FeelDate date) Console.WriteLine(date.ToDateOnly());
        today.Value.ShouldBe(new FeelDate(2026, 3, 6));
    }

    private sealed class Clock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    }
}

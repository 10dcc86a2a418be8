using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Decisions.DmnText;

namespace Heluo.Engines.Tests.Decisions;

public sealed class ExplanationTests
{
    private const string Table = """
        <decisionTable hitPolicy="FIRST"><input label="年龄"><inputExpression><text>applicant.age</text></inputExpression></input><input><inputExpression><text>risk</text></inputExpression></input><output/>
          <rule><inputEntry><text>&lt; 18</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"拒绝"</text></outputEntry></rule>
          <rule><inputEntry><text>&gt;= 18</text></inputEntry><inputEntry><text>"低", "中"</text></inputEntry><outputEntry><text>"同意"</text></outputEntry><annotationEntry><text>成年且风险不高</text></annotationEntry></rule>
        </decisionTable>
        """;

    private static readonly Dictionary<string, object?> Adult = new()
    {
        ["applicant"] = new Dictionary<string, object?> { ["age"] = 20, ["score"] = 3 },
    };

    [Fact]
    public void Explain_Table_TellsRulesConditionsAndTheInputsThatCounted()
    {
        var model = Load(Input("i", "applicant") + Decision("r", "risk", Literal("if applicant.score < 5 then \"低\" else \"高\""), "string", "!#i") + Decision("d", "verdict", Table, "string", "!#i", "#r"));
        var explanation = model.Explain("verdict", Adult);
        explanation.Steps.Select(s => s.Decision).ShouldBe(["risk", "verdict"]);
        explanation.Steps[0].Inputs.Keys.ShouldBe(["applicant.score"]);
        explanation.ToString().ReplaceLineEndings("\n").ShouldBe("""
            决策“risk”得出："低"
              依据：applicant.score = 3
            决策“verdict”得出："同意"
              依据：applicant.age = 20，risk = "低"
              决策表“verdict”（取第一条）看到：年龄 = 20，risk = "低"
              命中第 2 条规则，因为 年龄 符合 >= 18，risk 符合 "低", "中"（成年且风险不高）

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Explain_WholeAndPart_AreBothNamed()
    {
        var model = Load(Input("i", "applicant") + Decision("d", "d", Literal("count([applicant]) + applicant.age"), "number", "!#i"));
        model.Explain("d", Adult).Steps.ShouldHaveSingleItem().Inputs.Keys.ShouldBe(["applicant", "applicant.age"]);
    }

    [Fact]
    public void Explain_Knowledge_ShowsArgumentsAndTable()
    {
        var logic = Table.Replace("applicant.age", "age", StringComparison.Ordinal);
        var model = Load($"""<businessKnowledgeModel id="k" name="judge"><variable name="judge"/><encapsulatedLogic><formalParameter name="age"/><formalParameter name="risk"/>{logic}</encapsulatedLogic></businessKnowledgeModel>""");
        var step = model.Explain("judge", new Dictionary<string, object?> { ["age"] = 3, ["risk"] = "低" }).Steps.ShouldHaveSingleItem();
        step.Value.ShouldBe("拒绝");
        step.Tables.ShouldHaveSingleItem().Rules.ShouldHaveSingleItem().Number.ShouldBe(1);
        model.Explain("judge", new Dictionary<string, object?>()).ToString().ShouldContain("缺少参数：age、risk");
    }

    [Fact]
    public void Explain_Unknown_SaysSo() => Should.Throw<ArgumentException>(() => Load(Decision("d", "d", Literal("1"))).Explain("e", Adult)).Message.ShouldBe("模型里没有名为“e”的决策、决策服务或业务知识模型");
}

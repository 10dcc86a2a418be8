using System.Globalization;
using System.Text;
using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

public sealed class DeadlockSearchTests
{
    private const string Fork = "<startEvent id='s'/><parallelGateway id='f'/><task id='a'/><task id='b'/><exclusiveGateway id='x' default='x-j'/><parallelGateway id='j'/><endEvent id='e'/>";
    private const string Branches = "s->f; f->a; f->b; a->x; x->j; b->j; j->e; x->out [n = 1]";

    [Fact]
    public void Compile_BranchThatMayEndElsewhere_IsNamed()
    {
        var finding = Models.Compile(Fork + "<endEvent id='out'/>" + Models.Flows(Branches)).Findings.ShouldHaveSingleItem();
        (finding.Code, finding.ElementId, finding.Severity).ShouldBe(("deadlock-possible", "j", FindingSeverity.Warning));
        finding.Message.ShouldContain("“x”");
    }

    [Theory]
    [InlineData("terminate")]
    [InlineData("error")]
    public void Compile_BranchThatEndsEverything_IsNotNamed(string kind) =>
        Models.Compile(Fork + $"<endEvent id='out'><{kind}EventDefinition/></endEvent>" + Models.Flows(Branches)).Findings.ShouldNotContain(f => f.Code == "deadlock-possible");

    [Fact]
    public void Compile_BranchesNotNestedButSound_AreNotNamed() => Models.Compile(
        "<startEvent id='s'/><parallelGateway id='f1'/><parallelGateway id='f2'/><task id='a'/><parallelGateway id='j1'/><parallelGateway id='j2'/><endEvent id='e'/>"
        + Models.Flows("s->f1; f1->f2; f1->j1; f2->j1; f2->a; j1->j2; a->j2; j2->e")).Findings.ShouldNotContain(f => f.Code.StartsWith("deadlock", StringComparison.Ordinal));

    [Fact]
    public void Compile_InterruptedBranch_IsNamed() => Models.Compile(
        "<startEvent id='s'/><parallelGateway id='f'/><userTask id='a'/><userTask id='b'/><parallelGateway id='j'/><endEvent id='e'/><endEvent id='late'/>"
        + "<boundaryEvent id='t' attachedToRef='a'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>"
        + Models.Flows("s->f; f->a; f->b; a->j; b->j; j->e; t->late")).Findings.ShouldContain(f => f.Code == "deadlock-possible" && f.ElementId == "j");

    [Fact]
    public void Run_AnyModelWithoutTheFinding_NeverGetsStuck()
    {
        var (stuck, sound) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var compilation = Models.Compile(Any(random));
            if (compilation.Definition is not { } definition) continue;
            var warned = compilation.Findings.Any(f => f.Code == "deadlock-possible");
            for (var run = 0; run < 6; run++)
            {
                var variables = Enumerable.Range(0, 30).ToDictionary(i => "v" + i, _ => (object?)(random.Next(2) == 0));
                var result = ProcessEngine.Start(definition, variables, Models.Now);
                if (!result.Commands.Any(c => c is JoinStuck))
                {
                    sound++;
                    continue;
                }

                stuck++;
                warned.ShouldBeTrue($"seed {seed}: stuck without a warning\n{Any(new Random(seed))}");
            }
        }

        stuck.ShouldBeGreaterThan(100);
        sound.ShouldBeGreaterThan(100);
    }

    /// <summary>A graph of gateways and tasks that goes from left to right, with any joins.</summary>
    private static string Any(Random random)
    {
        string[] kinds = ["task", "exclusiveGateway", "parallelGateway", "parallelGateway", "inclusiveGateway"];
        var model = new StringBuilder("<startEvent id='n0'/>");
        var count = random.Next(4, 11);
        var gateways = new string[count + 1];
        for (var i = 1; i <= count; i++)
        {
            gateways[i] = i == count ? "endEvent" : kinds[random.Next(kinds.Length)];
            model.Append(CultureInfo.InvariantCulture, $"<{gateways[i]} id='n{i}'{(gateways[i] is "exclusiveGateway" or "inclusiveGateway" ? $" default='n{i}-d'" : "")}/>");
        }

        var variable = 0;
        for (var i = 0; i < count; i++)
        {
            var targets = Enumerable.Range(i + 1, count - i).OrderBy(_ => random.Next()).Take(i == 0 || gateways[i] == "task" ? 1 : random.Next(1, 4)).ToList();
            for (var t = 0; t < targets.Count; t++)
            {
                var conditional = gateways[i] is "exclusiveGateway" or "inclusiveGateway" && t > 0;
                var id = t == 0 ? $"n{i}-d" : $"n{i}-{t}";
                model.Append(CultureInfo.InvariantCulture, $"<sequenceFlow id='{id}' sourceRef='n{i}' targetRef='n{targets[t]}'>{(conditional ? $"<conditionExpression>v{variable++}</conditionExpression>" : "")}</sequenceFlow>");
            }
        }

        return model.ToString();
    }
}

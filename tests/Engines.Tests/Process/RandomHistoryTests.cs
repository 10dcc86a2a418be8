using Heluo.Engines.Process;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Process;

/// <summary>Any order of acts, possible or not: no work item is lost, doubled, ownerless, and from every state the matter can be finished.</summary>
public sealed class RandomHistoryTests
{
    private const int Histories = 100_000;
    private const int ActsPerHistory = 14;

    private static readonly string[] Steps = ["a", "l1", "l2", "r1", "r2", "s1", "s2", "panel", "row", "z", "end", "sub", "nothing"];
    private static readonly string[] People = ["li", "wang", "zhao", "qian", ""];
    private static readonly HashSet<string> Single = ["a", "l1", "l2", "r1", "r2", "s1", "s2", "panel", "row", "z", "sub"];

    /// <summary>The same process with different ways of signing: all four modes are met, with and without votes.</summary>
    private static readonly ProcessDefinition[] Processes = [Signed("vote\" heluo:share=\"2/3", "sequential"), Signed("countersign", "orsign"), Signed("orsign", "vote\" heluo:share=\"&gt;1/2"), Signed("sequential", "countersign")];

    private static ProcessDefinition Signed(string panel, string row) => Models.Definition(
        $"""
        <startEvent id="start"/><userTask id="a" heluo:duty="a"/><parallelGateway id="f"/><userTask id="l1" heluo:duty="l"/><exclusiveGateway id="x" default="x-l2"/><userTask id="l2" heluo:duty="l"/>
        <userTask id="panel"><multiInstanceLoopCharacteristics heluo:signing="{panel}" heluo:collection="people" heluo:element="person"/></userTask>
        <inclusiveGateway id="o" default="o-r1"/><userTask id="r1" heluo:duty="r"/><userTask id="r2" heluo:duty="r"/><inclusiveGateway id="oj"/>
        <subProcess id="sub"><userTask id="s1" heluo:duty="s"/><userTask id="s2" heluo:duty="s" heluo:timeout="P5D" heluo:timeoutAction="transfer:head"/><sequenceFlow id="s" sourceRef="s1" targetRef="s2"/></subProcess>
        <boundaryEvent id="late" attachedToRef="sub" cancelActivity="false"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
        <userTask id="warn" heluo:duty="w"/><endEvent id="warned"/>
        <userTask id="row"><multiInstanceLoopCharacteristics heluo:signing="{row}" heluo:collection="people" heluo:element="person"/></userTask>
        <parallelGateway id="j"/><userTask id="z" heluo:duty="z"/><exclusiveGateway id="again" default="again-end"/><endEvent id="end"/>
        """ + Models.Flows("start->a; a->f; f->l1; l1->x; x->panel [n = 1]; x->l2; panel->m; l2->m; m->j; f->o; o->r1; o->r2 [n > 0]; o->sub [n > 1]; r1->oj; r2->oj; sub->oj; oj->row; row->j;"
            + "late->warn; warn->warned; j->z; z->again; again->a [n = 2]; again->end") + "<exclusiveGateway id=\"m\"/>");

    [Fact]
    public void Acts_InAnyOrder_NeverLoseDoubleOrStrandAWorkItem()
    {
        var accepted = new HashSet<string>(StringComparer.Ordinal);
        for (var history = 0; history < Histories; history++)
        {
            var random = new Random(history);
            var log = new List<ProcessInput>();
            try
            {
                Run(Processes[history % Processes.Length], random, log, accepted);
            }
            catch (InvalidOperationException cause)
            {
                throw new InvalidOperationException($"history {history}: {cause.Message} after {string.Join("; ", log)}", cause);
            }
        }

        accepted.Order(StringComparer.Ordinal).ShouldBe(
        [
            nameof(AddSigner), nameof(Claim), nameof(CompleteTask), nameof(CopyTo), nameof(DelegateTo), nameof(Jump), nameof(Release), nameof(RemoveSigner), nameof(ReturnTo),
            nameof(TakeBack), nameof(TimerFired), nameof(TransferTo), nameof(Urge), nameof(Withdraw),
        ]);
    }

    private static void Run(ProcessDefinition process, Random random, List<ProcessInput> log, HashSet<string> accepted)
    {
        var host = new HistoryHost(process, Single);
        host.Start(new Dictionary<string, object?> { ["people"] = new[] { "li", "wang", "zhao" }, ["n"] = random.Next(4) });
        for (var act = 0; act < ActsPerHistory && host.State.Status == ProcessStatus.Running; act++)
        {
            var input = Any(random, host);
            log.Add(input);
            if (host.Apply(input)) accepted.Add(input.GetType().Name);
        }

        for (var left = 200; host.State.Status == ProcessStatus.Running; left--)
        {
            if (left == 0) throw new InvalidOperationException("the matter cannot be finished");
            var input = new CompleteTask(host.State.OpenWorkItems(process)[0].Id, new Dictionary<string, object?> { ["n"] = 0 });
            if (!host.Apply(input)) throw new InvalidOperationException("an open work item cannot be completed");
        }
    }

    private static ProcessInput Any(Random random, HistoryHost host)
    {
        var keys = host.Items.Keys.ToArray();
        var item = random.Next(20) == 0 ? random.Next(60) : keys[random.Next(keys.Length)];
        var step = Steps[random.Next(Steps.Length)];
        var who = People[random.Next(People.Length)];
        return random.Next(24) switch
        {
            0 => new Claim(item, who),
            1 => new Release(item),
            2 => new TransferTo(item, who),
            3 => new DelegateTo(item, who, "boss"),
            4 => new TakeBack(item),
            5 or 6 => new AddSigner(item, who, (SignerPlace)random.Next(3)),
            7 => new RemoveSigner(item),
            8 or 9 or 10 => new ReturnTo(item, step),
            11 => new Withdraw(step),
            12 => new Jump(item, step, who),
            13 => new CopyTo(item, who),
            14 => new Urge(item),
            15 => host.Timers.Count > 0 ? new TimerFired(host.Timers[random.Next(host.Timers.Count)]) : new TimerFired(random.Next(50)),
            _ => new CompleteTask(item, new Dictionary<string, object?> { ["n"] = random.Next(4) }, (Vote)random.Next(3)),
        };
    }
}

using Heluo.Kernel.Results;
using Heluo.Platform.Cases;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Domain;
using Heluo.Platform.Packs.Contracts;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>
/// The whole state model of the law's table: every act in every state that can be reached, with what happened before. The rules checked here are written from the statutes, not from
/// the table, so that a wrong line in the table is found.
/// </summary>
public sealed class StateModelTests
{
    private static readonly MatterStatus[] Ends = [MatterStatus.NotAccepted, MatterStatus.Delivered, MatterStatus.Withdrawn, MatterStatus.Lapsed];
    private static readonly ActLaw Law = new(new PackFolder(Options.Create(new PackOptions())));

    [Fact]
    public void EveryReachableState_IsLegal()
    {
        var states = Explore();
        states.Count.ShouldBeGreaterThan(15);
        foreach (var state in states)
        {
            if (state.Decided) state.Accepted.ShouldBeTrue($"{state}: a decision without acceptance (行政许可法 32, 38)");
            if (state.Status == MatterStatus.Delivered) state.Decided.ShouldBeTrue($"{state}: delivery without a decision (44)");
            if (state.Status == MatterStatus.NotAccepted) state.Accepted.ShouldBeFalse($"{state}: refused at the door after acceptance (32)");
            if (state.Status is MatterStatus.Suspended) state.Accepted.ShouldBeTrue($"{state}: a special procedure before acceptance (45)");
            if (state.Status == MatterStatus.Lapsed) state.Corrections.ShouldBe(1, $"{state}: lapsed without a request to correct");
            state.Corrections.ShouldBeLessThanOrEqualTo(1, $"{state}: told to correct more than once (32(1)(4))");
            state.Decisions.ShouldBeLessThanOrEqualTo(1, $"{state}: decided twice");
        }
    }

    [Fact]
    public void EveryReachableState_IsAnEndOrLeadsToOne()
    {
        foreach (var state in Explore())
        {
            var next = Next(state).ToList();
            if (Ends.Contains(state.Status)) next.ShouldBeEmpty($"{state} goes on after its end");
            else Explore(state).ShouldContain(s => Ends.Contains(s.Status), $"{state} has no way out");
        }
    }

    [Fact]
    public void EveryRefusal_CitesItsArticle()
    {
        var refusals = 0;
        foreach (var state in Explore())
        {
            foreach (var act in Enum.GetValues<MatterAct>())
            {
                if (Judge(state, act) is not { Ok: false } refused) continue;
                refusals++;
                refused.Error!.Article.ShouldNotBeNullOrEmpty($"{act} in {state}");
                refused.Error.Status.ShouldBe(409);
            }
        }

        refusals.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void EveryAct_IsLawfulSomewhere() => Explore().SelectMany(s => Enum.GetValues<MatterAct>().Where(a => Judge(s, a).Ok)).Distinct().Order().ShouldBe(Enum.GetValues<MatterAct>().Order());

    [Fact]
    public void EveryActThatEnds_StopsEveryClock()
    {
        foreach (var rule in Law.All.Where(r => r.Ends)) rule.Stops.ShouldNotBeEmpty($"{rule.Act} leaves a clock running");
        foreach (var rule in Law.All.Where(r => Ends.Contains(r.To))) rule.Ends.ShouldBeTrue($"{rule.Act} leads to an end without ending");
    }

    [Fact]
    public void EveryRefusingAct_GivesReasonsInADocument()
    {
        foreach (var act in (MatterAct[])[MatterAct.RefuseAcceptance, MatterAct.Reject])
        {
            Law.Of(act).Reason.ShouldBeTrue();
            Law.Of(act).Document.ShouldNotBeEmpty();
        }
    }

    private static HashSet<State> Explore(State? from = null)
    {
        var start = from ?? new State(MatterStatus.Draft, false, 0, 0);
        HashSet<State> seen = [start];
        Queue<State> open = new([start]);
        while (open.TryDequeue(out var state))
            foreach (var next in Next(state))
                if (seen.Add(next)) open.Enqueue(next);
        return seen;
    }

    private static IEnumerable<State> Next(State state)
    {
        foreach (var act in Enum.GetValues<MatterAct>())
            if (Judge(state, act) is { Ok: true } lawful) yield return state.After(act, lawful.Value.To);
    }

    private static Result<ActRule> Judge(State state, MatterAct act) => Law.Judge(act, new Matter
    {
        Id = 1, ItemKey = "", ItemVersionId = 1, ItemName = "", BodyId = 1, BodyName = "", Division = "41", County = "41", Channel = MatterChannel.Online, HolderId = 1, ApplicantName = "",
        ApplicantNumber = "", ApplicantPhone = "", BegunAt = default, Status = state.Status, CorrectedOnce = state.Corrections > 0,
    });

    private sealed record State(MatterStatus Status, bool Accepted, int Corrections, int Decisions)
    {
        public bool Decided => Decisions > 0;

        public State After(MatterAct act, MatterStatus to) => new(
            to, Accepted || act is MatterAct.Accept or MatterAct.DeemAccepted, Corrections + (act == MatterAct.RequestCorrection ? 1 : 0),
            Decisions + (act is MatterAct.Approve or MatterAct.Reject ? 1 : 0));
    }
}

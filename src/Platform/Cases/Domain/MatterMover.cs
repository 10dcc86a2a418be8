using System.Text.Json;
using Heluo.Engines.Calendar;
using Heluo.Engines.Process;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Cases.Data;
using Heluo.Platform.Items.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Cases.Domain;

/// <summary>What somebody says with an act.</summary>
internal sealed record Move
{
    public WorkItem? Task { get; init; }
    public string Reason { get; init; } = "";
    public IReadOnlyList<CorrectionPoint> Points { get; init; } = [];
    public string Procedure { get; init; } = "";
    public string Delivery { get; init; } = "";
    public string ResultNumber { get; init; } = "";
}

/// <summary>
/// Carries out one lawful act: status, clocks, process, document, timeline, notice and event of it, all in the act's unit. Every act of every matter passes here.
/// </summary>
internal sealed class MatterMover(ActLaw law, WorkCalendars calendars, IItems items, MatterProcess process, DocumentIssuer documents, ApplicantNotices notices, Serials serials)
{
    public async Task<Result<ActOutcome>> MoveAsync(Unit unit, CasesDb db, Matter matter, MatterAct act, Move move)
    {
        var judged = law.Judge(act, matter);
        if (!judged.Ok) return judged.Error;
        var rule = judged.Value;
        var refusal = Check(rule, move);
        if (refusal is not null) return refusal;
        var content = await db.Contents.SingleAsync(c => c.Id == matter.Id);
        var implementation = items.Implement(matter.ItemVersionId, matter.BodyId)!;

        var clocked = RunClocks(unit, matter, content, rule, move, implementation);
        if (!clocked.Ok) return clocked.Error;
        await StampAsync(unit, matter, content, rule, move, implementation);
        var processed = await ProcessAsync(unit, db, matter, content, rule, move);
        if (!processed.Ok) return processed.Error;
        await AlignWorkAsync(unit, db, matter, rule);

        var document = rule.Document.Length == 0 ? null : documents.Issue(unit, db, matter, rule, move, implementation);
        db.Steps.Add(new MatterStep
        {
            Id = unit.NextId(), MatterId = matter.Id, At = unit.Now, Title = rule.Name, ById = unit.Actor.HolderId, ByName = unit.Actor.Name,
            Text = TextOf(move), Article = rule.Article,
        });
        notices.Tell(unit, matter, rule, move, implementation);
        unit.Raise(new MatterMoved(matter.Id, act, matter.Status, matter.ItemKey, matter.BodyId, matter.HolderId, unit.Now));
        unit.Facts["status"] = matter.Status.ToString();
        matter.Version++;
        content.Version++;
        return new ActOutcome(matter.Status, matter.Version, document?.Id ?? 0);
    }

    private static Error? Check(ActRule rule, Move move)
    {
        if (move.Reason.Length > 2000) return CasesErrors.ReasonTooLong;
        if (rule.Reason && string.IsNullOrWhiteSpace(move.Reason)) return CasesErrors.ReasonNeeded with { Article = rule.Article };
        if (rule.Points && (move.Points.Count == 0 || move.Points.Any(p => string.IsNullOrWhiteSpace(p.Text)))) return CasesErrors.PointsNeeded with { Article = rule.Article };
        return null;
    }

    private Result<Done> RunClocks(Unit unit, Matter matter, MatterContent content, ActRule rule, Move move, Implementation implementation)
    {
        var clocks = MatterClocks.Read(content.Clocks);
        var calendar = calendars.Current;
        if (rule.Stops.Length > 0) clocks.Stop(rule.Stops, calendar, unit.Now);
        var done = rule.Act switch
        {
            MatterAct.Suspend => Suspend(clocks, calendar, unit, move, implementation),
            MatterAct.Resume => clocks.Resume(calendar, unit.Now),
            MatterAct.Extend => clocks.Extend(law.Terms["extension"].ToTerm(), calendar, unit.Now),
            _ => Done.Value,
        };
        if (!done.Ok) return done;
        Start(clocks, calendar, unit, matter, rule, implementation);
        content.Clocks = clocks.ToJson();
        matter.DueOn = clocks.DueOn;
        return Done.Value;
    }

    private void Start(MatterClocks clocks, WorkCalendar calendar, Unit unit, Matter matter, ActRule rule, Implementation implementation)
    {
        if (rule.Starts.Length == 0) return;
        var from = rule.Backdated ? matter.SubmittedAt ?? unit.Now : unit.Now;
        if (rule.Starts == "decision")
        {
            var clock = implementation.Elements.Clock;
            clocks.Start("promised", "承诺办结", ToTerm(clock.Promised, implementation.Elements), calendar, from, law.Intake);
            clocks.Start("legal", "法定办结", ToTerm(clock.Legal, implementation.Elements), calendar, from, law.Intake);
            return;
        }

        var term = law.Terms[rule.Starts];
        clocks.Start(rule.Starts, term.Name, term.ToTerm(), calendar, from, law.Intake);
        var deadline = clocks.Open.Last().Clock.DueOn.EndInChina().AddSeconds(1);
        if (rule.Starts == "answer") unit.Schedule(DeemedAcceptance.TimerKind, $"{matter.Id}", deadline);
        if (rule.Starts == "correction") unit.Schedule(CorrectionLapse.TimerKind, $"{matter.Id}", deadline);
    }

    private static Result<Done> Suspend(MatterClocks clocks, WorkCalendar calendar, Unit unit, Move move, Implementation implementation)
    {
        var procedure = implementation.Elements.SpecialProcedures.FirstOrDefault(p => p.Key == move.Procedure);
        if (procedure is null) return CasesErrors.ProcedureUnknown;
        var unitOfTime = procedure.Unit == "自然日" ? TermUnit.NaturalDay : TermUnit.WorkingDay;
        var article = $"{procedure.Law}{procedure.Article}";
        return clocks.Suspend(
            procedure.Kind == "B" ? SuspensionKind.SpecialB : SuspensionKind.SpecialA, procedure.Days is { } days ? new LegalTerm(days, unitOfTime, article) : null, article, calendar, unit.Now);
    }

    private async Task StampAsync(Unit unit, Matter matter, MatterContent content, ActRule rule, Move move, Implementation implementation)
    {
        matter.Status = rule.To;
        if (rule.Ends) matter.EndedAt = unit.Now;
        content.Points = rule.Points ? JsonSerializer.Serialize(move.Points, JsonSerializerOptions.Web) : "[]";
        switch (rule.Act)
        {
            case MatterAct.Submit:
                matter.SubmittedAt = unit.Now;
                matter.IntakeNumber = await serials.NextIntakeAsync(unit, implementation.Body.Division);
                break;
            case MatterAct.Accept or MatterAct.DeemAccepted:
                matter.AcceptedAt = rule.Backdated ? matter.SubmittedAt : unit.Now;
                matter.CaseNumber = await serials.NextCaseAsync(unit, implementation.Code);
                unit.Unschedule(DeemedAcceptance.TimerKind, $"{matter.Id}");
                break;
            case MatterAct.RequestCorrection:
                matter.CorrectedOnce = true;
                unit.Unschedule(DeemedAcceptance.TimerKind, $"{matter.Id}");
                break;
            case MatterAct.RefuseAcceptance or MatterAct.Withdraw:
                unit.Unschedule(DeemedAcceptance.TimerKind, $"{matter.Id}");
                unit.Unschedule(CorrectionLapse.TimerKind, $"{matter.Id}");
                break;
            case MatterAct.Supplement:
                unit.Unschedule(CorrectionLapse.TimerKind, $"{matter.Id}");
                break;
            case MatterAct.Approve or MatterAct.Reject:
                (matter.DecidedAt, matter.ResultNumber) = (unit.Now, move.ResultNumber);
                break;
        }
    }

    private Task<Result<Done>> ProcessAsync(Unit unit, CasesDb db, Matter matter, MatterContent content, ActRule rule, Move move)
    {
        var variables = new Dictionary<string, object?> { ["act"] = rule.Act.ToString() };
        return rule.Act switch
        {
            MatterAct.Submit => process.StartAsync(unit, db, matter, content, variables),
            MatterAct.Supplement => process.ApplyAsync(unit, db, matter, content, new MessageReceived("supplement", null, variables)),
            MatterAct.Withdraw or MatterAct.Lapse => process.ApplyAsync(unit, db, matter, content, new CancelInstance(rule.Name)),
            _ when rule.KeepsStep || move.Task is null => Task.FromResult<Result<Done>>(Done.Value),
            _ => process.ApplyAsync(unit, db, matter, content, new CompleteTask(move.Task.Task, variables)),
        };
    }

    /// <summary>Open work items carry the matter's due date and words to search by.</summary>
    private static async Task AlignWorkAsync(Unit unit, CasesDb db, Matter matter, ActRule rule)
    {
        var open = await db.WorkItems.Where(w => w.MatterId == matter.Id && w.IsOpen).ToListAsync();
        foreach (var item in open.Concat(db.WorkItems.Local.Where(w => w.MatterId == matter.Id && w.IsOpen)).Distinct())
        {
            item.DueOn = matter.DueOn ?? DateOnly.MaxValue;
            if (rule.Ends) (item.IsOpen, item.ClosedAt) = (false, unit.Now);
        }

        if (rule.Ends) matter.Stage = "";
    }

    private static string TextOf(Move move) => string.Join('\n', move.Points.Select(p => p.Text).Prepend(move.Reason).Where(t => t.Length > 0));

    private static LegalTerm ToTerm(DayTerm term, ItemElements elements) => new(
        term.Days, term.Unit == "自然日" ? TermUnit.NaturalDay : TermUnit.WorkingDay,
        term.Law.Length > 0 ? $"《{term.Law}》{term.Article}" : $"办事指南“{elements.Name}”");
}

using Heluo.Engines.Calendar;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>What an act does to the clocks of its matter, and to the timers that fire at their ends.</summary>
internal sealed class ActClocks(ActLaw law, WorkCalendars calendars)
{
    public Result<Done> Run(Unit unit, MatterFile file, ActRule rule, Move move, Implementation implementation)
    {
        var clocks = MatterClocks.Read(file.Content.Clocks);
        var calendar = calendars.Current;
        if (rule.Stops.Length > 0)
        {
            clocks.Stop(rule.Stops, calendar, unit.Now);
            Unschedule(unit, file.Matter, rule);
        }

        var done = rule.Act switch
        {
            MatterAct.Suspend => Suspend(clocks, calendar, unit, file.Matter, move, implementation),
            MatterAct.Resume => Resume(clocks, calendar, unit, file.Matter),
            MatterAct.Extend => clocks.Extend(law.ExtensionOf(implementation.Elements).ToTerm(), calendar, unit.Now),
            _ => Done.Value,
        };
        if (!done.Ok) return done;
        Start(clocks, calendar, unit, file.Matter, rule, implementation);
        file.Content.Clocks = clocks.ToJson();
        var due = clocks.DueOn;
        if (due > file.Matter.DueOn || file.Matter.DueOn is null || rule.Starts.Length > 0) file.Matter.Escalation = 0;
        file.Matter.DueOn = due;
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
        if (TimerOf(rule.Starts) is { } timer) unit.Schedule(timer, $"{matter.Id}", Deadline(clocks.Open.Last().Clock.DueOn));
    }

    private static Result<Done> Suspend(MatterClocks clocks, WorkCalendar calendar, Unit unit, Matter matter, Move move, Implementation implementation)
    {
        var procedure = implementation.Elements.SpecialProcedures.FirstOrDefault(p => p.Key == move.Procedure);
        if (procedure is null) return CasesErrors.ProcedureUnknown;
        if (procedure.Days is null && move.ProcedureDays is not (>= 1 and <= 3650)) return CasesErrors.ProcedureDaysNeeded.With(procedure.Name);
        var unitOfTime = procedure.Unit == "自然日" ? TermUnit.NaturalDay : TermUnit.WorkingDay;
        var article = $"《{procedure.Law}》{procedure.Article}";
        var allowed = procedure.Days is { } days ? new LegalTerm(days, unitOfTime, article) : null;
        var kind = procedure.Kind == "B" ? SuspensionKind.SpecialB : SuspensionKind.SpecialA;
        var suspended = clocks.Suspend(kind, allowed, article, calendar, unit.Now);
        if (!suspended.Ok || allowed is not { Number: > 0 }) return suspended;
        unit.Schedule(SuspensionOver.TimerKind, $"{matter.Id}", Deadline(allowed.DueAfter(calendar, unit.Now.DayInChina()).Date));
        return suspended;
    }

    private static Result<Done> Resume(MatterClocks clocks, WorkCalendar calendar, Unit unit, Matter matter)
    {
        unit.Unschedule(SuspensionOver.TimerKind, $"{matter.Id}");
        return clocks.Resume(calendar, unit.Now);
    }

    /// <summary>Takes back the timers of the clocks that an act stops.</summary>
    private static void Unschedule(Unit unit, Matter matter, ActRule rule)
    {
        foreach (var clock in rule.Stops == "all" ? ["answer", "correction"] : (string[])[rule.Stops])
            if (TimerOf(clock) is { } timer) unit.Unschedule(timer, $"{matter.Id}");
        if (rule.Stops == "all" && rule.From.Contains(MatterStatus.Suspended)) unit.Unschedule(SuspensionOver.TimerKind, $"{matter.Id}");
    }

    /// <summary>The timer that fires when a clock has run out; null for clocks that only warn.</summary>
    public static string? TimerOf(string clock) => clock switch
    {
        "answer" => DeemedAcceptance.TimerKind,
        "correction" => CorrectionLapse.TimerKind,
        _ => null,
    };

    /// <summary>The first second after the last day.</summary>
    public static DateTimeOffset Deadline(DateOnly lastDay) => lastDay.EndInChina().AddSeconds(1);

    private static LegalTerm ToTerm(DayTerm term, ItemElements elements) => new(
        term.Days, term.Unit == "自然日" ? TermUnit.NaturalDay : TermUnit.WorkingDay,
        term.Law.Length > 0 ? $"《{term.Law}》{term.Article}" : $"办事指南“{elements.Name}”");
}

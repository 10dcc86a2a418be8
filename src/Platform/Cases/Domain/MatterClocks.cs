using System.Text.Json;
using Heluo.Engines.Calendar;
using Heluo.Kernel.Results;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Contracts;

namespace Heluo.Platform.Cases.Domain;

/// <summary>The clocks of one matter, by name: answer, correction, promised, legal, delivery.</summary>
internal sealed class MatterClocks
{
    private readonly List<NamedClock> _clocks;

    private MatterClocks(List<NamedClock> clocks) => _clocks = clocks;

    public static MatterClocks Read(string json) => new(JsonSerializer.Deserialize<List<NamedClock>>(json, JsonSerializerOptions.Web) ?? []);

    public string ToJson() => JsonSerializer.Serialize(_clocks, JsonSerializerOptions.Web);

    /// <summary>Open clocks.</summary>
    public IEnumerable<NamedClock> Open => _clocks.Where(c => c.Clock.ClosedOn is null);

    /// <summary>Last day of the most pressing open clock; null when none runs, the last of all days while a special procedure without term holds it.</summary>
    public DateOnly? DueOn
    {
        get
        {
            var held = Open.Where(c => c.Clock.IsSuspended).ToList();
            if (held.Exists(c => c.Clock.Suspensions[^1].FreezesWithoutLimit)) return DateOnly.MaxValue;
            return (held.Count > 0 ? held : Open).Select(c => (DateOnly?)c.Clock.DueOn).Min();
        }
    }

    public void Start(string name, string title, LegalTerm term, WorkCalendar calendar, DateTimeOffset at, IntakeRule intake) =>
        _clocks.Add(new NamedClock(name, title, TermClock.Start(calendar, term, at, intake)));

    /// <summary>Stops the clock of this name, or <c>all</c>; <c>decision</c> is the promised and the legal one.</summary>
    public void Stop(string name, WorkCalendar calendar, DateTimeOffset at)
    {
        for (var i = 0; i < _clocks.Count; i++)
        {
            var clock = _clocks[i];
            if (clock.Clock.ClosedOn is null && Matches(clock.Name, name) && clock.Clock.Close(calendar, at) is { IsDone: true } closed)
                _clocks[i] = clock with { Clock = closed.Clock! };
        }
    }

    /// <summary>Lets the clocks of the decision stand still. A procedure counted in other days than a clock ends for it on the same day, told in the clock's own days: they are never mixed (standards A3.4).</summary>
    public Result<Done> Suspend(SuspensionKind kind, LegalTerm? allowed, string article, WorkCalendar calendar, DateTimeOffset at) =>
        ChangeDecision(clock => clock.Suspend(calendar, kind, InDaysOf(clock.Term, allowed, calendar, at), article, at));

    public Result<Done> Resume(WorkCalendar calendar, DateTimeOffset at) => ChangeDecision(clock => clock.Resume(calendar, at));

    public Result<Done> Extend(LegalTerm by, WorkCalendar calendar, DateTimeOffset at) => ChangeDecision(clock => clock.Extend(calendar, by, at));

    /// <summary>Recomputes open clocks on a replaced table; true when a due date moved.</summary>
    public bool Recompute(WorkCalendar calendar)
    {
        var moved = false;
        for (var i = 0; i < _clocks.Count; i++)
        {
            var after = _clocks[i].Clock.Recompute(calendar);
            moved |= after.DueOn != _clocks[i].Clock.DueOn;
            _clocks[i] = _clocks[i] with { Clock = after };
        }

        return moved;
    }

    /// <summary>Last day of the special procedure that lasts; null when none does or it has no term.</summary>
    public DateOnly? ProcedureEndsOn(WorkCalendar calendar)
    {
        var held = Open.Select(c => c.Clock).LastOrDefault(c => c.IsSuspended && !c.Suspensions[^1].FreezesWithoutLimit);
        if (held is null) return null;
        var (from, days) = (held.Suspensions[^1].From, held.Suspensions[^1].AllowedDays!.Value);
        return held.Term.PauseUnit == TermUnit.WorkingDay ? calendar.AddWorkingDays(from, days).Date : from.AddDays(days);
    }

    public IReadOnlyList<ClockView> Show(WorkCalendar calendar, DateTimeOffset now, LampRule lamps) =>
    [
        .. from named in Open
           let reading = named.Clock.Read(calendar, now, lamps)
           select new ClockView(
               named.Title, reading.DueOn, reading.Remaining, named.Clock.Term.Unit == TermUnit.NaturalDay ? "自然日" : "工作日", reading.Lamp, reading.IsSuspended,
               reading.SuspensionRemaining, named.Clock.Term.Article),
    ];

    private static LegalTerm? InDaysOf(LegalTerm term, LegalTerm? allowed, WorkCalendar calendar, DateTimeOffset at)
    {
        if (allowed is null || allowed.Unit == term.PauseUnit) return allowed;
        var from = at.DayInChina();
        var to = allowed.Unit == TermUnit.WorkingDay ? calendar.AddWorkingDays(from, allowed.Number).Date : from.AddDays(allowed.Number);
        return allowed with { Unit = term.PauseUnit, Number = term.PauseUnit == TermUnit.WorkingDay ? calendar.WorkingDaysBetween(from, to) : to.DayNumber - from.DayNumber };
    }

    private static bool Matches(string clock, string name) => name == "all" || clock == name || (name == "decision" && clock is "promised" or "legal");

    private Result<Done> ChangeDecision(Func<TermClock, ClockChange> change)
    {
        for (var i = 0; i < _clocks.Count; i++)
        {
            if (_clocks[i].Name is not ("promised" or "legal") || _clocks[i].Clock.ClosedOn is not null) continue;
            var changed = change(_clocks[i].Clock);
            if (!changed.IsDone)
            {
                // an overdue promise no longer moves; the legal term decides whether the act is lawful
                if (_clocks[i].Name == "promised") continue;
                return CasesErrors.ClockRefused.With(changed.Refusal!) with { Article = _clocks[i].Clock.Term.Article };
            }

            _clocks[i] = _clocks[i] with { Clock = changed.Clock };
        }

        return Done.Value;
    }
}

/// <summary>A clock with its name and what people call it.</summary>
internal sealed record NamedClock(string Name, string Title, TermClock Clock);

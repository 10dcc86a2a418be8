using System.Collections.Immutable;

namespace Heluo.Engines.Calendar;

/// <summary>
/// The clock of one term of one matter: small immutable state that serialises as it is, and pure functions on it. It keeps what happened
/// (start, extension, suspensions), never counted days, so that a replaced holiday table recomputes everything; a closed clock keeps its
/// due date.
/// The day of the event is not counted; the term ends with its last day.
/// </summary>
public sealed record TermClock
{
    /// <summary>The term.</summary>
    public required LegalTerm Term { get; init; }

    /// <summary>The day of the event from which the term runs; itself not counted.</summary>
    public required DateOnly StartedOn { get; init; }

    /// <summary>The approved extension, in the unit of the term; null when there is none. A term is extended once.</summary>
    public LegalTerm? Extension { get; init; }

    /// <summary>The suspensions in order of time; only the last can still last.</summary>
    public ImmutableArray<Suspension> Suspensions { get; init; } = [];

    /// <summary>The day on which the matter was done; null while the clock runs.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>The last day as computed at the last act or recomputation. While a suspension without limit lasts it is the day before
    /// that suspension moves it.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>True when <see cref="DueOn"/> crosses a year without holiday table.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>True while a suspension lasts.</summary>
    public bool IsSuspended => OpenSuspension is not null;

    private Suspension? OpenSuspension => Suspensions is [.., { To: null } last] ? last : null;

    /// <summary>Starts a clock.</summary>
    /// <param name="calendar">The working days.</param>
    /// <param name="term">The term.</param>
    /// <param name="eventAt">When the event happened from which the term runs.</param>
    /// <param name="intake">On which day it counts.</param>
    public static TermClock Start(WorkCalendar calendar, LegalTerm term, DateTimeOffset eventAt, IntakeRule intake)
    {
        var clock = new TermClock { Term = term, StartedOn = intake.ReceivedOn(calendar, eventAt), DueOn = default };
        return clock.Recompute(calendar);
    }

    /// <summary>Lets the clock stand still.</summary>
    /// <param name="calendar">The working days.</param>
    /// <param name="kind">Why.</param>
    /// <param name="allowed">The term of the procedure, counted like the matter's term; null when it has none.</param>
    /// <param name="article">The legal basis.</param>
    /// <param name="at">When.</param>
    /// <returns>Refused when the clock is closed, overdue or suspended, when a B procedure has no term, or when working and calendar
    /// days would be mixed.</returns>
    public ClockChange Suspend(WorkCalendar calendar, SuspensionKind kind, LegalTerm? allowed, string article, DateTimeOffset at)
    {
        var day = ChinaTime.DateOf(at);
        if (RefusalOn(day) is { } refusal) return ClockChange.Refused(refusal);
        if (IsSuspended) return ClockChange.Refused("计时已经中止，请先恢复再启动新的特别程序");
        if (day > DueOn) return ClockChange.Refused($"期限已于 {DueOn:yyyy-MM-dd} 届满，超期后不能再中止");
        if (kind == SuspensionKind.SpecialB && allowed is null) return ClockChange.Refused("B 类特别程序必须填写允许的期限");
        if (allowed is { Number: < 0 }) return ClockChange.Refused("特别程序的期限不能为负数");
        if (allowed is not null && allowed.Unit != Term.PauseUnit)
            return ClockChange.Refused(Term.PauseUnit == TermUnit.WorkingDay ? "本事项按工作日计时，特别程序的期限也应按工作日填写" : "本事项按自然日计时，特别程序的期限也应按自然日填写");
        var suspension = new Suspension(kind, allowed?.Number, article, day, null);
        return ClockChange.Done((this with { Suspensions = Suspensions.Add(suspension) }).Recompute(calendar));
    }

    /// <summary>Lets a suspended clock go on.</summary>
    /// <returns>Refused when the clock is closed or not suspended, or when <paramref name="at"/> lies before the suspension.</returns>
    public ClockChange Resume(WorkCalendar calendar, DateTimeOffset at)
    {
        var day = ChinaTime.DateOf(at);
        if (RefusalOn(day) is { } refusal) return ClockChange.Refused(refusal);
        if (OpenSuspension is not { } open) return ClockChange.Refused("计时没有中止，不需要恢复");
        if (day < open.From) return ClockChange.Refused($"恢复日期不能早于中止日期 {open.From:yyyy-MM-dd}");
        var ended = Suspensions.SetItem(Suspensions.Length - 1, open with { To = day });
        return ClockChange.Done((this with { Suspensions = ended }).Recompute(calendar));
    }

    /// <summary>Extends the term, once.</summary>
    /// <param name="calendar">The working days.</param>
    /// <param name="by">How long and by which article; in the unit of the term.</param>
    /// <param name="at">When it was approved.</param>
    /// <returns>Refused when the clock is closed, overdue or already extended, or when the units differ.</returns>
    public ClockChange Extend(WorkCalendar calendar, LegalTerm by, DateTimeOffset at)
    {
        var day = ChinaTime.DateOf(at);
        if (RefusalOn(day) is { } refusal) return ClockChange.Refused(refusal);
        if (Extension is not null) return ClockChange.Refused($"期限已依据{Extension.Article}延长过一次，不能再次延长");
        if (by.Number <= 0) return ClockChange.Refused("延长的期限应大于 0");
        if (by.Unit != Term.Unit) return ClockChange.Refused("延长的期限应与原期限使用同一计时单位");
        if (day > Read(calendar, at, default).DueOn) return ClockChange.Refused($"期限已于 {DueOn:yyyy-MM-dd} 届满，超期后不能再延长");
        return ClockChange.Done((this with { Extension = by }).Recompute(calendar));
    }

    /// <summary>Stops the clock for good; a suspension that still lasts ends with it.</summary>
    /// <returns>Refused when the clock is closed already.</returns>
    public ClockChange Close(WorkCalendar calendar, DateTimeOffset at)
    {
        if (ClosedOn is { } closed) return ClockChange.Refused(ClosedAlready(closed));
        if (!IsSuspended) return ClockChange.Done(this with { ClosedOn = ChinaTime.DateOf(at) });
        var resumed = Resume(calendar, at);
        return resumed.IsDone ? resumed.Clock.Close(calendar, at) : resumed;
    }

    /// <summary>The same clock on another calendar. A closed clock does not change.</summary>
    public TermClock Recompute(WorkCalendar calendar)
    {
        if (ClosedOn is not null) return this;
        var promised = OpenSuspension is { FreezesWithoutLimit: false } open ? open.AllowedDays!.Value : 0;
        var due = DueWith(calendar, promised);
        return this with { DueOn = due.Date, IsProvisional = due.IsProvisional };
    }

    /// <summary>What the clock shows. A closed clock shows the instant of its closing.</summary>
    public ClockReading Read(WorkCalendar calendar, DateTimeOffset now, LampRule rule)
    {
        var today = ClosedOn ?? ChinaTime.DateOf(now);
        if (OpenSuspension is { } open) return ReadSuspended(calendar, open, today, rule);
        var remaining = Term.DaysBetween(calendar, today, DueOn);
        var afterHours = ClosedOn is null && today == DueOn && rule.ClosesAt is { } closes && ChinaTime.TimeOf(now) >= closes;
        return new ClockReading(DueOn, IsProvisional, remaining, null, false, rule.Show(remaining, today > DueOn || afterHours));
    }

    private ClockReading ReadSuspended(WorkCalendar calendar, Suspension open, DateOnly today, LampRule rule)
    {
        var used = Math.Max(0, Term.DaysBetween(calendar, open.From, today));
        var beyond = used - open.GivenBack(used);
        var due = DueWith(calendar, open.FreezesWithoutLimit ? used : open.AllowedDays!.Value);
        var remaining = Term.DaysBetween(calendar, open.From, DueWith(calendar, 0).Date) - beyond;
        var lamp = rule.Show(remaining, beyond > 0 && today > due.Date);
        return new ClockReading(due.Date, due.IsProvisional, remaining, open.AllowedDays - used, true, lamp);
    }

    /// <summary>The due date with what ended suspensions give back and so many days for the one that lasts.</summary>
    private DueDate DueWith(WorkCalendar calendar, int openDays)
    {
        var pauses = openDays;
        foreach (var suspension in Suspensions.AsSpan())
        {
            if (suspension.To is { } end) pauses += suspension.GivenBack(Term.DaysBetween(calendar, suspension.From, end));
        }

        return Term.DueAfter(calendar, StartedOn, Extension?.Number ?? 0, pauses);
    }

    private static string ClosedAlready(DateOnly closed) => $"计时已于 {closed:yyyy-MM-dd} 结束，不能再变更";

    private string? RefusalOn(DateOnly day)
    {
        if (ClosedOn is { } closed) return ClosedAlready(closed);
        return day < StartedOn ? $"日期不能早于计时开始日期 {StartedOn:yyyy-MM-dd}" : null;
    }
}

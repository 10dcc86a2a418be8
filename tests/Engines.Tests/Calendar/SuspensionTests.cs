using CsCheck;
using Heluo.Engines.Calendar;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Calendar;

/// <summary>The rules on special procedures: what freezes, what is given back, and the two countdowns.</summary>
public sealed class SuspensionTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Published;
    private static readonly DateOnly Start = new(2026, 3, 2);
    private static readonly LampRule Lamps = new(AmberFrom: 3, RedFrom: 1);
    private static readonly Gen<TermUnit> Units = Gen.Bool.Select(working => working ? TermUnit.WorkingDay : TermUnit.NaturalDay);

    [Theory]
    [InlineData(SuspensionKind.SpecialA, null)]
    [InlineData(SuspensionKind.Correction, null)]
    [InlineData(SuspensionKind.Correction, 2)]
    [InlineData(SuspensionKind.SpecialB, 0)]
    public void WithoutLimit_RemainingFreezesAndAllUsedDaysComeBack(SuspensionKind kind, int? allowed)
    {
        var suspended = Suspend(Clock(10), kind, allowed, 3);

        Read(suspended, 3).Remaining.ShouldBe(7);
        Read(suspended, 23).Remaining.ShouldBe(7);
        Read(suspended, 23).DueOn.ShouldBe(After(30));
        suspended.DueOn.ShouldBe(After(10));
        Resume(suspended, 23).DueOn.ShouldBe(After(30));
    }

    [Theory]
    [InlineData(SuspensionKind.SpecialA)]
    [InlineData(SuspensionKind.SpecialB)]
    public void WithTerm_InsideIt_DueMovesByTheTermAndRemainingHolds(SuspensionKind kind)
    {
        var suspended = Suspend(Clock(10), kind, 5, 3);

        suspended.DueOn.ShouldBe(After(15));
        Read(suspended, 8).Remaining.ShouldBe(7);
        Read(suspended, 8).SuspensionRemaining.ShouldBe(0);
        Resume(suspended, 5).DueOn.ShouldBe(After(12));
        Read(Resume(suspended, 5), 5).Remaining.ShouldBe(7);
    }

    [Fact]
    public void WithTerm_BeyondIt_RemainingGoesDownDayByDay()
    {
        var suspended = Suspend(Clock(10), SuspensionKind.SpecialB, 5, 3);

        Read(suspended, 9).Remaining.ShouldBe(6);
        Read(suspended, 9).SuspensionRemaining.ShouldBe(-1);
        Read(suspended, 12).Remaining.ShouldBe(3);
        Read(suspended, 12).Lamp.ShouldBe(Lamp.Amber);
        Read(suspended, 15).Remaining.ShouldBe(0);
        Read(suspended, 16).Lamp.ShouldBe(Lamp.Overdue);
        Resume(suspended, 12).DueOn.ShouldBe(After(15));
        Read(Resume(suspended, 12), 12).Remaining.ShouldBe(3);
    }

    [Fact]
    public void WithoutTerm_ThereIsOneCountdownOnly()
    {
        Read(Suspend(Clock(10), SuspensionKind.SpecialA, null, 3), 5).SuspensionRemaining.ShouldBeNull();
        Read(Suspend(Clock(10), SuspensionKind.Correction, 4, 3), 5).SuspensionRemaining.ShouldBe(2);
    }

    [Fact]
    public void Close_WhileSuspended_EndsTheSuspensionFirst()
    {
        var closed = Suspend(Clock(10), SuspensionKind.Correction, null, 3).Close(Calendar, At(After(6))).Clock.ShouldNotBeNull();

        closed.IsSuspended.ShouldBeFalse();
        closed.DueOn.ShouldBe(After(13));
        closed.ClosedOn.ShouldBe(After(6));
    }

    [Fact]
    public void Resume_OnTheDayOfSuspension_ChangesNothing() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 40], Gen.Enum<SuspensionKind>(), Gen.Int[1, 20]).Sample((days, at, kind, allowed) =>
        {
            var clock = Clock(days);
            at = Math.Min(at, days);
            return Resume(Suspend(clock, kind, allowed, at), at).DueOn == clock.DueOn;
        });

    [Fact]
    public void Resume_AnyDay_GivesBackTheUsedDaysWithinTheLimit() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 40], Gen.Enum<SuspensionKind>(), Gen.Int[0, 20], Gen.Int[0, 60])
            .Sample((days, at, kind, allowed, used) =>
        {
            at = Math.Min(at, days);
            var suspended = Suspend(Clock(days), kind, allowed, at);
            var limited = kind != SuspensionKind.Correction && !(kind == SuspensionKind.SpecialB && allowed == 0);
            return Resume(suspended, at + used).DueOn == After(days + (limited ? Math.Min(used, allowed) : used));
        });

    [Fact]
    public void Read_WhileSuspendedAndRightAfterResuming_Agree() =>
        Gen.Select(Units, Gen.Int[1, 40], Gen.Int[0, 40], Gen.Enum<SuspensionKind>(), Gen.Int[1, 20], Gen.Int[0, 60])
            .Sample((unit, days, at, kind, allowed, used) =>
        {
            var suspended = Suspend(Clock(days, unit), kind, allowed, Math.Min(at, days));
            var moment = At(suspended.Suspensions[0].From.AddDays(used));
            var before = suspended.Read(Calendar, moment, Lamps);
            var after = suspended.Resume(Calendar, moment).Clock!.Read(Calendar, moment, Lamps);
            // A last day off that moves to the next working day is not frozen, so calendar days may differ by a holiday.
            return Math.Abs(before.Remaining - after.Remaining) <= (unit == TermUnit.WorkingDay ? 0 : 9);
        });

    [Fact]
    public void Suspensions_TwoWithoutLimit_AddUpInAnyOrder() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30]).Sample((first, second) =>
            Twice(first, second).DueOn == Twice(second, first).DueOn && Twice(first, second).DueOn == After(20 + first + second));

    [Fact]
    public void Resume_Later_IsNeverDueEarlier() =>
        Gen.Select(Units, Gen.Enum<SuspensionKind>(), Gen.Int[1, 20], Gen.Int[0, 60]).Sample((unit, kind, allowed, used) =>
        {
            var suspended = Suspend(Clock(20, unit), kind, allowed, 5);
            var from = suspended.Suspensions[0].From;
            return suspended.Resume(Calendar, At(from.AddDays(used))).Clock!.DueOn <= suspended.Resume(Calendar, At(from.AddDays(used + 1))).Clock!.DueOn;
        });

    private static TermClock Twice(int first, int second)
    {
        var once = Resume(Suspend(Clock(20), SuspensionKind.SpecialA, null, 2), 2 + first);
        return Resume(Suspend(once, SuspensionKind.Correction, null, 2 + first), 2 + first + second);
    }

    private static TermClock Clock(int days, TermUnit unit = TermUnit.WorkingDay) =>
        TermClock.Start(Calendar, new LegalTerm(days, unit, "行政许可法第42条"), At(Start), IntakeRule.SameDay);

    /// <summary>Suspends on the working day so many days after the start.</summary>
    private static TermClock Suspend(TermClock clock, SuspensionKind kind, int? allowed, int day)
    {
        var on = clock.Term.Unit == TermUnit.WorkingDay ? After(day) : Start.AddDays(day);
        var term = allowed is { } number ? new LegalTerm(number, clock.Term.PauseUnit, "行政许可法第45条") : null;
        var change = clock.Suspend(Calendar, kind, term, "行政许可法第45条", At(on));
        return change.Clock.ShouldNotBeNull(change.Refusal);
    }

    private static TermClock Resume(TermClock clock, int day)
    {
        var change = clock.Resume(Calendar, At(After(day)));
        return change.Clock.ShouldNotBeNull(change.Refusal);
    }

    private static ClockReading Read(TermClock clock, int day) => clock.Read(Calendar, At(After(day)), Lamps);

    private static DateOnly After(int workingDays) => Calendar.AddWorkingDays(Start, workingDays).Date;

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8));
}

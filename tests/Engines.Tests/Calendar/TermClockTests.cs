using System.Globalization;
using System.Text.Json;
using Heluo.Engines.Calendar;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Calendar;

public sealed class TermClockTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Published;
    private static readonly LegalTerm Decision = new(20, TermUnit.WorkingDay, "行政许可法第42条");
    private static readonly LegalTerm DecisionExtension = new(10, TermUnit.WorkingDay, "行政许可法第42条");
    private static readonly LegalTerm Petition = new(60, TermUnit.NaturalDay, "信访工作条例第34条");
    private static readonly LampRule Lamps = new(AmberFrom: 5, RedFrom: 1);

    [Fact]
    public void Start_InWorkingDays_DoesNotCountTheDayOfTheEvent() => Clock("2026-02-13").DueOn.ShouldBe(Day("2026-03-19"));

    [Fact]
    public void Start_JustAfterMidnightInChina_CountsTheChineseDay()
    {
        var clock = TermClock.Start(Calendar, Decision, new DateTimeOffset(2026, 2, 12, 16, 30, 0, TimeSpan.Zero), IntakeRule.SameDay);

        clock.StartedOn.ShouldBe(Day("2026-02-13"));
    }

    [Theory]
    [InlineData("2026-03-06T17:59:00", "2026-03-06")]
    [InlineData("2026-03-06T18:00:00", "2026-03-09")]
    [InlineData("2026-03-07T09:00:00", "2026-03-09")]
    [InlineData("2026-02-28T09:00:00", "2026-02-28")]
    public void ReceivedOn_LocalRuleDefersAfterHours_IsTheNextWorkingDay(string at, string received) =>
        new IntakeRule(true, new TimeOnly(18, 0)).ReceivedOn(Calendar, At(at)).ShouldBe(Day(received));

    [Fact]
    public void ReceivedOn_GeneralRule_IsTheSameDayAtAnyHour() =>
        IntakeRule.SameDay.ReceivedOn(Calendar, At("2026-03-07T23:59:59")).ShouldBe(Day("2026-03-07"));

    [Fact]
    public void Start_InMonths_EndsOnTheLastOfAShorterMonthOrTheNextWorkingDay()
    {
        var term = new LegalTerm(1, TermUnit.Month, "测试用期限");

        term.DueAfter(Calendar, Day("2026-03-31")).Date.ShouldBe(Day("2026-04-30"));
        term.DueAfter(Calendar, Day("2026-01-31")).Date.ShouldBe(Day("2026-02-28"));
        term.DueAfter(Calendar, Day("2026-03-18")).Date.ShouldBe(Day("2026-04-20"));
        new LegalTerm(2, TermUnit.Year, "行政处罚法第36条").DueAfter(Calendar, Day("2024-02-29")).Date.ShouldBe(Day("2026-02-28"));
    }

    [Fact]
    public void Extend_Once_AddsInTheUnitOfTheTerm()
    {
        var clock = Done(Clock("2026-03-02").Extend(Calendar, DecisionExtension, At("2026-03-20T10:00:00")));

        clock.DueOn.ShouldBe(Calendar.AddWorkingDays(Day("2026-03-02"), 30).Date);
        clock.Extend(Calendar, DecisionExtension, At("2026-03-23T10:00:00")).Refusal.ShouldBe("期限已依据行政许可法第42条延长过一次，不能再次延长");
    }

    [Fact]
    public void Extend_OverdueOrInAnotherUnit_IsRefused()
    {
        Clock("2026-03-02").Extend(Calendar, DecisionExtension, At("2026-04-20T10:00:00")).Refusal.ShouldBe("期限已于 2026-03-30 届满，超期后不能再延长");
        Clock("2026-03-02").Extend(Calendar, new LegalTerm(10, TermUnit.NaturalDay, "某条"), At("2026-03-20T10:00:00")).Refusal
            .ShouldBe("延长的期限应与原期限使用同一计时单位");
    }

    [Fact]
    public void Suspend_InAnotherUnit_IsRefused() =>
        Clock("2026-03-02").Suspend(Calendar, SuspensionKind.SpecialA, new LegalTerm(5, TermUnit.NaturalDay, "某条"), "某条", At("2026-03-04T10:00:00"))
            .Refusal.ShouldBe("本事项按工作日计时，特别程序的期限也应按工作日填写");

    [Fact]
    public void Acts_InAnIllegalState_AreRefusedWithAReason()
    {
        var clock = Clock("2026-03-02");
        var suspended = Suspend(clock, SuspensionKind.Correction, null, "2026-03-04");
        var closed = Done(clock.Close(Calendar, At("2026-03-10T10:00:00")));

        clock.Resume(Calendar, At("2026-03-04T10:00:00")).Refusal.ShouldBe("计时没有中止，不需要恢复");
        suspended.Suspend(Calendar, SuspensionKind.SpecialA, null, "某条", At("2026-03-05T10:00:00")).Refusal.ShouldBe("计时已经中止，请先恢复再启动新的特别程序");
        suspended.Resume(Calendar, At("2026-03-03T10:00:00")).Refusal.ShouldBe("恢复日期不能早于中止日期 2026-03-04");
        clock.Suspend(Calendar, SuspensionKind.SpecialB, null, "某条", At("2026-03-05T10:00:00")).Refusal.ShouldBe("B 类特别程序必须填写允许的期限");
        clock.Suspend(Calendar, SuspensionKind.SpecialA, null, "某条", At("2026-04-05T10:00:00")).Refusal.ShouldBe("期限已于 2026-03-30 届满，超期后不能再中止");
        clock.Suspend(Calendar, SuspensionKind.SpecialA, null, "某条", At("2026-03-01T10:00:00")).Refusal.ShouldBe("日期不能早于计时开始日期 2026-03-02");
        closed.Close(Calendar, At("2026-03-11T10:00:00")).Refusal.ShouldBe("计时已于 2026-03-10 结束，不能再变更");
        closed.Extend(Calendar, DecisionExtension, At("2026-03-11T10:00:00")).IsDone.ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-03-02T10:00:00", 20, Lamp.Green)]
    [InlineData("2026-03-23T10:00:00", 5, Lamp.Amber)]
    [InlineData("2026-03-27T10:00:00", 1, Lamp.Red)]
    [InlineData("2026-03-28T10:00:00", 1, Lamp.Red)]
    [InlineData("2026-03-30T23:59:59", 0, Lamp.Red)]
    [InlineData("2026-03-31T00:00:00", -1, Lamp.Overdue)]
    public void Read_AsTimePasses_ChangesTheLamp(string now, int remaining, Lamp lamp)
    {
        var reading = Clock("2026-03-02").Read(Calendar, At(now), Lamps);

        reading.Remaining.ShouldBe(remaining);
        reading.Lamp.ShouldBe(lamp);
    }

    [Fact]
    public void Read_LastDayWithCloseOfBusiness_IsOverdueAfterIt()
    {
        var rule = Lamps with { ClosesAt = new TimeOnly(17, 30) };

        Clock("2026-03-02").Read(Calendar, At("2026-03-30T17:29:59"), rule).Lamp.ShouldBe(Lamp.Red);
        Clock("2026-03-02").Read(Calendar, At("2026-03-30T17:30:00"), rule).Lamp.ShouldBe(Lamp.Overdue);
    }

    [Fact]
    public void Read_DueOnFridayReadOnSaturday_IsOverdueThoughNoWorkingDayPassed()
    {
        var clock = TermClock.Start(Calendar, new LegalTerm(4, TermUnit.WorkingDay, "某条"), At("2026-03-02T10:00:00"), IntakeRule.SameDay);

        clock.DueOn.ShouldBe(Day("2026-03-06"));
        clock.Read(Calendar, At("2026-03-07T10:00:00"), Lamps).Lamp.ShouldBe(Lamp.Overdue);
    }

    [Fact]
    public void Recompute_NewTable_MovesOpenClocksAndLeavesClosedOnes()
    {
        var open = TermClock.Start(Calendar, Decision, At("2026-12-20T10:00:00"), IntakeRule.SameDay);
        var closed = Done(open.Close(Calendar, At("2026-12-25T10:00:00")));
        var next = Calendar.With(new YearTable(2027, [new ExceptionalDay(new DateOnly(2027, 1, 1), false, "元旦", "通知", 1)]));

        open.IsProvisional.ShouldBeTrue();
        open.DueOn.ShouldBe(Day("2027-01-15"));
        open.Recompute(next).DueOn.ShouldBe(Day("2027-01-18"));
        open.Recompute(next).IsProvisional.ShouldBeFalse();
        closed.Recompute(next).DueOn.ShouldBe(Day("2027-01-15"));
    }

    [Fact]
    public void Clock_ThroughJson_GoesOnTheSame()
    {
        var clock = Suspend(Clock("2026-03-02"), SuspensionKind.SpecialB, 5, "2026-03-04");

        var back = JsonSerializer.Deserialize<TermClock>(JsonSerializer.Serialize(clock))!;

        back.Term.ShouldBe(clock.Term);
        back.DueOn.ShouldBe(clock.DueOn);
        back.Suspensions.ShouldBe(clock.Suspensions);
        Done(back.Resume(Calendar, At("2026-03-06T10:00:00"))).DueOn.ShouldBe(Done(clock.Resume(Calendar, At("2026-03-06T10:00:00"))).DueOn);
    }

    [Fact]
    public void Start_PetitionInNaturalDays_LastDayOffMoves() =>
        TermClock.Start(Calendar, Petition, At("2026-03-06T10:00:00"), IntakeRule.SameDay).DueOn.ShouldBe(Day("2026-05-06"));

    private static TermClock Clock(string start) => TermClock.Start(Calendar, Decision, At(start + "T10:00:00"), IntakeRule.SameDay);

    private static TermClock Suspend(TermClock clock, SuspensionKind kind, int? days, string on) => Done(clock.Suspend(
        Calendar, kind, days is { } number ? new LegalTerm(number, clock.Term.PauseUnit, "行政许可法第45条") : null, "行政许可法第45条", At(on + "T15:00:00")));

    private static TermClock Done(ClockChange change) => change.Clock.ShouldNotBeNull(change.Refusal);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text + "+08:00", CultureInfo.InvariantCulture);
}

using Heluo.Engines.Calendar;
using Heluo.Kernel.Time;
using Heluo.Platform.Cases.Domain;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>The clocks of one matter together.</summary>
public sealed class MatterClocksTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Published;
    private static readonly DateTimeOffset Accepted = new DateOnly(2026, 3, 2).StartInChina().AddHours(10);

    [Theory]
    [InlineData(TermUnit.WorkingDay)]
    [InlineData(TermUnit.NaturalDay)]
    public void Suspend_ProcedureOfOtherDaysThanAClock_EndsOnTheSameDayForBoth(TermUnit unit)
    {
        var clocks = MatterClocks.Read("[]");
        clocks.Start("promised", "承诺办结", new LegalTerm(8, TermUnit.WorkingDay, "办事指南"), Calendar, Accepted, IntakeRule.SameDay);
        clocks.Start("legal", "法定办结", new LegalTerm(60, TermUnit.NaturalDay, "《居民身份证法》第十二条"), Calendar, Accepted, IntakeRule.SameDay);
        var from = Accepted.AddDays(2);
        var allowed = new LegalTerm(10, unit, "《行政许可法》第四十五条");
        clocks.Suspend(SuspensionKind.SpecialB, allowed, allowed.Article, Calendar, from).Ok.ShouldBeTrue();

        var last = unit == TermUnit.WorkingDay ? Calendar.AddWorkingDays(from.DayInChina(), 10).Date : from.DayInChina().AddDays(10);
        var over = last.StartInChina().AddHours(10);
        clocks.ProcedureEndsOn(Calendar).ShouldBe(last);
        var shown = clocks.Show(Calendar, over, default);
        shown.Count.ShouldBe(2);
        shown.ShouldAllBe(c => c.Suspended && c.SuspensionLeft == 0);
        clocks.Resume(Calendar, over).Ok.ShouldBeTrue();
        clocks.Show(Calendar, over, default).ShouldAllBe(c => !c.Suspended);
        clocks.Open.Single(c => c.Name == "legal").Clock.Suspensions.ShouldHaveSingleItem().AllowedDays.ShouldBe(over.DayInChina().DayNumber - from.DayInChina().DayNumber);
    }
}

using Heluo.Engines.Calendar;

namespace Heluo.Bench.Calendar;

/// <summary>How long a due date takes; the bar is 1 µs.</summary>
internal static class CalendarBench
{
    public static Task<int> RunAsync(string[] arguments)
    {
        var calendar = WorkCalendar.Published;
        var start = new DateOnly(2018, 3, 1);
        var at = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8));
        var term = new LegalTerm(20, TermUnit.WorkingDay, "行政许可法第42条");
        var suspended = TermClock.Start(calendar, term, at, IntakeRule.SameDay)
            .Suspend(calendar, SuspensionKind.SpecialB, term with { Number = 5 }, "行政许可法第45条", at.AddDays(2)).Clock!;
        var day = 0;
        Report("calendar due date, working days", () => calendar.AddWorkingDays(start.AddDays(day++ % 3000), 20).Date.DayNumber);
        Report("calendar due date, calendar days", () => calendar.AddNaturalDays(start.AddDays(day++ % 3000), 60).Date.DayNumber);
        Report("calendar working days between", () => calendar.WorkingDaysBetween(start, start.AddDays(day++ % 3000)));
        Report("calendar clock read while suspended", () => suspended.Read(calendar, at.AddDays(4), new LampRule(3, 1)).Remaining);
        return Task.FromResult(0);
    }

    private static void Report(string name, Func<int> question)
    {
        var sum = 0L;
        var perSecond = Measure.PerSecond(() => sum += question(), seconds: 0.2);
        Console.WriteLine($"{name}: {1e9 / perSecond:F0} ns ({1000 / (1e9 / perSecond):F1} times faster than the bar of 1 µs)");
    }
}

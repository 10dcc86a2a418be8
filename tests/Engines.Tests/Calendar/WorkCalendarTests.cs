using CsCheck;
using Heluo.Engines.Calendar;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Calendar;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Calendar = WorkCalendar.Published;
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, 5500].Select(new DateOnly(2015, 1, 1).AddDays);

    [Theory]
    [InlineData("2024-09-12", 5, "2024-09-20")]
    [InlineData("2024-10-11", 1, "2024-10-12")]
    [InlineData("2025-01-23", 5, "2025-02-06")]
    [InlineData("2025-01-27", 5, "2025-02-10")]
    [InlineData("2025-04-25", 5, "2025-05-06")]
    [InlineData("2025-09-25", 20, "2025-10-29")]
    [InlineData("2025-12-29", 5, "2026-01-06")]
    [InlineData("2026-02-12", 5, "2026-02-26")]
    [InlineData("2026-02-13", 20, "2026-03-19")]
    [InlineData("2026-04-28", 10, "2026-05-14")]
    [InlineData("2026-09-22", 5, "2026-09-30")]
    public void AddWorkingDays_AroundHolidays_GivesTheKnownDay(string start, int days, string due) =>
        Calendar.AddWorkingDays(Day(start), days).ShouldBe(new DueDate(Day(due), false));

    [Theory]
    [InlineData("2026-02-12", 4, "2026-02-24")] // the 16th lies in the Spring Festival of 15–23 February
    [InlineData("2026-03-02", 5, "2026-03-09")] // a Saturday
    [InlineData("2026-02-12", 2, "2026-02-14")] // a Saturday on which people work
    [InlineData("2026-03-02", 0, "2026-03-02")]
    public void AddNaturalDays_LastDayOff_MovesToTheNextWorkingDay(string start, int days, string due) =>
        Calendar.AddNaturalDays(Day(start), days).ShouldBe(new DueDate(Day(due), false));

    [Fact]
    public void AddWorkingDays_IntoAYearWithoutTable_IsProvisional()
    {
        Calendar.AddWorkingDays(new DateOnly(2026, 12, 30), 2).ShouldBe(new DueDate(new DateOnly(2027, 1, 1), true));
        Calendar.AddWorkingDays(new DateOnly(2017, 12, 28), 1).ShouldBe(new DueDate(new DateOnly(2017, 12, 29), true));
        Calendar.Covers(new DateOnly(2027, 1, 1)).ShouldBeFalse();
    }

    [Fact]
    public void IsWorkingDay_AnyDay_AgreesWithTheWeekAndTheTables() =>
        AnyDay.Sample(day =>
        {
            var weekday = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            return Calendar.IsWorkingDay(day) == (Calendar.ExceptionOn(day)?.Works ?? weekday);
        });

    [Fact]
    public void WorkingDaysBetween_AfterAdding_GivesTheNumberBack() =>
        Gen.Select(AnyDay, Gen.Int[0, 400]).Sample((start, days) =>
            Calendar.WorkingDaysBetween(start, Calendar.AddWorkingDays(start, days).Date) == days);

    [Fact]
    public void AddWorkingDays_CountedOneByOne_Agrees() =>
        Gen.Select(AnyDay, Gen.Int[1, 60]).Sample((start, days) =>
        {
            var (day, left) = (start, days);
            while (left > 0)
            {
                day = day.AddDays(1);
                if (Calendar.IsWorkingDay(day)) left--;
            }

            return Calendar.AddWorkingDays(start, days).Date == day;
        });

    [Fact]
    public void AddWorkingDays_Negative_CountsBackOneByOne() =>
        Gen.Select(AnyDay, Gen.Int[1, 60]).Sample((start, days) =>
        {
            var (day, left) = (start, days);
            while (left > 0)
            {
                day = day.AddDays(-1);
                if (Calendar.IsWorkingDay(day)) left--;
            }

            return Calendar.AddWorkingDays(start, -days).Date == day;
        });

    [Fact]
    public void AddWorkingDays_InTwoSteps_IsTheSameAsInOne() =>
        Gen.Select(AnyDay, Gen.Int[0, 200], Gen.Int[1, 200]).Sample((start, first, second) =>
            Calendar.AddWorkingDays(Calendar.AddWorkingDays(start, first).Date, second).Date == Calendar.AddWorkingDays(start, first + second).Date);

    [Fact]
    public void AddWorkingDays_LaterStartOrLongerTerm_IsNeverEarlier() =>
        Gen.Select(AnyDay, Gen.Int[0, 30], Gen.Int[1, 100]).Sample((start, later, days) =>
            Calendar.AddWorkingDays(start, days).Date <= Calendar.AddWorkingDays(start.AddDays(later), days).Date
            && Calendar.AddWorkingDays(start, days).Date < Calendar.AddWorkingDays(start, days + 1).Date);

    [Fact]
    public void AddNaturalDays_AnyTerm_EndsOnAWorkingDayNotBeforeTheCount() =>
        Gen.Select(AnyDay, Gen.Int[1, 400]).Sample((start, days) =>
        {
            var due = Calendar.AddNaturalDays(start, days).Date;
            return Calendar.IsWorkingDay(due) && due >= start.AddDays(days) && Calendar.WorkingDaysBetween(start.AddDays(days - 1), due) == 1;
        });

    [Fact]
    public void With_ReplacedTable_ChangesOnlyTheNewCalendar()
    {
        var first = new YearTable(2020, Calendar.Tables.Single(t => t.Year == 2020).Days.Where(day => day.Version == 1)
            .Append(new ExceptionalDay(new DateOnly(2020, 2, 1), true, "春节", "国办发明电〔2019〕16号", 1)));

        var before = Calendar.With(first);

        before.AddWorkingDays(new DateOnly(2020, 1, 22), 2).Date.ShouldBe(new DateOnly(2020, 1, 31));
        Calendar.AddWorkingDays(new DateOnly(2020, 1, 22), 2).Date.ShouldBe(new DateOnly(2020, 2, 3));
    }

    [Fact]
    public void Construct_WithAGapOrADoubledYear_IsRefused()
    {
        var tables = YearTable.Published;
        Should.Throw<ArgumentException>(() => new WorkCalendar([tables[0], tables[2]])).Message.ShouldContain("2018 年之后是 2020 年");
        Should.Throw<ArgumentException>(() => new WorkCalendar([tables[0], tables[0]]));
        Should.Throw<ArgumentException>(() => new WorkCalendar([]));
    }

    [Theory]
    [InlineData("2026-10-01,holyday,国庆节,通知,1")]
    [InlineData("2026-13-01,holiday,国庆节,通知,1")]
    [InlineData("2026-10-01,holiday,国庆节,通知,0")]
    [InlineData("2026-10-01,holiday,国庆节")]
    public void YearTable_UnreadableLine_IsNamed(string row) =>
        Should.Throw<FormatException>(() => YearTable.Parse(2026, "# 通知\n" + row)).Message.ShouldContain("第 2 行");

    [Theory]
    [InlineData("2025-10-01,holiday,国庆节,通知,1")]
    [InlineData("2026-10-01,holiday,国庆节,通知,1\n2026-10-01,workday,国庆节,通知,1")]
    public void YearTable_ForeignOrDoubledDay_IsRefused(string rows) => Should.Throw<FormatException>(() => YearTable.Parse(2026, rows));

    [Fact]
    public void YearTable_InChinese_SaysTheSame() =>
        YearTable.Parse(2026, "2026-10-01，放假，国庆节，通知，1\n2026-10-10 , 上班 ,国庆节,通知, 1").Days
            .ShouldBe(YearTable.Parse(2026, "2026-10-01,holiday,国庆节,通知,1\n2026-10-10,workday,国庆节,通知,1").Days);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}

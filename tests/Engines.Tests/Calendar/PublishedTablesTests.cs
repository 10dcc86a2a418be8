using System.Globalization;
using Heluo.Engines.Calendar;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Calendar;

/// <summary>The tables against what the notices of the State Council order, written out by hand as MMdd[-MMdd].</summary>
public sealed class PublishedTablesTests
{
    [Theory]
    [InlineData(2018, "0101 0215-0221 0405-0407 0429-0501 0618 0924 1001-1007 1230-1231", "0211 0224 0408 0428 0929 0930 1229")]
    [InlineData(2019, "0101 0204-0210 0405 0501-0504 0607 0913 1001-1007", "0202 0203 0428 0505 0929 1012")]
    [InlineData(2020, "0101 0124-0202 0404-0406 0501-0505 0625-0627 1001-1008", "0119 0426 0509 0628 0927 1010")]
    [InlineData(2021, "0101-0103 0211-0217 0403-0405 0501-0505 0612-0614 0919-0921 1001-1007", "0207 0220 0425 0508 0918 0926 1009")]
    [InlineData(2022, "0101-0103 0131-0206 0403-0405 0430-0504 0603-0605 0910-0912 1001-1007 1231", "0129 0130 0402 0424 0507 1008 1009")]
    [InlineData(2023, "0101-0102 0121-0127 0405 0429-0503 0622-0624 0929-1006", "0128 0129 0423 0506 0625 1007 1008")]
    [InlineData(2024, "0101 0210-0217 0404-0406 0501-0505 0610 0915-0917 1001-1007", "0204 0218 0407 0428 0511 0914 0929 1012")]
    [InlineData(2025, "0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008", "0126 0208 0427 0928 1011")]
    [InlineData(2026, "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007", "0104 0214 0228 0509 0920 1010")]
    public void Table_OfAYear_IsWhatTheNoticeOrders(int year, string off, string works)
    {
        var ordered = Days(year, off).Select(day => (day, false)).Concat(Days(year, works).Select(day => (day, true))).ToDictionary();

        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            var weekday = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
            WorkCalendar.Published.IsWorkingDay(day).ShouldBe(ordered.GetValueOrDefault(day, weekday), $"{day:yyyy-MM-dd}");
        }
    }

    [Fact]
    public void Published_Tables_RunFrom2018To2026WithASourcePerDay()
    {
        YearTable.Published.Select(table => table.Year).ShouldBe(Enumerable.Range(2018, 9));
        YearTable.Published.SelectMany(table => table.Days).ShouldAllBe(day => day.Source.StartsWith("国办发明电") && day.Name.Length > 0);
        YearTable.Published.Single(table => table.Year == 2020).Version.ShouldBe(2);
    }

    [Theory]
    [InlineData("2018-01-01", false)]
    [InlineData("2018-06-16", false)]
    [InlineData("2018-09-22", false)]
    [InlineData("2018-12-29", true)]
    [InlineData("2018-12-31", false)]
    [InlineData("2020-01-31", false)]
    [InlineData("2020-02-01", false)]
    [InlineData("2023-01-03", true)]
    public void Published_DisputedDay_IsAsDecided(string day, bool works) =>
        WorkCalendar.Published.IsWorkingDay(DateOnly.ParseExact(day, "yyyy-MM-dd")).ShouldBe(works);

    private static IEnumerable<DateOnly> Days(int year, string list)
    {
        foreach (var range in list.Split(' '))
        {
            var last = Day(year, range[^4..]);
            for (var day = Day(year, range[..4]); day <= last; day = day.AddDays(1)) yield return day;
        }
    }

    private static DateOnly Day(int year, string text) =>
        new(year, int.Parse(text[..2], CultureInfo.InvariantCulture), int.Parse(text[2..], CultureInfo.InvariantCulture));
}

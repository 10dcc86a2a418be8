using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace Heluo.EndToEnd.Tests.Web;

public sealed class DatePartsTests
{
    [Theory]
    [InlineData("1990", "3", "7", "1990-03-07")]
    [InlineData("２０２４", "０２", "29", "2024-02-29")]
    [InlineData("2023", "2", "29", null)]
    [InlineData("1990", "13", "7", null)]
    [InlineData("1990", "0", "7", null)]
    [InlineData("-1", "1", "1", null)]
    [InlineData("十", "1", "1", null)]
    [InlineData("", "", "", null)]
    public void ToDate_TypedParts_GivesTheDateOrNothing(string year, string month, string day, string? expected) =>
        new DateParts(year, month, day).ToDate().ShouldBe(expected is null ? null : DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Read_PartsOrPicker_AreBothUnderstood()
    {
        var parts = new FormCollection(new() { ["born.year"] = "1990", ["born.month"] = " 3", ["born.day"] = "7 " });
        DateParts.Read(parts, "born").ShouldBe(new DateParts("1990", "3", "7"));
        var picker = new FormCollection(new() { ["born"] = "2026-12-01" });
        DateParts.Read(picker, "born").ToDate().ShouldBe(new DateOnly(2026, 12, 1));
        DateParts.Read(FormCollection.Empty, "born").IsEmpty.ShouldBeTrue();
    }
}

using System.Net;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Heluo.Modules.Tests.Workbench;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>A year's table of working days is replaced: previewed, confirmed by a person, open clocks recomputed.</summary>
public sealed class ReplaceYearTests
{
    private const string Watch = "jinshui-watch";

    [Fact]
    public async Task Replace_WithMoreDaysOff_MovesOpenClocksAndTellsTheApplicant()
    {
        await using var host = await HeluoHost.StartAsync();
        var desk = new Desk(host);
        var (open, ended) = (await desk.SubmittedAsync(), await desk.AfterAsync("RefuseAcceptance"));
        var before = Due(await desk.MatterAsync(open));
        var year = before.Year;
        var off = Enumerable.Range(0, 3).Select(i => before.AddDays(-i)).Where(d => d.Year == year).ToList();
        var table = string.Join('\n', off.Select(d => $"{d:yyyy-MM-dd},holiday,临时放假,试验,9"));

        using var page = await DeskPage.OpenAsync(host, Watch);
        var (previewed, html, _) = await page.PostAsync("/work/calendar", "/work/calendar/preview", ("year", $"{year}"), ("table", table));
        previewed.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain($"{before.Month}月{before.Day}日");
        (await page.PostAsync("/work/calendar", "/work/calendar/confirm", ("year", $"{year}"), ("table", table), ("source", " "))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Due(await desk.MatterAsync(open)).ShouldBe(before);

        (await page.PostAsync("/work/calendar", "/work/calendar/confirm", ("year", $"{year}"), ("table", table), ("source", "国务院办公厅通知"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        Due(await desk.MatterAsync(open)).ShouldBeGreaterThan(before);
        (await desk.MatterAsync(open)).GetProperty("timeline").EnumerateArray().Last().GetProperty("title").GetString().ShouldBe("期限重新计算");
        (await desk.MatterAsync(ended)).GetProperty("timeline").EnumerateArray().Last().GetProperty("title").GetString().ShouldBe("不予受理");
        (await page.GetAsync("/work/calendar")).Html.ShouldContain("何慧敏");
    }

    [Fact]
    public async Task Replace_WithATableThatCannotBeRead_NamesTheLine()
    {
        await using var host = await HeluoHost.StartAsync();
        using var page = await DeskPage.OpenAsync(host, Watch);
        var (status, html, _) = await page.PostAsync("/work/calendar", "/work/calendar/preview", ("year", "2027"), ("table", "2027-01-01,holiday,元旦,通知,1\n一月一日 放假"));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        html.ShouldContain("第 2 行");
        (await page.PostAsync("/work/calendar", "/work/calendar/preview", ("year", "2031"), ("table", "2031-01-01,holiday,元旦,通知,1"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Calendar_WithoutTheDuty_IsRefused()
    {
        await using var host = await HeluoHost.StartAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        (await page.GetAsync("/work/calendar")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static DateOnly Due(JsonElement matter) => DateOnly.Parse(matter.GetProperty("row").GetProperty("dueOn").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}

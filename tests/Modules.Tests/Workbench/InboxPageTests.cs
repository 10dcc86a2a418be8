using System.Net;
using System.Text;
using Heluo.Modules.Tests.Cases;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Workbench;

public sealed class InboxPageTests(HeluoHost host)
{
    private readonly Desk _desk = new(host);

    [Fact]
    public async Task Inbox_OfAClerk_ListsWhatWaits()
    {
        await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var (status, html) = await page.GetAsync("/work?q=食品经营");
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("食品经营许可");
        html.ShouldContain("批量受理");
        html.ShouldContain("郑州黄河小馆餐饮有限公司");
    }

    [Fact]
    public async Task Inbox_OfACitizen_IsRefused()
    {
        using var page = await DeskPage.OpenAsync(host, HeluoHost.Citizen);
        (await page.GetAsync("/work")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Inbox_OfAPostWithoutMatters_LeadsElsewhere()
    {
        using var page = await DeskPage.OpenAsync(host, "henan-audit");
        (await page.GetAsync("/work")).Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Batch_OfSeveral_SaysForEachHowItWent()
    {
        var (one, two) = (await _desk.SubmittedAsync(), await _desk.AfterAsync("RequestCorrection"));
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var work = await _desk.WorkAsync(one, "受理", Desk.Window);
        var (status, html, _) = await page.PostAsync("/work", "/work/batch", ("act", "Accept"), ("work", $"{work}-{one}"), ("work", $"1-{two}"), ("back", "/work"));
        status.ShouldBe(HttpStatusCode.OK);
        html.ShouldContain("1 件办成，1 件没有办成");
        (await _desk.StatusAsync(one)).ShouldBe("Accepted");
        (await _desk.StatusAsync(two)).ShouldBe("AwaitingCorrection");
    }

    [Theory]
    [InlineData("claim", "/work?box=pool#w1")]
    [InlineData("Accept", "/work?box=pool#w9")]
    public async Task Batch_LeadsBackToWhereTheClerkGoesOn(string act, string on)
    {
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var (_, html, _) = await page.PostAsync("/work", "/work/batch", ("act", act), ("work", "1-1-2"), ("work", "2-2-9"), ("back", "/work?box=pool"));
        html.ShouldContain($"href=\"{on}\"");
    }

    [Fact]
    public async Task Post_WithoutTheTokenOfThePage_IsRefused()
    {
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        (await page.PostRawAsync("/work/batch", ("act", "Accept"))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task SavedView_IsShownToItsOwnerOnly()
    {
        using var page = await DeskPage.OpenAsync(host, Desk.Decide);
        (await page.PostAsync("/work", "/work/views", ("name", "快到期的决定"), ("query", "due=soon"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await page.GetAsync("/work")).Html.ShouldContain("快到期的决定");
        using var other = await DeskPage.OpenAsync(host, Desk.Review);
        (await other.GetAsync("/work")).Html.ShouldNotContain("快到期的决定");
        (await page.PostAsync("/work", "/work/views", ("name", ""), ("query", ""))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("/work/export.xlsx", "PK")]
    [InlineData("/work/export.csv", "编号")]
    [InlineData("/work/matters/export.csv?box=open", "编号")]
    [InlineData("/work/figures/export.xlsx", "PK")]
    public async Task Export_OfAList_OpensInASpreadsheet(string path, string holds)
    {
        await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        Encoding.UTF8.GetString(await page.FileAsync(path)).ShouldContain(holds);
    }

    [Theory]
    [InlineData("/work?box=nonsense&after=x&due=y&step=%00")]
    [InlineData("/work/matters?box=received&from=2026-99-99&after=20261127-x")]
    [InlineData("/work/matters?q=%27%3B+drop+table&item=nothing")]
    [InlineData("/work/matters/1")]
    [InlineData("/work/matters/999999999999999999999")]
    public async Task Page_WithNonsenseInItsAddress_NeverFails(string path)
    {
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        ((int)(await page.GetAsync(path)).Status).ShouldBeLessThan(500);
    }
}

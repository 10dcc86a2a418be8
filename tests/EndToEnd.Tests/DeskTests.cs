using Heluo.Modules.Tests.Cases;
using Heluo.Modules.Tests.Hosting;
using Heluo.TestSupport;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Heluo.EndToEnd.Tests;

/// <summary>Officials at their desks: each act done on the page, each page fit for everybody.</summary>
public sealed class DeskTests(BrowserFixture browser) : IAsyncLifetime
{
    private HeluoHost _host = null!;
    private Desk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await HeluoHost.StartAsync();
        _desk = new Desk(_host);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Matter_FromAcceptanceToDelivery_IsHandledOnThePages()
    {
        var id = await _desk.SubmittedAsync();
        var window = await OpenAsync(Desk.Window);
        await OpenFromInboxAsync(window, id);
        await window.ShouldBeAccessibleAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = false }).First.ClickAsync();
        await Expect(window.GetByText("已受理，受理通知书已发给申请人")).ToBeVisibleAsync();

        var review = await OpenAsync(Desk.Review);
        await OpenFromInboxAsync(review, id);
        await ReasonedAsync(review, "启动特别程序", "需要到现场核查", "启动特别程序");
        await Expect(review.GetByText("已启动特别程序")).ToBeVisibleAsync();
        await review.GotoAsync($"/work/matters/{id}");
        await Expect(review.GetByText("特别程序还可用 10 天").First).ToBeVisibleAsync();
        await review.GetByRole(AriaRole.Button, new() { Name = "恢复办理" }).ClickAsync();
        await review.GotoAsync($"/work/matters/{id}");
        await review.Keyboard.PressAsync("a");
        await Expect(review.GetByText("已提交下一环节")).ToBeVisibleAsync();

        var decide = await OpenAsync(Desk.Decide);
        await decide.GotoAsync($"/work/matters/{id}");
        await decide.GetByRole(AriaRole.Button, new() { Name = "准予" }).First.ClickAsync();
        await decide.ShouldBeAccessibleAsync();
        await decide.GetByRole(AriaRole.Button, new() { Name = "作出准予决定" }).ClickAsync();
        await Expect(decide.GetByText("已作出准予决定")).ToBeVisibleAsync();

        await window.GotoAsync($"/work/matters/{id}");
        await window.GetByRole(AriaRole.Button, new() { Name = "送达" }).First.ClickAsync();
        await window.GetByRole(AriaRole.Button, new() { Name = "送达并办结" }).ClickAsync();
        await Expect(window.GetByText("已送达，办件办结")).ToBeVisibleAsync();
        (await _desk.StatusAsync(id)).ShouldBe("Delivered");
    }

    [Fact]
    public async Task Correction_AskedWithoutScripts_ReachesTheApplicant()
    {
        var id = await _desk.SubmittedAsync();
        var page = await OpenAsync(Desk.Window, scripts: false);
        await page.GotoAsync($"/work/matters/{id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "一次告知补正" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "发出补正告知书" }).ClickAsync();
        await Expect(page.GetByText("请一次列全需要补正的内容").First).ToBeVisibleAsync();
        await page.GetByLabel("经营场所布局图").FillAsync("请标明洗消间的位置");
        await page.GetByRole(AriaRole.Button, new() { Name = "发出补正告知书" }).ClickAsync();
        await Expect(page.GetByText("补正告知书已发给申请人")).ToBeVisibleAsync();
        (await _desk.MatterAsync(id)).GetProperty("points")[0].GetProperty("text").GetString().ShouldBe("请标明洗消间的位置");
    }

    [Fact]
    public async Task Extension_AskedAtTheDesk_IsApprovedByTheHead()
    {
        var id = await _desk.AfterAsync("Accept");
        var review = await OpenAsync(Desk.Review);
        await review.GotoAsync($"/work/matters/{id}");
        await ReasonedAsync(review, "申请延期", "设备整改需要时间", "提请负责人批准");
        var head = await OpenAsync(Desk.Head);
        await head.GotoAsync("/work");
        await Expect(head.GetByRole(AriaRole.Cell, new() { Name = "批准延长期限" })).ToBeVisibleAsync();
        await head.GotoAsync($"/work/matters/{id}");
        await ReasonedAsync(head, "批准延期", "同意", "批准延期");
        await Expect(head.GetByText("已批准延期，并告知申请人")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task EveryDeskPage_AtBothWidthsAndForElders_IsAccessible()
    {
        var (fresh, corrected, held) = (await _desk.SubmittedAsync(complete: false), await _desk.AfterAsync("RequestCorrection"), await _desk.AfterAsync("Accept", "RequestExtension", "Suspend"));
        string[] window = ["/work", "/work?box=done", "/work?q=没有这个", "/work/matters", "/work/matters?box=received", "/work/figures", "/work/intake", "/work/intake/start?item=food-business-licence",
            $"/work/intake/{fresh}", $"/work/matters/{fresh}", $"/work/matters/{fresh}/acts/RequestCorrection", $"/work/matters/{corrected}"];
        string[] review = [$"/work/matters/{held}", $"/work/matters/{held}?tab=points", $"/work/matters/{held}?tab=history", $"/work/matters/{held}?tab=documents"];
        foreach (var (login, addresses) in new[] { (Desk.Window, window), (Desk.Review, review), ("jinshui-watch", ["/work/calendar", "/work/figures"]) })
        {
            foreach (var (screen, elder) in new[] { (Screen.Desktop, false), (Screen.Phone, false), (Screen.Desktop, true) })
            {
                var page = await OpenAsync(login, screen, elder);
                foreach (var address in addresses)
                {
                    var answer = await page.GotoAsync(address);
                    answer!.Status.ShouldBe(200, address);
                    await page.ShouldBeAccessibleAsync();
                    (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1")).ShouldBeFalse($"{address} on {screen} is wider than the screen");
                }

                await page.Context.CloseAsync();
            }
        }
    }

    [Fact]
    public async Task List_ByKeyboardAlone_OpensTheSecondMatter()
    {
        await _desk.SubmittedAsync();
        await _desk.SubmittedAsync();
        var page = await OpenAsync(Desk.Window);
        await page.GotoAsync("/work");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("o");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "现在可以办理" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Day_ByKeyboardAlone_GoesOnWhereTheLastActEnded()
    {
        foreach (var _ in Enumerable.Range(0, 5)) await _desk.SubmittedAsync();
        var page = await OpenAsync(Desk.Window);
        await page.GotoAsync("/work");
        var rows = page.Locator("#inbox a[data-row]");
        var places = await page.Locator("#inbox tbody tr").EvaluateAllAsync<string[]>("all => all.map(r => r.id)");
        await PressAsync(page, "j", "o");
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主要栏目" }).Locator("[aria-current]")).ToHaveTextAsync("我的待办");
        await page.Keyboard.PressAsync("a");
        await Expect(page.GetByText("已受理，受理通知书已发给申请人")).ToBeInViewportAsync();
        await Expect(page.Locator($"#{places[1]} a[data-row]")).ToBeFocusedAsync();

        await PressAsync(page, "x", "j", "x", "j", "x");
        await page.GetByRole(AriaRole.Button, new() { Name = "批量受理" }).PressAsync("Enter");
        await Expect(page.GetByText("受理：3 件全部办成")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"#{places[4]} a[data-row]")).ToBeFocusedAsync();
        (await rows.CountAsync()).ShouldBe(1);

        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByLabel("编号、申请人或事项")).ToBeFocusedAsync();
        var save = page.GetByText("保存视图");
        await save.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("视图名称")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(save).ToBeFocusedAsync();
        await Expect(page.GetByLabel("视图名称")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Delegation_ByKeyboard_ClosesByEscapeAndSaysToWhom()
    {
        var id = await _desk.SubmittedAsync();
        var page = await OpenAsync(Desk.Window);
        await page.GotoAsync($"/work/matters/{id}?back=/work");
        await page.Keyboard.PressAsync("c");
        await Expect(page.GetByText("已签收。")).ToBeVisibleAsync();
        await Expect(page.Locator(".notice")).ToBeFocusedAsync();
        var menu = page.GetByText("转办、委托、加签");
        await menu.PressAsync("Enter");
        await PressAsync(page, "Tab", "Escape");
        await Expect(menu).ToBeFocusedAsync();
        await PressAsync(page, "Enter", "Tab", "ArrowDown", "Tab", "Tab", "Enter");
        await Expect(page.GetByText("已委托")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task BadReview_ByKeyboardAlone_IsContactedFromTheList()
    {
        var id = await _desk.AfterAsync("Accept", "Pass", "Approve", "Deliver");
        await (await _host.ClientAsync(HeluoHost.Enterprise)).PostOkAsync($"/api/ratings/{id}", new { stars = 1, text = "等得太久", named = true });
        var page = await OpenAsync(Desk.Head);
        await page.GotoAsync("/work/ratings");
        await PressAsync(page, "j", "o");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "联系评价人" }).First).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await PressAsync(page, "a", "Space", "Tab");
        await Expect(page.GetByLabel("联系情况")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("已电话致歉");
        await PressAsync(page, "Tab", "Tab", "Tab", "Enter");
        await Expect(page.GetByText("已记录联系情况，开始核实整改")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task File_Damaged_IsATileThatLeadsToTheCorrection(bool picture)
    {
        var id = await _desk.SubmittedAsync(first: picture ? [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8, 0, 0xFF, 0xD9] : SamplePdf.Broken);
        var page = await OpenAsync(Desk.Window);
        await page.GotoAsync($"/work/matters/{id}");
        await Expect(page.Locator(".file-tile")).ToContainTextAsync("文件可能已经损坏");
        await Expect(page.Locator(".preview :is(img, iframe)").And(page.Locator(":visible"))).ToHaveCountAsync(0);
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "退回补正" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("经营场所布局图")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "退回补正" })).ToBeFocusedAsync();
    }

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys) await page.Keyboard.PressAsync(key);
    }

    private static async Task OpenFromInboxAsync(IPage page, string id)
    {
        await page.GotoAsync("/work");
        await page.Locator($"a[href*='/work/matters/{id}']").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "现在可以办理" })).ToBeVisibleAsync();
    }

    /// <summary>Opens the question of an act in place, gives the reason, confirms.</summary>
    private static async Task ReasonedAsync(IPage page, string act, string reason, string confirm)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = act }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("理由").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = confirm }).ClickAsync();
    }

    private async Task<IPage> OpenAsync(string login, Screen? screen = null, bool elder = false, bool scripts = true)
    {
        var page = await browser.OpenAsync(screen ?? Screen.Desktop, elder, scripts, address: _host.Address);
        await page.Context.AddCookiesAsync([new() { Name = "heluo", Value = await _host.SignInAsync(login), Url = _host.Address }]);
        return page;
    }
}

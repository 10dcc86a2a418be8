using Heluo.Modules.Tests.Hosting;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Heluo.EndToEnd.Tests;

/// <summary>No session ends without a question, and what was typed is there again after signing in.</summary>
public sealed class StillHereTests(BrowserFixture browser) : IAsyncLifetime
{
    private HeluoHost _host = null!;

    /// <summary>A session is touched every five minutes at most: of five minutes and twelve seconds, twelve seconds are left for the page to reckon with.</summary>
    public async ValueTask InitializeAsync() => _host = await HeluoHost.StartAsync(settings: "--Identity:ApplicantIdle=00:05:12");

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Quiet_IsAskedAbout_KeptByOneButton_AndEndsWithEverythingTypedKept()
    {
        var page = await browser.OpenAsync(Screen.Phone, elder: true, address: _host.Address);
        await page.Context.AddCookiesAsync([new() { Name = "heluo", Value = await _host.SignInAsync(HeluoHost.Citizen), Url = _host.Address }]);
        await page.GotoAsync("/my/account/address");
        await page.Locator("main textarea, main input.input").First.FillAsync("河南省郑州市金水区文化路 1 号");
        var question = page.GetByRole(AriaRole.Dialog, new() { Name = "还在吗？" });
        await Expect(question).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "我还在，接着办" }).ClickAsync();
        await Expect(question).ToBeHiddenAsync();
        await Expect(question).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.WaitForURLAsync("**/sign-in?ended=1**", new() { Timeout = 20_000 });
        await Expect(page.GetByText("太久没有操作，已经退出登录")).ToBeVisibleAsync();
        await page.GetByLabel("账号").FillAsync(HeluoHost.Citizen);
        await page.GetByLabel("密码").FillAsync(HeluoHost.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/my/account/address");
        (await page.Locator("main textarea, main input.input").First.InputValueAsync()).ShouldBe("河南省郑州市金水区文化路 1 号");
        await page.Context.CloseAsync();
    }
}

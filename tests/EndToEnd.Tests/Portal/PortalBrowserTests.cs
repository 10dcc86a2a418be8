using System.Net;
using System.Text.RegularExpressions;
using Heluo.Modules.Tests.Hosting;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Heluo.EndToEnd.Tests.Portal;

/// <summary>The public pages in a browser: every one accessible at both widths and in elder mode, searching by keyboard alone, and light.</summary>
public sealed partial class PortalBrowserTests(BrowserFixture browser, HeluoHost host)
{
    private const int ColdLimit = 150 * 1024;

    [Theory]
    [InlineData("/", "home")]
    [InlineData("/search?q=身份证丢了怎么办", "search")]
    [InlineData("/search?q=鳗鲡鬣蜥", "search-nothing")]
    [InlineData("/items/food-business-licence?place=410105", "guide")]
    [InlineData("/items/food-business-licence?place=410105&kind=new&business=catering&online=yes", "guide-decided")]
    [InlineData("/items/410106009000?place=410105", "guide-window")]
    [InlineData("/items/food-business-licence/print?place=410105", "guide-print")]
    [InlineData("/topics", "topics")]
    [InlineData("/topics/person/出生", "topic")]
    [InlineData("/bodies?place=410105", "bodies")]
    [InlineData("/a-z/j", "letter")]
    [InlineData("/cities/4101", "city")]
    [InlineData("/place?q=jsq", "place")]
    [InlineData("/verify", "verify")]
    [InlineData("/verify/ABC", "verify-wrong")]
    [InlineData("/help", "help")]
    [InlineData("/ratings", "ratings")]
    public async Task Open_EveryPublicPage_IsAccessibleAndFitsTheScreen(string address, string name)
    {
        foreach (var elder in new[] { false, true })
        {
            var page = await browser.OpenAsync(Screen.Phone);
            if (elder) await page.Context.AddCookiesAsync([new() { Name = "heluo.elder", Value = "1", Url = host.Address }]);
            await page.GotoAsync(host.Address + address);
            foreach (var screen in elder ? [Screen.Phone] : new[] { Screen.Phone, Screen.Desktop })
            {
                await page.SetViewportSizeAsync(screen.Width, screen.Height);
                await page.PictureAsync($"portal-{name}-{screen.Name}{(elder ? "-elder" : "")}");
                await page.ShouldBeAccessibleAsync();
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{address} scrolls sideways on the {screen.Name}");
            }

            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Search_ByKeyboardAlone_LeadsFromTheFirstLettersToTheGuide()
    {
        var page = await browser.OpenAsync(Screen.Desktop);
        await page.GotoAsync(host.Address);
        await page.GetByRole(AriaRole.Combobox).FocusAsync();
        await page.Keyboard.TypeAsync("juzhuzheng");
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("居住证");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Guide_WithoutScripts_NarrowsTheMaterials()
    {
        var page = await browser.OpenAsync(Screen.Phone, scripts: false);
        await page.GotoAsync(host.Address + "/items/food-business-licence?place=410105");
        await Expect(page.GetByText("食品安全管理制度目录和文本")).ToBeVisibleAsync();
        await page.GetByText("到期延续", new() { Exact = true }).ClickAsync();
        await page.GetByText("卖散装食品", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "看我的材料" }).ClickAsync();
        await Expect(page.GetByText("食品安全管理制度目录和文本")).Not.ToBeVisibleAsync();
        await Expect(page.GetByText("材料已按您的情况列出")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task ElderSwitch_OnTheHomePage_OffersThreeChoicesAtOnce()
    {
        var page = await browser.OpenAsync(Screen.Phone);
        await page.GotoAsync(host.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "长辈版" }).ClickAsync();
        await Expect(page.GetByText("找人帮忙")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Home_SentCold_IsSmall()
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(host.Address) };
        var cancel = TestContext.Current.CancellationToken;
        var html = await client.GetStringAsync("/", cancel);
        var sent = System.Text.Encoding.UTF8.GetByteCount(html);
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (var asset in Assets().Matches(html).Select(m => m.Groups[1].Value).Distinct()) sent += (await client.GetByteArrayAsync(asset, cancel)).Length;
        TestContext.Current.TestOutputHelper?.WriteLine($"{sent} bytes cold, the page itself not compressed");
        sent.ShouldBeLessThan(ColdLimit);
    }

    [GeneratedRegex("\"(/dist/[^\"#]+)")]
    private static partial Regex Assets();
}

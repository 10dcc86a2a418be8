using System.Net;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Heluo.EndToEnd.Tests.Web;

/// <summary>What goes over the wire, and what remains without it.</summary>
public sealed class WireTests(BrowserFixture browser)
{
    private const int ColdLimit = 150 * 1024;

    [Fact]
    public async Task Page_SentCold_IsSmallAndInRealChinese()
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(browser.Address) };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var cancel = TestContext.Current.CancellationToken;
        var html = await client.GetStringAsync("/design", cancel);
        html.ShouldContain("正在审查");
        html.ShouldNotMatch("&#x[2-9A-F][0-9A-F]{3};");

        var sent = System.Text.Encoding.UTF8.GetByteCount(html);
        foreach (var asset in System.Text.RegularExpressions.Regex.Matches(html, "\"(/dist/[^\"#]+)").Select(m => m.Groups[1].Value).Distinct())
        {
            using var answer = await client.GetAsync(asset, cancel);
            answer.EnsureSuccessStatusCode();
            answer.Headers.CacheControl.ShouldNotBeNull().MaxAge.ShouldBe(TimeSpan.FromDays(365), asset);
            if (!asset.EndsWith(".png", StringComparison.Ordinal)) answer.Content.Headers.ContentEncoding.ShouldContain("br", asset);
            sent += (await answer.Content.ReadAsByteArrayAsync(cancel)).Length;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{sent} bytes cold");
        sent.ShouldBeLessThan(ColdLimit);
    }

    [Fact]
    public async Task ElderSwitch_ToAForeignAddress_GoesHome()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(browser.Address) };
        foreach (var foreign in new[] { "//evil.example", "https://evil.example", "/\\evil.example", "", "/\r\nX: y" })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["on"] = "1", ["back"] = foreign });
            using var answer = await client.PostAsync("/preferences/elder", form, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            answer.Headers.Location.ShouldBe(new Uri("/", UriKind.Relative));
        }
    }

    [Fact]
    public async Task Upload_WithoutToken_IsRefused()
    {
        using var client = new HttpClient { BaseAddress = new Uri(browser.Address) };
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "file", "a.png" } };
        using var answer = await client.PostAsync("/design/upload", form, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task UnknownAddress_AskedByABrowser_ShowsADesignedPage()
    {
        using var client = new HttpClient { BaseAddress = new Uri(browser.Address) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no/such/page");
        request.Headers.Accept.ParseAdd("text/html");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("没有找到这个页面");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'self'");
    }

    [Fact]
    public async Task Page_Printed_LeavesTheShellOut()
    {
        var page = await browser.OpenAsync(Screen.Desktop);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ReducedMotion = ReducedMotion.Reduce });
        foreach (var address in new[] { "/design/print", "/design/done", "/design/workbench" })
        {
            await page.GotoAsync(address);
            await page.PictureAsync($"print{address.Replace('/', '-')}");
            await Expect(page.GetByRole(AriaRole.Main)).ToBeVisibleAsync();
            (await page.Locator("header, nav, footer, dialog, .acts").EvaluateAllAsync<int>("all => all.filter(e => e.offsetParent !== null).length")).ShouldBe(0, address);
        }
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Page_WithoutNetwork_SaysSoInsteadOfTheBrowser()
    {
        var page = await browser.OpenAsync(Screen.Phone, worker: true);
        await page.GotoAsync("/design/journey");
        await page.EvaluateAsync("navigator.serviceWorker.ready");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-worker", "/sw.js");
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/design/done");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "没有连上网络" })).ToBeVisibleAsync();
        var font = await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.button')).backgroundColor");
        font.ShouldBe("rgb(20, 82, 204)", "the styles must be there offline too");
        await page.Context.CloseAsync();
    }
}

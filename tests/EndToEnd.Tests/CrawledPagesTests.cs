using Heluo.Modules.Tests.Hosting;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Heluo.EndToEnd.Tests;

/// <summary>Every kind of page that links lead to, seen by the first role that gets there, on the desktop, on the phone and by elders: fit for everybody, and as wide as the screen.</summary>
public sealed class CrawledPagesTests(BrowserFixture browser, HeluoHost host)
{
    /// <summary>What no link leads to.</summary>
    private static readonly (string Login, string Address)[] Unlinked =
        [("", "/no-such-page"), ("", "/items/no-such-item"), ("", "/search?q=没有这样的事项吧"), (HeluoHost.Citizen, "/work"), (HeluoHost.Citizen, "/my/matters/1"), ("henan-system", "/work/directory/search?q=陈")];

    [Fact]
    public async Task Open_EveryKindOfPage_IsAccessibleAndFitsTheScreen()
    {
        await LinkCrawl.PrepareAsync(host);
        HashSet<string> seen = [];
        List<string> faults = [];
        foreach (var (login, start) in LinkCrawl.Roles)
        {
            using var client = await host.ClientAsync(login.Length == 0 ? null : login);
            client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            var crawl = new LinkCrawl(client, 1);
            await crawl.RunAsync(start);
            var mine = crawl.OneOfEachKind.Where(address => seen.Add(OwnTo(login, address) + LinkCrawl.TemplateOf(address)));
            var page = await browser.OpenAsync(Screen.Desktop, address: host.Address);
            if (login.Length > 0) await page.Context.AddCookiesAsync([new() { Name = "heluo", Value = await host.SignInAsync(login), Url = host.Address }]);
            foreach (var address in mine.Concat(Unlinked.Where(u => u.Login == login).Select(u => u.Address)).ToList()) faults.AddRange(await LookAsync(page, address));
            await page.Context.CloseAsync();
        }

        seen.Count.ShouldBeGreaterThan(60);
        faults.ShouldBeEmpty();
    }

    /// <summary>What is a person's own looks different for an enterprise.</summary>
    private static string OwnTo(string login, string address) => login == HeluoHost.Enterprise && address.StartsWith("/my", StringComparison.Ordinal) ? login : "";

    /// <summary>One page loaded once and looked at in three ways.</summary>
    private static async Task<List<string>> LookAsync(IPage page, string address)
    {
        List<string> faults = [];
        await page.SetViewportSizeAsync(Screen.Desktop.Width, Screen.Desktop.Height);
        await page.GotoAsync(address);
        await LookAsync("the desktop");
        await page.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await LookAsync("the phone");
        await page.EvaluateAsync("document.documentElement.toggleAttribute('data-elder', true)");
        await LookAsync("the phone of elders");
        return faults;

        async Task LookAsync(string view)
        {
            faults.AddRange((await page.FindViolationsAsync()).Select(v => $"{address} on {view}: {v}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") > 0) faults.Add($"{address} scrolls sideways on {view}");
        }
    }
}

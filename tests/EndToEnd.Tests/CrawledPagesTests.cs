using System.Collections.Concurrent;
using Heluo.Modules.Tests.Hosting;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Heluo.EndToEnd.Tests;

/// <summary>Every kind of page that a role reaches by links and no role before it, at both widths and for elders: fit for everybody, and as wide as the screen.</summary>
public sealed class CrawledPagesTests(BrowserFixture browser) : IAsyncLifetime
{
    private static readonly (Screen Screen, bool Elder)[] Views = [(Screen.Phone, false), (Screen.Desktop, false), (Screen.Phone, true)];
    private static readonly ConcurrentDictionary<string, string> LookedAt = [];
    private HeluoHost _host = null!;

    public static TheoryData<string, string> Roles => [.. LinkCrawl.Roles];

    public async ValueTask InitializeAsync()
    {
        _host = await HeluoHost.StartAsync();
        await LinkCrawl.PrepareAsync(_host);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Open_EveryKindOfPageOfARole_IsAccessibleAndFitsTheScreen(string login, string start)
    {
        using var client = await _host.ClientAsync(login.Length == 0 ? null : login);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var crawl = new LinkCrawl(client, 1);
        await crawl.RunAsync(start);
        var mine = crawl.OneOfEachKind.Where(address => LookedAt.GetOrAdd((start == "/work" ? "work" : "public") + LinkCrawl.KindOf(address), login) == login).ToList();
        List<string> faults = [];
        foreach (var (screen, elder) in Views)
        {
            var page = await browser.OpenAsync(screen, elder, address: _host.Address);
            if (login.Length > 0) await page.Context.AddCookiesAsync([new() { Name = "heluo", Value = await _host.SignInAsync(login), Url = _host.Address }]);
            foreach (var address in mine)
            {
                await page.GotoAsync(address);
                faults.AddRange((await page.FindViolationsAsync()).Select(v => $"{address} on the {screen.Name}{(elder ? " for elders" : "")}: {v}"));
                if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth") > 0) faults.Add($"{address} scrolls sideways on the {screen.Name}");
            }

            await page.Context.CloseAsync();
        }

        faults.ShouldBeEmpty();
    }
}

using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Whoever somebody is, no link they see leads nowhere.</summary>
public sealed class LinkCrawlTests
{
    [Fact]
    public async Task Links_SeenByEveryRole_LeadSomewhere()
    {
        await using var host = await HeluoHost.StartAsync();
        await LinkCrawl.PrepareAsync(host);
        List<string> faults = [];
        foreach (var (login, start) in LinkCrawl.Roles)
        {
            using var client = await host.ClientAsync(login.Length == 0 ? null : login);
            client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            var crawl = new LinkCrawl(client, 3);
            await crawl.RunAsync(start);
            crawl.Pages.ShouldBeGreaterThan(4, login);
            faults.AddRange(crawl.Faults.Select(f => $"{login} {f}"));
        }

        faults.ShouldBeEmpty();
    }
}

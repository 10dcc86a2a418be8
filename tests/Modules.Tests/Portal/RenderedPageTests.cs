using System.Net;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Pages kept for visitors are never another visitor's.</summary>
public sealed class RenderedPageTests(HeluoHost host)
{
    [Fact]
    public async Task Page_KeptForOneVisitor_DiffersByPlaceAndMode()
    {
        var pages = new Dictionary<string, string>();
        foreach (var cookie in new[] { "heluo.place=410105", "heluo.place=4103", "heluo.place=410105; heluo.elder=1", "" })
            for (var again = 0; again < 3; again++)
            {
                using var visitor = await host.ClientAsync();
                if (cookie.Length > 0) visitor.DefaultRequestHeaders.Add("Cookie", cookie);
                var page = WebUtility.HtmlDecode(await visitor.GetStringAsync("/items/social-security-card"));
                if (!pages.TryAdd(cookie, page)) page.ShouldBe(pages[cookie]);
            }

        pages.Values.Distinct().Count().ShouldBe(4);
        pages["heluo.place=410105"].ShouldContain("金水区");
        pages["heluo.place=4103"].ShouldContain("洛阳市");
    }

    [Fact]
    public async Task Page_ForSomebodySignedIn_IsNeverShownToOthers()
    {
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        (await citizen.GetStringAsync("/help")).ShouldContain("李晓梅");
        (await (await host.ClientAsync()).GetStringAsync("/help")).ShouldNotContain("李晓梅");
        (await citizen.GetStringAsync("/help")).ShouldContain("李晓梅");
    }

    [Fact]
    public async Task Page_WithAForm_IsRenderedForEachVisitor()
    {
        var first = await (await host.ClientAsync()).GetStringAsync("/cities/4101");
        var second = await (await host.ClientAsync()).GetStringAsync("/cities/4101");
        first.ShouldContain("__RequestVerificationToken");
        second.ShouldNotBe(first);
    }

    [Fact]
    public async Task Page_AskedAgainByABrowser_ComesCompressedAndWhole()
    {
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.Brotli, UseCookies = false };
        using var browser = new HttpClient(handler) { BaseAddress = new Uri(host.Address) };
        var pages = new List<string>();
        for (var i = 0; i < 3; i++) pages.Add(await browser.GetStringAsync("/topics?compressed"));
        pages.Distinct().Count().ShouldBe(1);
        pages[0].ShouldEndWith("</html>");
    }
}

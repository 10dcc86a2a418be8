using System.Net;
using System.Text;
using Heluo.Modules.Tests.Hosting;
using Heluo.Modules.Tests.Ratings;
using Heluo.Services.Ratings.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Whatever is typed or sent, the pages of portal and ratings answer; nothing breaks.</summary>
public sealed class NastyInputTests(HeluoHost host)
{
    /// <summary>Values as they stand in an address or a form, already encoded.</summary>
    private static readonly string[] Nasty =
    [
        "", "%00", "%ED%A0%80", "%FF%FE", "%", "%25", "%27%3B%20drop%20table%20items_item_version%3B--", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "%22%20onload%3D%22x", "..%2F..%2Fetc%2Fpasswd",
        "-1", "0", "999999999999999999999999", "1e309", "NaN", "null", "true", "%E2%80%AE%E5%8F%8D", "%F0%9F%98%80", "%0D%0ASet-Cookie%3A%20x%3D1", "%E3%80%80", "%25s%25n", "{{7*7}}", "*", "(((((", "%5C",
        new string('a', 3000), string.Concat(Enumerable.Repeat("%E9%BE%8D", 400)),
    ];

    private static readonly string[] Addresses =
    [
        "/?place={0}", "/search?q={0}", "/search?q=%E8%AF%81&page={0}", "/search?q=%E8%AF%81&body={0}&topic={0}&for={0}&online={0}", "/topics/{0}", "/topics/person/{0}", "/topics/person?page={0}&online={0}&place={0}",
        "/bodies?place={0}", "/bodies/{0}", "/bodies/market-regulation?place={0}&page={0}", "/a-z/{0}", "/a-z/z?page={0}", "/cities/{0}", "/place?in={0}&back={0}", "/place?q={0}", "/items/{0}", "/items/{0}/print",
        "/items/food-business-licence?kind={0}&business={0}&online={0}&place={0}", "/items/food-business-licence/print?kind={0}", "/verify?code={0}", "/verify/{0}", "/ratings?place={0}&page={0}&by={0}",
        "/ratings/bodies/{0}", "/api/portal/suggest?q={0}", "/api/portal/search?q={0}&page={0}&place={0}", "/api/portal/items/{0}", "/api/portal/items/food-business-licence?kind={0}", "/api/ratings/figures?division={0}",
    ];

    [Fact]
    public async Task Address_WithNastyValues_NeverBreaks()
    {
        var visitor = await host.ClientAsync();
        visitor.DefaultRequestHeaders.Add("Accept", "text/html");
        foreach (var address in Addresses)
            foreach (var value in Nasty)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Address + string.Format(System.Globalization.CultureInfo.InvariantCulture, address, value), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
                using var response = await visitor.SendAsync(request);
                ((int)response.StatusCode).ShouldBeLessThan(500, request.RequestUri!.ToString());
            }
    }

    [Fact]
    public async Task Cookie_WithNastyValues_NeverBreaks()
    {
        foreach (var value in Nasty.Where(v => v.Length < 2000))
        {
            var visitor = await host.ClientAsync();
            visitor.DefaultRequestHeaders.TryAddWithoutValidation("Cookie", $"heluo.place={value}; heluo.elder={value}");
            ((int)(await visitor.GetAsync("/ratings")).StatusCode).ShouldBeLessThan(500, value);
            ((int)(await visitor.GetAsync("/items/social-security-card")).StatusCode).ShouldBeLessThan(500, value);
        }
    }

    [Fact]
    public async Task Form_WithNastyValues_NeverBreaks()
    {
        var matter = await EndedMatters.DeliverAsync(host);
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        await EveryFieldAsync(citizen, $"/my/matters/{matter}/rate", "stars", "indicator", "text", "named");
        await EndedMatters.PostAsync(citizen, $"/api/ratings/{matter}", new { stars = 1 });
        await EveryFieldAsync(citizen, $"/my/matters/{matter}/rate/again", "stars", "indicator", "text", "named");
        await EveryFieldAsync(await host.ClientAsync(), "/place", "code", "back");
        await EveryFieldAsync(await host.ClientAsync(), "/verify/AAAAAAAAAAAAAAAA", "copy");
        var review = await ReviewOfAsync(matter);
        var handler = await host.ClientAsync("jinshui-head");
        await EveryFieldAsync(handler, $"/work/ratings/{review}/answer", "finding", "measures", "reply");
        await EveryFieldAsync(handler, $"/work/ratings/{review}/appeal", "ground", "text");
        await EveryFieldAsync(handler, $"/work/ratings/{review}/contact", "way", "text", "pace", "why");
        var watcher = await host.ClientAsync("jinshui-watch");
        await EveryFieldAsync(watcher, $"/work/ratings-watch/{review}/ruling", "decision", "text");
        await EveryFieldAsync(watcher, $"/work/ratings-watch/{review}/call-back", "satisfied", "text");
        await EveryFieldAsync(watcher, "/work/ratings-watch/texts/1", "decision");
        foreach (var value in Nasty)
        {
            ((int)(await handler.GetAsync($"/work/ratings?box={value}&after={value}")).StatusCode).ShouldBeLessThan(500, value);
            ((int)(await watcher.GetAsync($"/work/ratings-watch/{value}")).StatusCode).ShouldBeLessThan(500, value);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"stars\":\"five\"}")]
    [InlineData("{\"stars\":5,\"indicators\":[null,1]}")]
    [InlineData("{\"stars\":5,\"text\":{}}")]
    [InlineData("{")]
    [InlineData("")]
    public async Task Json_ThatIsNoRating_IsRefused(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await (await host.ClientAsync(HeluoHost.Citizen)).PostAsync("/api/ratings/1", content);
        ((int)response.StatusCode).ShouldBeInRange(400, 499);
    }

    [Fact]
    public async Task Page_WithMarkupInTheQuestion_ShowsItAsText()
    {
        var page = await (await host.ClientAsync()).GetStringAsync("/search?q=" + Uri.EscapeDataString("<script>alert(1)</script>"));
        page.ShouldNotContain("<script>alert(1)");
    }

    private static async Task EveryFieldAsync(HttpClient client, string path, params string[] fields)
    {
        foreach (var nasty in Nasty)
            foreach (var field in fields)
            {
                using var content = new StringContent(string.Join('&', fields.Select(f => $"{f}={(f == field ? nasty : "x")}")), Encoding.UTF8, "application/x-www-form-urlencoded");
                using var response = await client.PostAsync(path, content);
                ((int)response.StatusCode).ShouldBeLessThan(500, $"{path} {field}={nasty}");
            }

        using var empty = await client.PostAsync(path, null);
        ((int)empty.StatusCode).ShouldBeLessThan(500, path);
        using var broken = new StringContent("--x\r\nnothing", Encoding.UTF8);
        broken.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };
        using var torn = await client.PostAsync(path, broken);
        ((int)torn.StatusCode).ShouldBeLessThan(500, path);
    }

    private async Task<long> ReviewOfAsync(long matter)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<RatingsDb>().BadReviews.SingleAsync(r => r.MatterId == matter)).Id;
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Items.Contracts;
using Heluo.Services.Portal.Home;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Every page of the portal that needs no account.</summary>
public sealed partial class PortalPageTests(HeluoHost host)
{
    [Theory]
    [InlineData("/", "您要办什么事")]
    [InlineData("/topics", "按要办的事找")]
    [InlineData("/topics/person", "个人办事")]
    [InlineData("/topics/person/出生", "出生登记")]
    [InlineData("/topics/enterprise/开办?online=1", "食品经营许可")]
    [InlineData("/bodies", "办事单位")]
    [InlineData("/bodies/market-regulation?place=410105", "金水区市场监督管理局")]
    [InlineData("/a-z", "按拼音找")]
    [InlineData("/a-z/j?page=2", "第 2 页")]
    [InlineData("/cities", "郑州市")]
    [InlineData("/cities/4101", "金水区")]
    [InlineData("/cities/410105", "金水区市场监督管理局")]
    [InlineData("/place?in=410105", "花园路街道")]
    [InlineData("/place?q=jsq", "河南省郑州市金水区")]
    [InlineData("/help", "打电话问人")]
    [InlineData("/verify", "核验码")]
    [InlineData("/items/food-business-licence/print", "食品经营许可 办事指南")]
    public async Task Page_Asked_Answers(string path, string words)
    {
        using var response = await (await host.ClientAsync()).GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()).ShouldContain(words);
    }

    [Theory]
    [InlineData("/items/nothing")]
    [InlineData("/items/nothing/print")]
    [InlineData("/topics/nobody")]
    [InlineData("/topics/person/没有这个主题")]
    [InlineData("/topics/0")]
    [InlineData("/bodies/nothing")]
    [InlineData("/a-z/12")]
    [InlineData("/cities/99")]
    [InlineData("/api/portal/items/nothing")]
    public async Task Page_OfNothing_IsNotFound(string path) => (await (await host.ClientAsync()).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Home_LinksLeadSomewhere()
    {
        var visitor = await host.ClientAsync();
        var links = Links().Matches(await visitor.GetStringAsync("/")).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value))
            .Where(l => !l.StartsWith("/my", StringComparison.Ordinal) && !l.StartsWith("/sign-", StringComparison.Ordinal)).Distinct().ToList();
        links.Count.ShouldBeGreaterThan(35);
        foreach (var link in links) (await visitor.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK, link);
    }

    [Fact]
    public void Home_ContentOfThePack_IsKnown()
    {
        var content = host.Services.GetRequiredService<PortalContent>();
        var items = host.Services.GetRequiredService<IItems>();
        content.Frequent.Where(key => items.Find(key) is not { Elements.Online: true }).ShouldBeEmpty();
        var icons = typeof(Heluo.Web.Icons).GetFields().Select(f => f.GetValue(null)).ToHashSet();
        content.Person.Concat(content.Enterprise).Where(t => !icons.Contains(t.Icon)).Select(t => t.Icon).ShouldBeEmpty();
    }

    [Fact]
    public async Task OpenApi_DescribesSearchGuidesAndRatings()
    {
        var described = await (await host.ClientAsync()).GetStringAsync("/api/openapi.json");
        foreach (var path in new[] { "/api/portal/search", "/api/portal/suggest", "/api/portal/items/{key}", "/api/ratings/{matterId}", "/api/ratings/figures" }) described.ShouldContain($"\"{path}\"");
    }

    [Fact]
    public async Task Home_InElderMode_OffersThreeChoices()
    {
        var visitor = await host.ClientAsync();
        visitor.DefaultRequestHeaders.Add("Cookie", "heluo.elder=1");
        var page = await visitor.GetStringAsync("/");
        page.ShouldContain("我要办事");
        page.ShouldNotContain("个人办事");
    }

    [Fact]
    public async Task Place_Chosen_IsRememberedAndNamesTheBody()
    {
        var visitor = await host.ClientAsync();
        using var form = new FormUrlEncodedContent([new("code", "410105001"), new("back", "/items/food-business-licence")]);
        using var chosen = await (await visitor.OnPageAsync("/place")).PostAsync("/place", form);
        chosen.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        chosen.Headers.Location!.ToString().ShouldBe("/items/food-business-licence");
        chosen.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("heluo.place=410105001", StringComparison.Ordinal));
        visitor.DefaultRequestHeaders.Add("Cookie", "heluo.place=410105001");
        (await visitor.GetStringAsync("/items/food-business-licence")).ShouldContain("金水区市场监督管理局");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    public async Task Place_WithAWayBackToAnotherSite_StaysHere(string back)
    {
        using var form = new FormUrlEncodedContent([new("code", "4101"), new("back", back)]);
        using var chosen = await (await (await host.ClientAsync()).OnPageAsync("/place")).PostAsync("/place", form);
        chosen.Headers.Location!.ToString().ShouldBe("/");
    }

    [GeneratedRegex("href=\"(/[^\"#]*)\"")]
    private static partial Regex Links();
}

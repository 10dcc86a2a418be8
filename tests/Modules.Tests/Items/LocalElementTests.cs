using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Directory.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Items;

/// <summary>What a county sets itself: shorter yes, longer no, reviewed by somebody else, seen only there.</summary>
public sealed class LocalElementTests(HeluoHost host) : IClassFixture<HeluoHost>
{
    private const string Key = "food-business-licence";

    [Fact]
    public async Task Local_Published_ShortensThePromiseInThatCountyOnly()
    {
        var (editor, publisher) = (await host.ClientAsync("jinshui-editor"), await host.ClientAsync("jinshui-publisher"));
        var address = $"/work/items/{Key}/local/{Body("410105").Id}";
        (await editor.PostFormAsync(address, ("promised", "5"), ("contact.phone", "0371-63520000"), ("materials", "premises-layout"), ("faqs", "周六能办吗？ = 能，9 点到 12 点。"))).Status.ShouldBe(303);
        var page = await editor.PageAsync(address);
        var submit = System.Text.RegularExpressions.Regex.Match(page, "/work/items/local/[0-9]+/submit").Value;
        (await editor.PostFormAsync(submit, ("note", "本区压缩到 5 天"))).Status.ShouldBe(303);
        (await editor.PostFormAsync(submit.Replace("submit", "publish", StringComparison.Ordinal))).Status.ShouldBe(403);
        (await publisher.PostFormAsync(submit.Replace("submit", "publish", StringComparison.Ordinal))).Status.ShouldBe(303);

        var here = (await editor.GetFromJsonAsync<JsonElement>($"/api/items/{Key}?division=410105")).GetProperty("elements");
        here.GetProperty("clock").GetProperty("promised").GetProperty("days").GetInt32().ShouldBe(5);
        here.GetProperty("steps").EnumerateArray().Sum(s => s.GetProperty("days").GetInt32()).ShouldBe(5);
        here.GetProperty("contact").GetProperty("phone").GetString().ShouldBe("0371-63520000");
        here.GetProperty("materials").EnumerateArray().ShouldNotContain(m => m.GetProperty("id").GetString() == "premises-layout");
        var there = (await editor.GetFromJsonAsync<JsonElement>($"/api/items/{Key}?division=410102")).GetProperty("elements");
        there.GetProperty("clock").GetProperty("promised").GetProperty("days").GetInt32().ShouldBe(8);
    }

    [Fact]
    public async Task Local_LongerThanAbove_IsRefused()
    {
        var (status, _, page) = await (await host.ClientAsync("jinshui-editor")).PostFormAsync($"/work/items/public-place-hygiene/local/{Body("410105", "health").Id}", ("promised", "60"));
        status.ShouldBe(422);
        page.ShouldContain("只能比上级");
    }

    [Fact]
    public async Task Local_OfAnotherCounty_IsNotFound()
    {
        var (status, _, _) = await (await host.ClientAsync("jinshui-editor")).PostFormAsync($"/work/items/{Key}/local/{Body("410102").Id}", ("promised", "5"));
        status.ShouldBeOneOf(403, 404);
    }

    private Body Body(string division, string kind = "market-regulation") => host.Services.GetRequiredService<IDirectory>().FindBody(kind, division, DivisionLevel.County).ShouldNotBeNull();
}

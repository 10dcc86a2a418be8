using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Ratings;

/// <summary>One matter is rated once, by its applicant, after it ended; one follow-up may come.</summary>
public sealed class RateTests(HeluoHost host)
{
    [Fact]
    public async Task Rate_AnEndedMatter_Once()
    {
        var id = await EndedMatters.DeliverAsync(host);
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        await EndedMatters.PostAsync(citizen, $"/api/ratings/{id}", new { stars = 5, indicators = new[] { "503", "999" }, text = "很快" });
        using var again = await citizen.PostAsJsonAsync($"/api/ratings/{id}", new { stars = 1 });
        (await CodeOf(again, HttpStatusCode.Conflict)).ShouldBe("ratings.rated-already");
        var glance = await citizen.GetFromJsonAsync<JsonElement>($"/api/ratings/{id}");
        glance.GetProperty("stars").GetInt32().ShouldBe(5);
        glance.GetProperty("level").GetString().ShouldBe("非常满意");
        glance.GetProperty("mayFollowUp").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Rate_BeforeTheEnd_IsRefused()
    {
        var id = await EndedMatters.SubmitAsync(host);
        using var early = await (await host.ClientAsync(HeluoHost.Citizen)).PostAsJsonAsync($"/api/ratings/{id}", new { stars = 5 });
        (await CodeOf(early, HttpStatusCode.Conflict)).ShouldBe("ratings.not-ended");
    }

    [Fact]
    public async Task Rate_SomebodyElsesMatter_IsUnknown()
    {
        var id = await EndedMatters.DeliverAsync(host);
        using var other = await (await host.ClientAsync(HeluoHost.OtherCitizen)).PostAsJsonAsync($"/api/ratings/{id}", new { stars = 1 });
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var official = await (await host.ClientAsync("jinshui-head")).PostAsJsonAsync($"/api/ratings/{id}", new { stars = 5 });
        official.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = await (await host.ClientAsync()).PostAsJsonAsync($"/api/ratings/{id}", new { stars = 5 });
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task Rate_WithStarsThatAreNone_IsRefused(int stars)
    {
        using var refused = await (await host.ClientAsync(HeluoHost.Citizen)).PostAsJsonAsync("/api/ratings/1", new { stars });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task FollowUp_OnceAndOnlyAfterARating()
    {
        var id = await EndedMatters.DeliverAsync(host);
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        using var early = await citizen.PostAsJsonAsync($"/api/ratings/{id}/follow-up", new { stars = 4 });
        (await CodeOf(early, HttpStatusCode.Conflict)).ShouldBe("ratings.not-rated-yet");
        await EndedMatters.PostAsync(citizen, $"/api/ratings/{id}", new { stars = 3 });
        await EndedMatters.PostAsync(citizen, $"/api/ratings/{id}/follow-up", new { stars = 4, text = "后来又打电话来说明，满意" });
        using var third = await citizen.PostAsJsonAsync($"/api/ratings/{id}/follow-up", new { stars = 5 });
        (await CodeOf(third, HttpStatusCode.Conflict)).ShouldBe("ratings.followed-already");
    }

    [Fact]
    public async Task Rate_OnThePage_ShowsWhatIsMissingAndThenThanks()
    {
        var id = await EndedMatters.DeliverAsync(host);
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        WebUtility.HtmlDecode(await citizen.GetStringAsync($"/my/matters/{id}/rate")).ShouldContain("这次服务怎么样");
        using var nothing = await citizen.PostAsync($"/my/matters/{id}/rate", new FormUrlEncodedContent([new("text", "写了一半的话")]));
        nothing.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var back = WebUtility.HtmlDecode(await nothing.Content.ReadAsStringAsync());
        back.ShouldContain("请选择一到五星");
        back.ShouldContain("写了一半的话");
        using var saved = await citizen.PostAsync($"/my/matters/{id}/rate", new FormUrlEncodedContent([new("stars", "4"), new("indicator", "403"), new("text", "不错，联系我 13812345678"), new("named", "no")]));
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = WebUtility.HtmlDecode(await citizen.GetStringAsync(saved.Headers.Location!.ToString()));
        page.ShouldContain("谢谢您的评价");
        page.ShouldContain("按承诺的时间办好");
        page.ShouldNotContain("13812345678");
        page.ShouldContain("追加评价");
    }

    [Fact]
    public async Task RatePage_BeforeTheEnd_LeadsToTheServicesGivenSoFar()
    {
        var id = await EndedMatters.SubmitAsync(host);
        using var early = await (await host.ClientAsync(HeluoHost.Citizen)).GetAsync($"/my/matters/{id}/rate");
        early.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        early.Headers.Location!.ToString().ShouldBe($"/my/matters/{id}/rate/on");
    }

    [Fact]
    public async Task Records_ForTheNationalPlatform_CarryItsFieldsAndNobodysName()
    {
        var id = await EndedMatters.DeliverAsync(host);
        await EndedMatters.PostAsync(await host.ClientAsync(HeluoHost.Citizen), $"/api/ratings/{id}", new { stars = 4, indicators = new[] { "403", "404" }, named = true });
        var number = (await (await host.ClientAsync(HeluoHost.Citizen)).GetFromJsonAsync<JsonElement>($"/api/cases/{id}")).GetProperty("caseNumber").GetString();
        var watcher = await host.ClientAsync("jinshui-watch");
        JsonElement? record = null;
        for (string? after = ""; after is not null && record is null;)
        {
            var page = await watcher.GetFromJsonAsync<JsonElement>("/api/ratings/records?after=" + after);
            page.ToString().ShouldNotContain("李晓梅");
            foreach (var row in page.GetProperty("records").EnumerateArray())
                if (row.GetProperty("projectNo").GetString() == number) record = row;
            after = page.GetProperty("next").GetString();
        }

        var found = record.ShouldNotBeNull();
        (found.GetProperty("satisfaction").GetString(), found.GetProperty("evalDetail").GetString(), found.GetProperty("assessNumber").GetString()).ShouldBe(("4", "403,404", "1"));
        found.GetProperty("areaCode").GetString().ShouldBe("410105000000");
        Heluo.Engines.Codes.ImplementationCode.Check(found.GetProperty("taskCode").GetString()!).Reason.ShouldBeEmpty();
        found.GetProperty("taskHandleItem").GetString().ShouldBe(found.GetProperty("taskCode").GetString() + "00");
        (found.GetProperty("acceptDate").GetString()!.Length, found.GetProperty("promiseTime").GetString()).ShouldBe((19, "1"));
        (await (await host.ClientAsync("jinshui-head")).GetAsync("/api/ratings/records")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    internal static async Task<string?> CodeOf(HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }

    [Fact]
    public async Task Occasion_OfARunningMatter_IsRatedOnce_AndTheWholeMatterLater()
    {
        var id = await EndedMatters.SubmitAsync(host);
        using var browser = await Portal.Browser.OpenAsync(host, HeluoHost.Citizen);
        var page = await browser.GetAsync($"/my/matters/{id}/rate");
        page.Path.ShouldEndWith("/rate/on");
        page.Links.ShouldContain($"/my/matters/{id}/rate/on/intake");
        page.Links.ShouldNotContain($"/my/matters/{id}/rate/on/acceptance");
        (await browser.GetAsync($"/my/matters/{id}/rate/on/acceptance")).Path.ShouldEndWith("/rate/on");
        var form = (await browser.GetAsync($"/my/matters/{id}/rate/on/intake")).Form();
        (await browser.SendAsync(form)).Errors.Single().Message.ShouldBe("请选择一到五星");
        page = await browser.SendAsync(form, ("stars", "2"), ("text", "填写的地方太多"));
        page.Text.ShouldContain("不满意");
        page.Text.ShouldContain("等办理单位联系您", customMessage: "the handling is seen where the service was rated");
        page.Links.ShouldNotContain($"/my/matters/{id}/rate/on/intake");
        (await browser.SendAsync(form, ("stars", "5"))).Text.ShouldNotContain("非常满意");
        (await (await host.ClientAsync("jinshui-head")).PageAsync("/work/ratings")).ShouldContain("居民身份证");

        foreach (var (login, act) in new[] { ("jinshui-window", "Accept"), ("jinshui-review", "Pass"), ("jinshui-decide", "Approve"), ("jinshui-deliver", "Deliver") })
            await EndedMatters.PostAsync(await host.ClientAsync(login), $"/api/cases/{id}/acts", new { act });
        (await browser.GetAsync($"/my/matters/{id}/rate")).Links.ShouldContain($"/my/matters/{id}/rate/on", "before the whole is rated the notice leads to the handling");
        await EndedMatters.PostAsync(await host.ClientAsync(HeluoHost.Citizen), $"/api/ratings/{id}", new { stars = 5 });
        (await browser.GetAsync($"/my/matters/{id}/rate")).Text.ShouldContain("非常满意");
        (await browser.GetAsync($"/my/matters/{id}/rate/on")).Links.ShouldContain($"/my/matters/{id}/rate/on/acceptance");
    }
}

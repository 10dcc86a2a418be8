using System.Net;
using System.Text;
using Heluo.Engines.Forms;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Items.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>Nasty values in every field and address of the journey, the matters and the account: a clear answer, never a fault.</summary>
public sealed class FuzzTests(HeluoHost host)
{
    private static readonly string[] Nasty =
    [
        new('长', 3000), "a\0b\u0001\u001b", "<script>alert(1)</script>'\"--", "'; drop table cases_matter; --", "99999999999999999999999999999999999999999", "-1e400", "2026-02-30", "\ud83d\ude00\u202e\u0301",
        "{\"a\":[1]}", "   ", "../../../etc/passwd", "NaN",
    ];

    private static readonly string[] Faces = ["/apply", "/my", "/sign-in", "/sign-up", "/sign-out", "/forgot", "/account", "/work/messages", "/work/account"];

    public static TheoryData<string> Complete() => ApplyTests.Complete();

    [Theory]
    [MemberData(nameof(Complete))]
    public async Task Form_WithNastyValuesInEveryField_IsRefusedInWordsAndKeepsThem(string key)
    {
        var items = host.Services.GetRequiredService<IItems>();
        var item = items.Find(key)!;
        using var browser = await Browser.OpenAsync(host, item.Elements.Audience.Contains("自然人") ? HeluoHost.Citizen : HeluoHost.Enterprise);
        var id = await StartAsync(browser, item);
        foreach (var group in items.FormOf(item)!.Schema.Groups)
        {
            for (var i = 0; i < Nasty.Length; i += 3)
            {
                var page = await browser.GetAsync($"/apply/{id}/form/{group.Id}");
                if (!page.Path.EndsWith("/form/" + group.Id, StringComparison.Ordinal)) break; // not asked with these answers
                var form = page.Form(page.Path);
                var filled = form.Controls.Where(c => c.Kind != "button" && c.Kind != "hidden" && c.Kind != "file").Select(c => c.Name).Distinct().ToList();
                var answer = await browser.SendAsync(form, [.. filled.Select((name, n) => (name, (string?)Nasty[(i + n) % Nasty.Length]))]);
                ((int)answer.Status).ShouldBeLessThan(500, $"{page.Path} {Nasty[i]}");
                answer.Html.ShouldNotContain("<script>alert(1)");
            }
        }

        var check = await browser.GetAsync($"/apply/{id}/check");
        ((int)check.Status).ShouldBeLessThan(500);
        ((int)(await browser.SendAsync(check.Form("/submit"), ("truth", "true"), ("later", "true"))).Status).ShouldBeLessThan(500);
    }

    [Fact]
    public async Task Addresses_WithNastyValues_AreAnsweredWithoutFault()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        foreach (var route in Routes("GET"))
        {
            foreach (var nasty in Nasty.Append("9223372036854775808").Append("0").Append("-1"))
            {
                var address = Fill(route, Uri.EscapeDataString(nasty.Length > 1000 ? nasty[..300] : nasty));
                foreach (var query in new[] { "", "?place=" + Uri.EscapeDataString(nasty[..Math.Min(200, nasty.Length)]), "?in=%00&after=x&q=%00&box=zz&said=%3Cb%3E&add=%5B%5D&back=%0d%0a" })
                {
                    using var answer = await browser.RawAsync(HttpMethod.Get, address + query, null);
                    ((int)answer.StatusCode).ShouldBeLessThan(500, address + query);
                }
            }
        }
    }

    [Fact]
    public async Task Posts_WithoutTokenOrWithBrokenBodies_AreRefused()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var id = await StartAsync(browser, host.Services.GetRequiredService<IItems>().Find("food-business-licence")!);
        foreach (var route in Routes("POST"))
        {
            foreach (var body in Bodies())
            {
                using (body)
                {
                    using var answer = await browser.RawAsync(HttpMethod.Post, Fill(route, $"{id}"), body);
                    ((int)answer.StatusCode).ShouldBeInRange(400, 499, route);
                }
            }
        }
    }

    /// <summary>Every page that takes a post, found in the route table: without the field of its page it changes nothing, whoever may open it.</summary>
    [Fact]
    public async Task Posts_OfEveryPageWithoutTheFieldOfItsPage_AreRefused()
    {
        var left = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && !e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => r != "/preferences/elder").ToHashSet();
        left.Count.ShouldBeGreaterThan(60);
        string?[] people = [null, HeluoHost.Citizen, "jinshui-window", "jinshui-head", "jinshui-watch", "henan-editor", "henan-publisher", "henan-system", "henan-security"];
        foreach (var login in people)
        {
            using var browser = await Browser.OpenAsync(host, login);
            foreach (var route in left.ToList())
            {
                using var body = new FormUrlEncodedContent([KeyValuePair.Create("a", "1")]);
                using var answer = await browser.RawAsync(HttpMethod.Post, Fill(route, "1"), body);
                if (answer.StatusCode == HttpStatusCode.Forbidden || answer.RequestMessage!.RequestUri!.AbsolutePath == "/sign-in" && route != "/sign-in") continue;
                answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{login} {route}");
                left.Remove(route);
            }
        }

        left.ShouldBeEmpty("nobody came to these pages");
    }

    [Theory]
    [InlineData("/sign-in", null)]
    [InlineData("/sign-up?kind=person", null)]
    [InlineData("/sign-up?kind=organisation", null)]
    [InlineData("/forgot", null)]
    [InlineData("/my/account/phone", HeluoHost.OtherCitizen)]
    [InlineData("/my/account/address", HeluoHost.OtherCitizen)]
    [InlineData("/my/preferences", HeluoHost.OtherCitizen)]
    [InlineData("/account/second-factor", "market-review")]
    public Task AccountPage_WithNastyValuesInEveryField_IsAnsweredWithoutFault(string address, string? login) => SendNastyAsync(host, address, login);

    /// <summary>Guessing the old password locks the account, so this one is nobody else's and takes as many guesses as there are values.</summary>
    [Fact]
    public async Task PasswordPage_WithNastyValuesInEveryField_IsAnsweredWithoutFault()
    {
        await using var own = await HeluoHost.StartAsync(settings: "--Identity:Failures=20");
        await SendNastyAsync(own, "/account/password", HeluoHost.OtherCitizen);
    }

    private static async Task SendNastyAsync(HeluoHost host, string address, string? login)
    {
        using var browser = await Browser.OpenAsync(host, login);
        foreach (var nasty in Nasty)
        {
            var form = (await browser.GetAsync(address)).Forms[0];
            var names = form.Controls.Where(c => c.Kind != "button" && c.Name != "__RequestVerificationToken").Select(c => c.Name).Distinct();
            var answer = await browser.SendAsync(form, [.. names.Select(name => (name, (string?)nasty))]);
            ((int)answer.Status).ShouldBeLessThan(500, $"{address} {nasty}");
            answer.Html.ShouldNotContain("<script>alert(1)");
        }
    }

    [Fact]
    public async Task Files_OfTheWrongKindOrSize_AreRefusedInWords()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var id = await StartAsync(browser, host.Services.GetRequiredService<IItems>().Find("food-business-licence")!);
        var page = await browser.GetAsync($"/apply/{id}/materials/premises-layout");
        async Task<Page> SendAsync(string name, byte[] content) => await browser.SendAsync(page.Form("/premises-layout"), [], [("file", name, content)]);
        (await SendAsync("病毒.pdf", Encoding.ASCII.GetBytes("MZ not a pdf"))).Errors.Single().Message.ShouldContain("不是可接受的格式");
        (await SendAsync("空.pdf", [])).Errors.Single().Message.ShouldContain("请上传");
        (await SendAsync("大.pdf", [.. "%PDF-"u8, .. new byte[11 * 1024 * 1024]])).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await SendAsync("eicar.pdf", Encoding.ASCII.GetBytes("%PDF-X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"))).Errors.Single().Message.ShouldContain("安全检查");
        (await SendAsync("../../<b>甲.pdf", Walker.Content("pdf"))).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync($"/apply/{id}/materials/premises-layout")).Html.ShouldNotContain("<b>.pdf");
    }

    private static IEnumerable<HttpContent> Bodies()
    {
        yield return new StringContent("", Encoding.UTF8, "application/x-www-form-urlencoded");
        yield return new StringContent("a=1&__RequestVerificationToken=abc", Encoding.UTF8, "application/x-www-form-urlencoded");
        yield return new StringContent("{\"a\":1}", Encoding.UTF8, "application/json");
        var broken = new StringContent("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf");
        broken.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        yield return broken;
        var without = new StringContent("nothing");
        without.Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data");
        yield return without;
    }

    private List<string> Routes(string method) => [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method) == true && Faces.Any(f => e.RoutePattern.RawText!.StartsWith(f, StringComparison.Ordinal)))
        .Select(e => e.RoutePattern.RawText!).Distinct()];

    private static string Fill(string route, string value) => string.Join('/', route.Split('/').Select(part => part.StartsWith('{') ? value : part));

    private static async Task<string> StartAsync(Browser browser, Item item)
    {
        var page = await browser.GetAsync($"/apply/{item.Key}?place=410105");
        page = await browser.SendAsync(page.Form("/apply/" + item.Key));
        var id = page.Path.Split('/')[2];
        while (page.Path.Contains("/situation/", StringComparison.Ordinal))
        {
            var refused = await browser.SendAsync(page.Form(page.Path), ("answer", Nasty[2]));
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            page = await browser.SendAsync(page.Form(page.Path), ("answer", page.Form(page.Path).Controls.Single(c => c.Name == "answer").Options[0]));
        }

        return id;
    }
}

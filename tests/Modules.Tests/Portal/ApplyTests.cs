using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Heluo.Kernel.Access;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>The application journey over HTTP.</summary>
public sealed class ApplyTests(HeluoHost host)
{
    private const string Place = "410105";

    public static TheoryData<string> Complete() => [.. System.IO.Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "packs", "henan", "items"), "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Complete))]
    public async Task Apply_ForEveryCompleteItem_EndsWithAnIntakeNumber(string key)
    {
        var items = host.Services.GetRequiredService<IItems>();
        var item = items.Find(key).ShouldNotBeNull();
        using var browser = await Browser.OpenAsync(host, LoginFor(item));
        var done = await new Walker(browser, item, items.FormOf(item)!, 1).WalkAsync(Place);
        Regex.IsMatch(done.Text, "4101\\d{2}\\d{12}").ShouldBeTrue(done.Text);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Apply_WithOtherAnswers_EndsToo(int seed)
    {
        var items = host.Services.GetRequiredService<IItems>();
        var random = new Random(seed);
        foreach (var key in new[] { "food-business-licence", "resident-identity-card", "water-abstraction-permit", "housing-fund-withdrawal" })
        {
            var item = items.Find(key)!;
            using var browser = await Browser.OpenAsync(host, LoginFor(item));
            var done = await new Walker(browser, item, items.FormOf(item)!, seed) { Choose = options => options[random.Next(options.Count)] }.WalkAsync(Place);
            done.Text.ShouldContain("申请已提交");
        }
    }

    [Fact]
    public async Task Apply_ByAWindowClerkForSomebody_WalksTheSamePages()
    {
        var items = host.Services.GetRequiredService<IItems>();
        var item = items.Find("senior-allowance")!;
        using var clerk = await host.ClientAsync("jinshui-window");
        var accounts = host.Services.GetRequiredService<IAccounts>();
        var person = (await accounts.FindOrRegisterAtWindowAsync(Actor.Platform, ApplicantKind.Person, "王桂兰", HeluoHost.OtherCitizen, "13800000002", CancellationToken.None)).Value;
        using var started = await clerk.PostAsJsonAsync("/api/cases/", new { itemKey = item.Key, division = Place, onBehalfOf = $"{person.Id}" });
        var id = (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var browser = await Browser.OpenAsync(host, "jinshui-window");
        var done = await new Walker(browser, item, items.FormOf(item)!, 5).ContinueAsync(await browser.GetAsync($"/apply/{id}"));
        done.Path.ShouldBe($"/work/intake/{id}");
        done.Text.ShouldContain("已收件");
        using var stranger = await Browser.OpenAsync(host, "market-review");
        (await stranger.GetAsync($"/apply/{id}/check")).Path.ShouldNotEndWith("/done");
    }

    [Fact]
    public async Task Apply_AsTheWrongKindOfApplicant_IsRefusedInWords()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Enterprise);
        var page = await browser.GetAsync($"/apply/senior-allowance?place={Place}");
        var refused = await browser.SendAsync(page.Form("/apply/senior-allowance"));
        refused.Text.ShouldContain("请换用相应的账号办理");
    }

    [Fact]
    public async Task Apply_WithoutSigningIn_LeadsBackAfterwards()
    {
        using var browser = await Browser.OpenAsync(host);
        var page = await browser.GetAsync($"/apply/senior-allowance?place={Place}");
        var signIn = await browser.GetAsync(page.Links.First(l => l.StartsWith("/sign-in?back=", StringComparison.Ordinal)));
        var back = await browser.SendAsync(signIn.Form("/sign-in"), ("login", HeluoHost.Citizen), ("password", HeluoHost.Password));
        back.Path.ShouldBe("/apply/senior-allowance");
        back.Text.ShouldContain("每填一步自动保存");
    }

    [Fact]
    public async Task Draft_OfAnItemAppliedForBefore_BringsEarlierAnswersAlong()
    {
        var items = host.Services.GetRequiredService<IItems>();
        var item = items.Find("senior-allowance")!;
        using var browser = await Browser.OpenAsync(host, HeluoHost.OtherCitizen);
        await new Walker(browser, item, items.FormOf(item)!, 3).WalkAsync(Place);
        var page = await browser.GetAsync($"/apply/{item.Key}?place={Place}");
        page = await browser.SendAsync(page.Form("/apply/" + item.Key));
        while (page.Path.Contains("/situation/", StringComparison.Ordinal))
            page = await browser.SendAsync(page.Form(page.Path), ("answer", page.Form(page.Path).Controls.Single(c => c.Name == "answer").Options[0]));
        page = await browser.GetAsync(page.Path.Split("/form/")[0] + "/form/payment");
        page.Form(page.Path).Values.ShouldContain(("bankAccount", "6222021234567890128"));
        page.Form(page.Path).Values.ShouldContain(("accountName", "王桂兰"));
        page.Text.ShouldContain("带入的内容请核对");
    }

    [Fact]
    public async Task Pdf_ThatBrokeOff_IsTakenAndTheApplicantToldToLook()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Enterprise);
        var desk = new Cases.Desk(host);
        var id = await desk.AfterAsync("RequestCorrection");
        var page = await browser.GetAsync($"/apply/{id}/materials/premises-layout");
        page.Text.ShouldNotContain("可能已经损坏");
        await browser.SendAsync(page.Form("/premises-layout"), [], [("file", "新图.pdf", SamplePdf.Broken)]);
        (await browser.GetAsync($"/apply/{id}/materials/premises-layout")).Text.ShouldContain("这个 PDF 可能已经损坏，请打开看看");
    }

    [Fact]
    public async Task File_OfAField_IsKeptWithTheDraftAndTakenBack()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var page = await browser.GetAsync($"/apply/tobacco-retail-licence?place={Place}");
        page = await browser.SendAsync(page.Form("/apply/tobacco-retail-licence"));
        while (page.Path.Contains("/situation/", StringComparison.Ordinal))
            page = await browser.SendAsync(page.Form(page.Path), ("answer", page.Form(page.Path).Controls.Single(c => c.Name == "answer").Options[0]));
        page = await browser.GetAsync(page.Path.Split("/form/")[0] + "/form/shop");
        page = await browser.SendAsync(page.Form(page.Path), [], [("photos", "门头.jpg", Walker.Content("jpg"))]);
        page.Text.ShouldContain("门头.jpg");
        var stored = page.Form(page.Path).Values.Single(v => v.Name == "photos.stored").Value;
        (await browser.GetAsync(page.Path.Split("/form/")[0] + "/files/" + stored)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        page = await browser.SendAsync(page.Form(page.Path), ("photos.remove", stored));
        page = await browser.GetAsync(page.Path);
        page.Text.ShouldNotContain("门头.jpg");
        (await browser.GetAsync(page.Path.Split("/form/")[0] + "/files/" + stored)).Status.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Table_RowAddedAndRemovedByButtons_KeepsTheOthers()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var page = await browser.GetAsync($"/apply/company-registration?place={Place}");
        page = await browser.SendAsync(page.Form("/apply/company-registration"));
        while (page.Path.Contains("/situation/", StringComparison.Ordinal))
            page = await browser.SendAsync(page.Form(page.Path), ("answer", page.Form(page.Path).Controls.Single(c => c.Name == "answer").Options[0]));
        page = await browser.GetAsync(page.Path.Split("/form/")[0] + "/form/shareholders");
        for (var row = 0; row < 3; row++)
            page = await browser.SendAsync(page.Form(page.Path), ($"shareholderList[{row}].shareholderName", $"股东{row}"), ($"shareholderList[{row}].contribution", "10"), ("_add", "shareholderList"));
        page.Form(page.Path).Controls.ShouldContain(c => c.Name == "shareholderList[3].shareholderName");
        page.Text.ShouldContain("30 万元");
        page = await browser.SendAsync(page.Form(page.Path), ("_remove", "shareholderList[1]"));
        page.Form(page.Path).Values.ShouldContain(("shareholderList[0].shareholderName", "股东0"));
        page.Form(page.Path).Values.ShouldContain(("shareholderList[1].shareholderName", "股东2"));
        page.Text.ShouldContain("20 万元");
    }

    [Fact]
    public async Task Apply_NotKnowingThePlace_AsksForTheCityThenTheCounty()
    {
        using var browser = await Browser.OpenAsync(host);
        var page = await browser.GetAsync("/apply/tobacco-retail-licence");
        page.Text.ShouldContain("您在哪个市办");
        page.Text.ShouldNotContain("省直辖");
        page = await browser.GetAsync(page.Links.First(l => l.EndsWith("in=4101", StringComparison.Ordinal)));
        page = await browser.GetAsync(page.Links.First(l => l.EndsWith("place=410105", StringComparison.Ordinal)));
        page.Text.ShouldContain("金水区");
        page.Text.ShouldContain("先准备好");
    }

    private static string LoginFor(Item item) => item.Elements.Audience.Contains("自然人") ? HeluoHost.Citizen : HeluoHost.Enterprise;
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Items.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Portal;

/// <summary>What an applicant sees and does after submitting.</summary>
public sealed class MyMattersTests(HeluoHost host)
{
    private const string Item = "tobacco-retail-licence";

    [Fact]
    public async Task Matter_Submitted_AnswersTheFourQuestionsAndGivesTheReceipt()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var (id, done) = await ApplyAsync(browser);
        done.Text.ShouldContain("申请已提交");
        var matter = await browser.GetAsync($"/my/matters/{id}");
        foreach (var question in new[] { "到哪一步了", "谁在办", "最迟什么时候", "您要做什么" }) matter.Text.ShouldContain(question);
        matter.Text.ShouldContain("等待受理");
        var receipt = matter.Links.First(l => l.StartsWith($"/my/matters/{id}/documents/", StringComparison.Ordinal));
        Encoding.ASCII.GetString(await browser.GetBytesAsync(receipt), 0, 5).ShouldBe("%PDF-");
        (await browser.GetAsync("/my?box=running")).Links.ShouldContain($"/my/matters/{id}");
        (await browser.GetAsync($"/my/matters/{id}/print")).Status.ShouldBe(HttpStatusCode.OK);
        (await browser.GetAsync($"/apply/{id}/check")).Path.ShouldBe($"/my/matters/{id}");
    }

    [Fact]
    public async Task Matter_OfSomebodyElse_IsNotFound()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var (id, _) = await ApplyAsync(browser);
        using var other = await Browser.OpenAsync(host, HeluoHost.OtherCitizen);
        foreach (var address in new[] { $"/my/matters/{id}", $"/my/matters/{id}/print", $"/my/matters/{id}/withdraw", $"/my/matters/{id}/urge", $"/apply/{id}", $"/apply/{id}/check", $"/apply/{id}/done", $"/apply/{id}/files/1", $"/my/matters/{id}/documents/1" })
            (await other.GetAsync(address)).Status.ShouldBe(HttpStatusCode.NotFound, address);
    }

    [Fact]
    public async Task Urge_TwiceADay_IsRefusedTheSecondTime()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var (id, _) = await ApplyAsync(browser);
        var urge = await browser.GetAsync($"/my/matters/{id}/urge");
        var urged = await browser.SendAsync(urge.Form(), ("words", "请尽快办理"));
        urged.Text.ShouldContain("已催办");
        var again = await browser.SendAsync((await browser.GetAsync($"/my/matters/{id}/urge")).Form());
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        again.Errors.Single().Message.ShouldContain("明天再催");
    }

    [Fact]
    public async Task Withdraw_WithoutReason_IsAskedForOne_WithReason_Ends()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var (id, _) = await ApplyAsync(browser);
        var ask = await browser.GetAsync($"/my/matters/{id}/withdraw");
        ask.Text.ShouldContain("撤回后");
        var refused = await browser.SendAsync(ask.Form());
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var withdrawn = await browser.SendAsync(refused.Form(), ("reason", "暂时不办了"));
        withdrawn.Text.ShouldContain("申请已撤回");
        (await browser.GetAsync($"/my/matters/{id}/withdraw")).Path.ShouldBe($"/my/matters/{id}");
    }

    [Fact]
    public async Task Draft_LeftAndFoundAgain_KeepsEveryAnswer()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var page = await browser.GetAsync($"/apply/{Item}?place=410105");
        page = await browser.SendAsync(page.Form("/apply/" + Item));
        while (page.Path.Contains("/situation/", StringComparison.Ordinal))
            page = await browser.SendAsync(page.Form(page.Path), ("answer", page.Form(page.Path).Controls.Single(c => c.Name == "answer").Options[0]));
        var id = page.Path.Split('/')[2];
        var field = page.Form(page.Path).Controls.First(c => c.Kind == "text").Name;
        var refused = await browser.SendAsync(page.Form(page.Path), (field, "河畔小店"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.GetAsync("/my?box=drafts")).Links.ShouldContain($"/apply/{id}");
        var again = await browser.GetAsync($"/apply/{id}");
        again.Path.ShouldBe(page.Path);
        again.Form(page.Path).Values.ShouldContain((field, "河畔小店"));

        var discard = await browser.GetAsync($"/my/matters/{id}/discard");
        (await browser.SendAsync(discard.Form())).Text.ShouldContain("草稿已删除");
        (await browser.GetAsync($"/apply/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Correction_PointByPoint_IsHandedInOnce()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var (id, _) = await ApplyAsync(browser, "road-occupation-excavation");
        var item = host.Services.GetRequiredService<IItems>().Find("road-occupation-excavation")!;
        var uploaded = (await browser.GetAsync($"/my/matters/{id}")).Links.Any(l => l.StartsWith($"/apply/{id}/files/", StringComparison.Ordinal));
        uploaded.ShouldBeTrue();
        var material = item.Elements.Materials.First(m => m.Necessity == "必要" && m.SharedFrom.Length == 0);
        using (var clerk = await host.ClientAsync("jinshui-window"))
        using (var answer = await clerk.PostAsJsonAsync($"/api/cases/{id}/acts", new { act = "RequestCorrection", points = new[] { new { materialId = material.Id, text = "图上没有标尺寸，请重新上传" }, new { materialId = "", text = "联系电话打不通，请核对" } } }))
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());

        (await browser.GetAsync($"/my/matters/{id}")).Text.ShouldContain("补正 2 处");
        var points = await browser.GetAsync($"/my/matters/{id}/supplement");
        points.Text.ShouldContain("图上没有标尺寸");
        var early = await browser.SendAsync(points.Form("/supplement"));
        early.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var upload = await browser.GetAsync(early.Errors.Single().Anchor);
        var back = await browser.SendAsync(upload.Form(upload.Path), [], [("file", "新图." + material.Formats[0], Walker.Content(material.Formats[0]))]);
        back.Path.ShouldBe($"/my/matters/{id}/supplement", back.Text);
        back.Text.ShouldContain("已重新上传");
        (await browser.SendAsync(back.Form("/supplement"))).Text.ShouldContain("补正材料已提交");
        (await browser.GetAsync($"/my/matters/{id}/supplement")).Path.ShouldBe($"/my/matters/{id}");
    }

    [Fact]
    public async Task List_Searched_FindsByItemAndNumber()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var (id, done) = await ApplyAsync(browser);
        var number = System.Text.RegularExpressions.Regex.Match(done.Text, "4101\\d{14}").Value;
        (await browser.GetAsync($"/my?q={number}")).Links.ShouldContain($"/my/matters/{id}");
        (await browser.GetAsync("/my?q=没有这件事")).Text.ShouldContain("没有找到");
    }

    private async Task<(long Id, Page Done)> ApplyAsync(Browser browser, string key = Item)
    {
        var items = host.Services.GetRequiredService<IItems>();
        var item = items.Find(key)!;
        var done = await new Walker(browser, item, items.FormOf(item)!, 7).WalkAsync("410105");
        return (long.Parse(done.Path.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture), done);
    }
}

using System.Net;
using System.Text.RegularExpressions;
using Heluo.Modules.Tests.Cases;
using Heluo.Modules.Tests.Hosting;
using Heluo.Modules.Tests.Portal;
using Heluo.Platform.Items.Contracts;
using Heluo.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Workbench;

public sealed partial class MatterPageTests(HeluoHost host)
{
    private readonly Desk _desk = new(host);

    [Fact]
    public async Task Matter_OfAReviewer_ShowsFormMaterialsLawAndOnlyLawfulActs()
    {
        var id = await _desk.AfterAsync("Accept");
        using var page = await DeskPage.OpenAsync(host, Desk.Review);
        var html = (await page.GetAsync($"/work/matters/{id}")).Html;
        html.ShouldContain("统一社会信用代码");
        html.ShouldContain("premises-layout.pdf");
        html.ShouldContain("第三十四条");
        html.ShouldContain($"/work/matters/{id}/acts/Pass");
        html.ShouldNotContain($"/work/matters/{id}/acts/Approve");
        html.ShouldNotContain($"/work/matters/{id}/acts/Accept");
    }

    [Fact]
    public async Task Matter_OfSomebodyWithNothingToDoAndNoRightToAllData_MasksTheForm()
    {
        var id = await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        (await page.GetAsync($"/work/matters/{id}")).Html.ShouldContain(HeluoHost.Enterprise, customMessage: "who accepts compares the numbers");
        await _desk.DoneAsync(id, "Accept");
        (await page.GetAsync($"/work/matters/{id}")).Html.ShouldNotContain("13800000004");
        using var review = await DeskPage.OpenAsync(host, Desk.Review);
        (await review.GetAsync($"/work/matters/{id}")).Html.ShouldContain("13800000004");
    }

    [Fact]
    public async Task Matter_WithAMaterialPromisedForLater_SaysUntilWhenOnBothSides()
    {
        var id = await _desk.SubmittedAsync(complete: false);
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        (await page.GetAsync($"/work/matters/{id}")).Html.ShouldContain("申请人承诺以后补交，最迟 20");
        using var applicant = await DeskPage.OpenAsync(host, HeluoHost.Enterprise);
        var done = (await applicant.GetAsync($"/apply/{id}/done")).Html;
        done.ShouldContain("还要补交材料");
        done.ShouldContain("最迟 20");
    }

    [Fact]
    public async Task Matter_WithAFileInTheForm_NamesTheFieldItBelongsTo()
    {
        var items = host.Services.GetRequiredService<IItems>();
        var item = items.Find("tobacco-retail-licence")!;
        using var browser = await Browser.OpenAsync(host, HeluoHost.Enterprise);
        var done = await new Portal.Walker(browser, item, items.FormOf(item)!, 1).WalkAsync("410105");
        using var page = await DeskPage.OpenAsync(host, "jinshui-window");
        (await page.GetAsync($"/work/matters/{done.Path.Split('/')[2]}")).Html.ShouldContain("<strong>店内外照片</strong>");
    }

    [Fact]
    public async Task Matter_OfAnotherBody_IsNotThere()
    {
        var id = await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, "henan-audit");
        (await page.GetAsync($"/work/matters/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var citizen = await DeskPage.OpenAsync(host, HeluoHost.Citizen);
        (await citizen.GetAsync($"/work/matters/{id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Act_FromTheList_GoesBackToItsPlace()
    {
        var id = await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var (status, _, location) = await page.PostAsync($"/work/matters/{id}", $"/work/matters/{id}/acts/Accept", ("back", "/work?due=soon#w7"));
        status.ShouldBe(HttpStatusCode.SeeOther);
        location.ShouldBe("/work?due=soon&done=Accept#w7");
        (await page.GetAsync("/work?due=soon&done=Accept")).Html.ShouldContain("已受理");
    }

    [Theory]
    [InlineData("/work#w7", "/work?done=Accept#w7")]
    [InlineData("/work?due=soon#w7~w8", "/work?due=soon&done=Accept#w8")]
    public async Task Act_FromARowOfTheList_GoesOnWithTheNext(string back, string on)
    {
        var id = await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        (await page.GetAsync($"/work/matters/{id}?back={Uri.EscapeDataString(back)}")).Html.ShouldContain($"href=\"{back.Split('~')[0]}\"", customMessage: "without an act one goes back to where one was");
        (await page.PostAsync($"/work/matters/{id}", $"/work/matters/{id}/acts/Accept", ("back", back))).Location.ShouldBe(on);
    }

    [Theory]
    [InlineData("/work?box=mine", "/work")]
    [InlineData("/work/matters?box=open", "/work/matters")]
    public async Task Matter_OpenedFromAList_ShowsThatListInTheMenu(string back, string here)
    {
        var id = await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        (await page.GetAsync($"/work/matters/{id}?back={Uri.EscapeDataString(back)}")).Html.ShouldContain($"<a href=\"{here}\" aria-current=\"page\"");
        (await page.PostAsync($"/work/matters/{id}", $"/work/matters/{id}/acts/RefuseAcceptance", ("back", back))).Html.ShouldContain($"<a href=\"{here}\" aria-current=\"page\"");
    }

    [Fact]
    public async Task File_ThatBrokeOff_IsATileThatSaysWhatToDo()
    {
        var id = await _desk.SubmittedAsync(first: SamplePdf.Broken);
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var html = (await page.GetAsync($"/work/matters/{id}")).Html;
        html.ShouldContain("文件可能已经损坏");
        html.ShouldContain("退回补正");
        html.ShouldNotContain("<iframe");
        var whole = (await _desk.MatterAsync(id)).GetProperty("attachments")[1].GetProperty("id").GetString();
        (await page.GetAsync($"/work/matters/{id}?file={whole}")).Html.ShouldContain("<iframe");
    }

    [Fact]
    public async Task Delegation_SaysToWhom()
    {
        var id = await _desk.SubmittedAsync();
        var work = await _desk.WorkAsync(id, "受理", Desk.Window);
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var colleague = Colleague().Match((await page.GetAsync($"/work/matters/{id}")).Html).Groups;
        var (status, html, _) = await page.PostAsync($"/work/matters/{id}", $"/work/matters/{id}/work/{work}/delegate", ("back", "/work"), ($"to.{work}", ""));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        html.ShouldContain("请先选择交给谁");
        var (_, _, location) = await page.PostAsync($"/work/matters/{id}", $"/work/matters/{id}/work/{work}/delegate", ("back", "/work"), ($"to.{work}", colleague[1].Value));
        (await page.GetAsync(location!)).Html.ShouldContain($"已委托{colleague[2].Value}办理。");
    }

    [Fact]
    public async Task Act_BackToSomebodyElsesSite_IsNotFollowed()
    {
        var id = await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var (_, _, location) = await page.PostAsync($"/work/matters/{id}", $"/work/matters/{id}/acts/Accept", ("back", "https://evil.example/work"));
        location!.ShouldStartWith("/work?");
    }

    [Fact]
    public async Task Reject_WithoutAReason_AsksAgainAndKeepsWhatWasTyped()
    {
        var id = await _desk.AfterAsync("Accept", "Pass");
        using var page = await DeskPage.OpenAsync(host, Desk.Decide);
        var (status, html, _) = await page.PostAsync($"/work/matters/{id}", $"/work/matters/{id}/acts/Reject", ("back", "/work"), ("Reject.reason", "  "));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        html.ShouldContain("请写明理由");
        html.ShouldContain("申请人看得到");
        (await _desk.StatusAsync(id)).ShouldBe("Accepted");
    }

    [Fact]
    public async Task Correction_ListsPointsByMaterial_AndTheFormMarksWhatChanged()
    {
        var id = await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        await page.PostAsync($"/work/matters/{id}", $"/work/matters/{id}/acts/RequestCorrection", ("back", "/work"), ("RequestCorrection.point.", "食品处理区面积不对"), ("RequestCorrection.point.facilities", "请补设备清单"));
        (await _desk.MatterAsync(id)).GetProperty("points").GetArrayLength().ShouldBe(2);
        var enterprise = await host.ClientAsync(HeluoHost.Enterprise);
        using var saved = await System.Net.Http.Json.HttpClientJsonExtensions.PutAsJsonAsync(enterprise, $"/api/cases/{id}/draft", new { values = Desk.Form(kitchen: 55) });
        await Desk.AttachAsync(enterprise, id, "facilities");
        await Desk.PostAsync(enterprise, $"/api/cases/{id}/supplement");
        var html = (await page.GetAsync($"/work/matters/{id}")).Html;
        html.ShouldContain("补正新交");
        html.ShouldContain("申请人已补正");
        html.ShouldContain("40");
        html.ShouldContain("55");
    }

    [Fact]
    public async Task Act_OnAStaleMatter_IsRefusedAndSaysSo()
    {
        var id = await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var (status, html, _) = await page.PostAsync($"/work/matters/{id}", $"/work/matters/{id}/acts/Accept", ("back", "/work"), ("version", "99"));
        status.ShouldBe(HttpStatusCode.Conflict);
        html.ShouldContain("刚刚有了变化");
    }

    [Fact]
    public async Task File_OfAMatter_IsShownInThePage()
    {
        var id = await _desk.SubmittedAsync();
        var file = (await _desk.MatterAsync(id)).GetProperty("attachments")[0].GetProperty("id").GetString();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        (await page.FileAsync($"/work/matters/{id}/files/{file}")).ShouldBe(Desk.Pdf);
        using var other = await DeskPage.OpenAsync(host, HeluoHost.Citizen);
        (await other.GetAsync($"/work/matters/{id}/files/{file}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("overdue", false)]
    [InlineData("received", true)]
    [InlineData("done", false)]
    public async Task Matters_InABox_AreThoseItNames(string box, bool listed)
    {
        var id = await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Head);
        var html = (await page.GetAsync($"/work/matters?box={box}")).Html;
        html.Contains($"id=\"m{id}\"", StringComparison.Ordinal).ShouldBe(listed);
    }

    [Fact]
    public async Task Matters_SearchedByNumber_FindOne()
    {
        var id = await _desk.SubmittedAsync();
        var number = (await _desk.MatterAsync(id)).GetProperty("intakeNumber").GetString();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        (await page.GetAsync($"/work/matters?q={number}")).Html.ShouldContain($"id=\"m{id}\"");
        using var other = await DeskPage.OpenAsync(host, "zhengzhou-head");
        (await other.GetAsync($"/work/matters?q={number}")).Html.ShouldContain($"id=\"m{id}\"", customMessage: "the city's head reaches its counties");
    }

    [Fact]
    public async Task Figures_OpenToTheirRows()
    {
        await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Head);
        var html = (await page.GetAsync("/work/figures")).Html;
        html.ShouldContain("/work/matters?box=open");
        html.ShouldContain("食品经营许可");
    }

    [Fact]
    public async Task Comment_IsSeenByOfficialsOnly()
    {
        var id = await _desk.AfterAsync("Accept");
        using var page = await DeskPage.OpenAsync(host, Desk.Review);
        (await page.PostAsync($"/work/matters/{id}?tab=history", $"/work/matters/{id}/comments", ("back", "/work"), ("text", "请核对布局图"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await page.GetAsync($"/work/matters/{id}?tab=history")).Html.ShouldContain("请核对布局图");
        (await _desk.MatterAsync(id)).ToString().ShouldNotContain("请核对布局图");
    }

    [GeneratedRegex("<option value=\"(\\d+)\"[^>]*>([^，<]+)，")]
    private static partial Regex Colleague();
}

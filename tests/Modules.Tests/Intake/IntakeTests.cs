using System.Net;
using Heluo.Modules.Tests.Cases;
using Heluo.Modules.Tests.Hosting;
using Heluo.Modules.Tests.Workbench;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Intake;

public sealed class IntakeTests(HeluoHost host)
{
    private readonly Desk _desk = new(host);

    [Fact]
    public async Task Intake_AtAWindow_OffersWhatTheBodyHandles()
    {
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var html = (await page.GetAsync("/work/intake?q=开饭店")).Html;
        html.ShouldContain("食品经营许可");
        html.ShouldNotContain("居民身份证");
    }

    [Theory]
    [InlineData(Desk.Review)]
    [InlineData(HeluoHost.Citizen)]
    public async Task Intake_WithoutTheDuty_IsRefused(string login)
    {
        using var page = await DeskPage.OpenAsync(host, login);
        (await page.GetAsync("/work/intake")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Start_ForSomebodyUnknown_RegistersAndBeginsAMatterOfTheWindow()
    {
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var (status, _, location) = await page.PostAsync(
            "/work/intake/start?item=individual-business-registration", "/work/intake/start", ("item", "individual-business-registration"), ("number", "410102199003070035"), ("name", "张伟"), ("phone", "13800000003"));
        status.ShouldBe(HttpStatusCode.SeeOther);
        location!.ShouldStartWith("/apply/");
        var matter = await _desk.MatterAsync(location["/apply/".Length..], Desk.Window);
        matter.GetProperty("channel").GetString().ShouldBe("Window");
        matter.GetProperty("row").GetProperty("status").GetString().ShouldBe("Draft");
        matter.GetProperty("values").ToString().ShouldContain("410102199003070035", customMessage: "what the papers say is filled in");
    }

    [Theory]
    [InlineData("410102199003070034", "张伟", "13800000003", "号码不对")]
    [InlineData("", "张伟", "13800000003", "请填写身份证号")]
    [InlineData("410102199003070035", "", "13800000003", "请填写证件上的姓名")]
    [InlineData("410102199003070035", "张伟", "1380000", "请填写 11 位手机号")]
    [InlineData("410102199003070035", "王五", "13800000003", "")]
    [InlineData("91410100MA9ABCDE2N", "郑州黄河小馆餐饮有限公司", "13800000004", "自然人")]
    public async Task Start_WithWrongAnswers_SaysWhatToMend(string number, string name, string phone, string words)
    {
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var (status, html, _) = await page.PostAsync(
            "/work/intake/start?item=individual-business-registration", "/work/intake/start", ("item", "individual-business-registration"), ("number", number), ("name", name), ("phone", phone));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        html.ShouldContain(words);
    }

    [Fact]
    public async Task Start_WithAnItemOfAnotherBody_IsSentBack()
    {
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        (await page.GetAsync("/work/intake/start?item=resident-identity-card")).Status.ShouldBe(HttpStatusCode.SeeOther);
        var (status, _, location) = await page.PostAsync(
            "/work/intake", "/work/intake/start", ("item", "resident-identity-card"), ("number", "410102199003070035"), ("name", "张伟"), ("phone", "13800000003"));
        (status, location).ShouldBe((HttpStatusCode.SeeOther, "/work/intake"));
    }

    [Fact]
    public async Task Received_AfterSubmission_LeadsToTheReceiptAndToAcceptance()
    {
        var id = await _desk.SubmittedAsync();
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        var html = (await page.GetAsync($"/work/intake/{id}")).Html;
        html.ShouldContain("打印接收凭证");
        html.ShouldContain("当场受理或告知补正");
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heluo.Engines.Calendar;
using Heluo.Kernel.Storage;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Cases.Data;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>Acts on a matter: what they lead to, and what the law refuses.</summary>
public sealed class MatterActTests(HeluoHost host)
{
    private readonly Desk _desk = new(host);

    [Theory]
    [InlineData("Approve", "《行政许可法》第三十八条第一款")]
    [InlineData("Deliver", "《行政许可法》第四十四条")]
    [InlineData("Resume", "《行政许可法》第四十五条")]
    public async Task Act_NotLawfulNow_IsRefusedWithTheArticle(string act, string article)
    {
        var id = await _desk.SubmittedAsync();
        var (status, answer) = await _desk.ActAsync(Desk.OfficialFor(act), id, act, new { act, reason = "试一试" });
        status.ShouldBe(HttpStatusCode.Conflict);
        answer.GetProperty("article").GetString().ShouldBe(article);
    }

    [Theory]
    [InlineData(Desk.Review, "Accept")]
    [InlineData(Desk.Decide, "Accept")]
    [InlineData(Desk.Head, "Accept")]
    public async Task Act_WithoutTheDutyOfTheStep_IsRefused(string login, string act)
    {
        var id = await _desk.SubmittedAsync();
        (await _desk.ActAsync(login, id, act)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await _desk.StatusAsync(id)).ShouldBe("Submitted");
    }

    [Fact]
    public async Task Matter_OfSomebodyElse_IsNotThere()
    {
        var id = await _desk.AfterAsync("Accept");
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        using var other = await citizen.GetAsync($"/api/cases/{id}");
        other.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task RequestCorrection_Twice_IsRefusedWithTheArticle()
    {
        var id = await _desk.AfterAsync("RequestCorrection");
        var enterprise = await host.ClientAsync(HeluoHost.Enterprise);
        await Desk.PostAsync(enterprise, $"/api/cases/{id}/supplement");
        var (status, answer) = await _desk.ActAsync(Desk.Window, id, "RequestCorrection", new { act = "RequestCorrection", points = (object[])[new { materialId = "", text = "再补" }] });
        status.ShouldBe(HttpStatusCode.Conflict);
        answer.GetProperty("code").GetString().ShouldBe("cases.only-once");
        answer.GetProperty("article").GetString()!.ShouldContain("第三十二条");
        (await _desk.DoneAsync(id, "Accept")).GetProperty("status").GetString().ShouldBe("Accepted");
    }

    [Fact]
    public async Task RequestCorrection_WithoutPoints_IsRefused()
    {
        var id = await _desk.SubmittedAsync();
        (await _desk.ActAsync(Desk.Window, id, "RequestCorrection", new { act = "RequestCorrection" })).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Supplement_AfterChanges_KeepsTheFormerForm()
    {
        var id = await _desk.AfterAsync("RequestCorrection");
        var enterprise = await host.ClientAsync(HeluoHost.Enterprise);
        using var saved = await System.Net.Http.Json.HttpClientJsonExtensions.PutAsJsonAsync(enterprise, $"/api/cases/{id}/draft", new { values = Desk.Form(kitchen: 50) });
        saved.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Desk.PostAsync(enterprise, $"/api/cases/{id}/supplement");
        var matter = await _desk.MatterAsync(id, Desk.Window);
        Kitchen(matter.GetProperty("formerValues")).ShouldBe(40);
        Kitchen(matter.GetProperty("values")).ShouldBe(50);
    }

    [Fact]
    public async Task Suspend_WithATermOfItsOwn_ShowsTwoCountdowns()
    {
        var id = await _desk.AfterAsync("Accept", "Suspend");
        var clocks = (await _desk.MatterAsync(id)).GetProperty("clocks").EnumerateArray().ToList();
        clocks.Count.ShouldBe(2);
        clocks.ShouldAllBe(c => c.GetProperty("suspended").GetBoolean() && c.GetProperty("suspensionLeft").GetInt32() == 10);
        (await _desk.ActAsync(Desk.Review, id, "Pass")).Status.ShouldBe(HttpStatusCode.Conflict);
        (await _desk.DoneAsync(id, "Resume")).GetProperty("status").GetString().ShouldBe("Accepted");
    }

    [Fact]
    public async Task Extend_AskedByTheHandler_IsDecidedByTheHead()
    {
        var id = await _desk.AfterAsync("Accept");
        (await _desk.ActAsync(Desk.Head, id, "Extend", new { act = "Extend", reason = "没有人申请" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        await _desk.DoneAsync(id, "RequestExtension");
        (await _desk.ActAsync(Desk.Review, id, "RequestExtension", new { act = "RequestExtension", reason = "再申请" })).Answer.GetProperty("code").GetString().ShouldBe("cases.extension-pending");
        (await _desk.ActAsync(Desk.Review, id, "Extend", new { act = "Extend", reason = "自己批准" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        var before = LegalDue(await _desk.MatterAsync(id));
        await _desk.DoneAsync(id, "Extend");
        LegalDue(await _desk.MatterAsync(id)).ShouldBeGreaterThan(before);
        await _desk.DoneAsync(id, "RequestExtension");
        (await _desk.ActAsync(Desk.Head, id, "Extend", new { act = "Extend", reason = "第二次" })).Status.ShouldBe(HttpStatusCode.Conflict);
        await _desk.DoneAsync(id, "DeclineExtension");
        (await _desk.DoneAsync(id, "Pass")).GetProperty("status").GetString().ShouldBe("Accepted");
    }

    [Fact]
    public async Task Extend_OfAMatterThatSeveralBodiesHandle_IsDecidedByTheHeadOfTheGovernment()
    {
        await using var own = await HeluoHost.StartAsync();
        await PublishJointAsync(own);
        var desk = new Desk(own);
        var id = await desk.AfterAsync("Accept", "RequestExtension");
        (await desk.ActAsync(Desk.Head, id, "Extend", new { act = "Extend", reason = "本机关负责人批准" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        var before = LegalDue(await desk.MatterAsync(id));
        await desk.DoneAsync(id, "Extend", "jinshui-government");
        var matter = await desk.MatterAsync(id);
        WorkCalendar.Published.WorkingDaysBetween(before, LegalDue(matter)).ShouldBe(15);
        var step = matter.GetProperty("timeline").EnumerateArray().Last(s => s.GetProperty("title").GetString() == "批准延长期限");
        step.GetProperty("article").GetString().ShouldBe("《行政许可法》第四十二条");
        await using var db = own.Services.GetRequiredService<ModuleDbFactory<CasesDb>>().OpenForReading();
        var fields = JsonDocument.Parse(db.Documents.Where(d => d.Kind == "extension-notice").ToList().Single().Fields).RootElement;
        string Field(string name) => fields.GetProperty(name).GetString()!;
        (Field("extensionBy"), Field("extensionDays"), Field("article")).ShouldBe(("郑州市金水区人民政府负责人", "15个工作日", "《行政许可法》第四十二条第二款"));
    }

    [Fact]
    public async Task RequestCorrection_OfWhatTheGuideDoesNotAskFor_IsRefusedWithTheArticle()
    {
        var id = await _desk.SubmittedAsync();
        async Task<JsonElement> AskAsync(string material) =>
            (await _desk.ActAsync(Desk.Window, id, "RequestCorrection", new { act = "RequestCorrection", points = (object[])[new { materialId = material, text = "请提交" }] })).Answer;
        var foreign = await AskAsync("bank-statement");
        (foreign.GetProperty("code").GetString(), foreign.GetProperty("article").GetString()!.Contains("第二十三条", StringComparison.Ordinal)).ShouldBe(("cases.material-outside", true));
        (await AskAsync("canteen-contract")).GetProperty("title").GetString()!.ShouldContain("食堂委托经营合同");
        (await AskAsync("business-licence")).GetProperty("code").GetString().ShouldBe("cases.material-shared");
        (await _desk.StatusAsync(id)).ShouldBe("Submitted");
        await _desk.DoneAsync(id, "RequestCorrection");
    }

    [Fact]
    public async Task Extend_StillAskedAtTheDecision_FallsAway()
    {
        var id = await _desk.AfterAsync("Accept", "RequestExtension", "Pass", "Approve");
        (await _desk.MatterAsync(id, Desk.Head)).GetProperty("work").EnumerateArray().ShouldAllBe(w => w.GetProperty("step").GetString() != "批准延长期限");
    }

    [Fact]
    public async Task Return_FromTheDecision_GoesToTheFormerStepWithTheReason()
    {
        var id = await _desk.AfterAsync("Accept", "Pass", "Return");
        var work = (await _desk.MatterAsync(id, Desk.Review)).GetProperty("work").EnumerateArray().Single();
        work.GetProperty("step").GetString().ShouldBe("审查");
        work.GetProperty("note").GetString()!.ShouldContain("退回");
    }

    [Fact]
    public async Task Submit_WithAMaterialForLater_IsToleratedAndTakenLater()
    {
        var id = await _desk.SubmittedAsync(complete: false);
        Owed(await _desk.MatterAsync(id)).ShouldBe(["safety-officer"]);
        await _desk.DoneAsync(id, "Accept");
        var enterprise = await host.ClientAsync(HeluoHost.Enterprise);
        await Desk.AttachAsync(enterprise, id, "safety-officer");
        Owed(await _desk.MatterAsync(id)).ShouldBeEmpty();
        using var file = new ByteArrayContent(Desk.Pdf);
        using var other = await enterprise.PostAsync($"/api/cases/{id}/attachments/facilities?name=x.pdf", file);
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Withdraw_ByTheApplicant_EndsTheMatterWithAConfirmation()
    {
        var id = await _desk.AfterAsync("Accept", "Suspend");
        var enterprise = await host.ClientAsync(HeluoHost.Enterprise);
        await Desk.PostAsync(enterprise, $"/api/cases/{id}/withdraw", new { text = "不办了" });
        var matter = await _desk.MatterAsync(id);
        matter.GetProperty("row").GetProperty("status").GetString().ShouldBe("Withdrawn");
        matter.GetProperty("work").GetArrayLength().ShouldBe(0);
        matter.GetProperty("documents").EnumerateArray().Last().GetProperty("kind").GetString().ShouldBe("withdrawal-notice");
    }

    private static int Kitchen(JsonElement values) => values.GetProperty("kitchenArea").GetInt32();

    private static string[] Owed(JsonElement matter) => [.. matter.GetProperty("owed").EnumerateArray().Select(o => o.GetString()!)];

    [Fact]
    public async Task Suspend_ForAProcedureWithoutATerm_TellsHowLongItWillTake()
    {
        await using var own = await HeluoHost.StartAsync();
        await PublishAsync(own, elements =>
        {
            var procedure = elements["specialProcedures"]![0]!;
            (procedure["kind"], procedure["days"]) = ("A无时限", null);
        });
        var desk = new Desk(own);
        var id = await desk.AfterAsync("Accept");
        object Suspend(int? days) => new { act = "Suspend", reason = "需要现场核查", procedure = "site-inspection", procedureDays = days };
        var (status, answer) = await desk.ActAsync(Desk.Review, id, "Suspend", Suspend(null));
        (status, answer.GetProperty("code").GetString(), answer.GetProperty("article").GetString()).ShouldBe((HttpStatusCode.BadRequest, "cases.procedure-days-needed", "《行政许可法》第四十五条"));
        (await desk.ActAsync(Desk.Review, id, "Suspend", Suspend(12))).Status.ShouldBe(HttpStatusCode.OK);
        await using var db = own.Services.GetRequiredService<ModuleDbFactory<CasesDb>>().OpenForReading();
        JsonDocument.Parse(db.Documents.Where(d => d.Kind == "suspension-notice").ToList().Single().Fields).RootElement.GetProperty("procedure").GetString().ShouldBe("现场核查（约需12个工作日）");
    }

    /// <summary>The food licence as an item that the fire service handles too.</summary>
    private static Task PublishJointAsync(HeluoHost own) => PublishAsync(own, elements => elements["jointBodies"] = new JsonArray("消防救援机构"));

    /// <summary>A changed version of the food licence in force.</summary>
    private static async Task PublishAsync(HeluoHost own, Action<JsonNode> change)
    {
        var editor = await own.ClientAsync("henan-editor");
        var id = (await editor.PostOkAsync("/api/items/food-business-licence/drafts")).GetProperty("id").GetString()!;
        var elements = JsonNode.Parse((await editor.GetFromJsonAsync<JsonElement>($"/api/items/versions/{id}")).GetProperty("elements").GetRawText())!;
        change(elements);
        using var saved = await editor.PutAsJsonAsync($"/api/items/versions/{id}", new { elements });
        saved.IsSuccessStatusCode.ShouldBeTrue();
        await editor.PostOkAsync($"/api/items/versions/{id}/submit", new { text = "试验" });
        await (await own.ClientAsync("henan-publisher")).PostOkAsync($"/api/items/versions/{id}/publish", new { effectiveFrom = own.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", null) });
    }

    private static DateOnly LegalDue(JsonElement matter) =>
        DateOnly.Parse(matter.GetProperty("clocks").EnumerateArray().Last().GetProperty("dueOn").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}

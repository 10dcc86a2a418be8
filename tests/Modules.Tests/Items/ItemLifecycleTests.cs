using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Items;

/// <summary>Versions of items over HTTP: drafted, reviewed by somebody else, published from a day on; suspended and withdrawn.</summary>
public sealed class ItemLifecycleTests(HeluoHost host) : IClassFixture<HeluoHost>
{
    [Fact]
    public async Task Publish_AReviewedDraft_IsInForceAndNamesWhatChanged()
    {
        var editor = await host.ClientAsync("henan-editor");
        var id = await DraftAsync(editor, "nurse-registration", e => e["summary"] = "护士上岗前办理执业注册，网上就能办。");
        await editor.PostOkAsync($"/api/items/versions/{id}/submit", new { text = "说明写得更短" });
        var view = await editor.GetFromJsonAsync<JsonElement>($"/api/items/versions/{id}");
        view.GetProperty("differences").GetArrayLength().ShouldBe(1);

        await (await host.ClientAsync("henan-publisher")).PostOkAsync($"/api/items/versions/{id}/publish", new { effectiveFrom = Today() });
        var item = await (await host.ClientAsync()).GetFromJsonAsync<JsonElement>("/api/items/nurse-registration?division=410105");
        item.GetProperty("elements").GetProperty("summary").GetString().ShouldBe("护士上岗前办理执业注册，网上就能办。");
        item.GetProperty("item").GetProperty("number").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Publish_BySomebodyWhoEdited_IsRefused()
    {
        // whoever holds both rights may still not publish what she edited herself
        var editor = await host.ClientAsync("henan-editor");
        var id = await DraftAsync(editor, "doctor-registration", e => e["visits"] = 1);
        await editor.PostOkAsync($"/api/items/versions/{id}/submit", new { text = "改到场次数" });
        using var forbidden = await editor.PostAsJsonAsync($"/api/items/versions/{id}/publish", new { effectiveFrom = Today() });
        ((int)forbidden.StatusCode).ShouldBe(403);
    }

    [Fact]
    public async Task Publish_ForALaterDay_LeavesTodayAlone()
    {
        var editor = await host.ClientAsync("henan-editor");
        var publisher = await host.ClientAsync("henan-publisher");
        var id = await DraftAsync(editor, "teacher-qualification", e => e["summary"] = "新的说明。");
        await editor.PostOkAsync($"/api/items/versions/{id}/submit", new { text = "下月起用新说明" });
        await publisher.PostOkAsync($"/api/items/versions/{id}/publish", new { effectiveFrom = Today(30) });
        var today = await editor.GetFromJsonAsync<JsonElement>("/api/items/teacher-qualification?division=410105");
        today.GetProperty("item").GetProperty("number").GetInt32().ShouldBe(1);
        (await editor.PageAsync("/work/items/teacher-qualification?tab=history")).ShouldContain("下月起用新说明");
    }

    [Fact]
    public async Task Publish_ForAPastDay_IsRefused()
    {
        var editor = await host.ClientAsync("henan-editor");
        var id = await DraftAsync(editor, "tobacco-retail-licence", e => e["summary"] = "卖烟先办证。");
        await editor.PostOkAsync($"/api/items/versions/{id}/submit", new { text = "改说明" });
        await (await host.ClientAsync("henan-publisher")).PostRefusedAsync($"/api/items/versions/{id}/publish", new { effectiveFrom = Today(-1) }, "items.day-passed");
    }

    [Fact]
    public async Task Submit_AGuideThatBreaksARule_IsRefused()
    {
        var editor = await host.ClientAsync("henan-editor");
        var id = await DraftAsync(editor, "road-freight-licence", e => e["clock"]!["promised"]!["days"] = 60);
        await editor.PostRefusedAsync($"/api/items/versions/{id}/submit", new { text = "改时限" }, "items.guide-faults");
    }

    [Fact]
    public async Task Submit_NothingChanged_IsRefused()
    {
        var editor = await host.ClientAsync("henan-editor");
        var id = await DraftAsync(editor, "senior-allowance", _ => { });
        await editor.PostRefusedAsync($"/api/items/versions/{id}/submit", new { text = "没改" }, "items.nothing-changed");
    }

    [Fact]
    public async Task Return_WithAReason_LetsTheEditorGoOn()
    {
        var editor = await host.ClientAsync("henan-editor");
        var publisher = await host.ClientAsync("henan-publisher");
        var id = await DraftAsync(editor, "birth-filing", e => e["summary"] = "怀孕后做一次生育登记。");
        await editor.PostOkAsync($"/api/items/versions/{id}/submit", new { text = "改说明" });
        await publisher.PostRefusedAsync($"/api/items/versions/{id}/return", new { text = " " }, "items.reason-needed");
        await publisher.PostOkAsync($"/api/items/versions/{id}/return", new { text = "说明请再具体些" });
        (await editor.PageAsync($"/work/items/versions/{id}")).ShouldContain("说明请再具体些");
    }

    [Fact]
    public async Task Suspend_AnItem_KeepsTheGuideAndRefusesApplications()
    {
        var publisher = await host.ClientAsync("henan-publisher");
        await publisher.PostOkAsync("/api/items/residence-permit/standing", new { kind = "Suspended", effectiveFrom = Today(), reason = "系统升级，12 月 1 日恢复" });
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        var refused = await citizen.PostRefusedAsync("/api/cases/", new { itemKey = "residence-permit", division = "410105" }, "cases.item-paused");
        refused.GetProperty("title").GetString()!.ShouldContain("系统升级");
        (await citizen.GetFromJsonAsync<JsonElement>("/api/items/residence-permit?division=410105")).GetProperty("elements").GetProperty("name").GetString().ShouldNotBeNull();
        await publisher.PostRefusedAsync("/api/items/residence-permit/standing", new { kind = "Suspended", effectiveFrom = Today(), reason = "再停" }, "items.standing-not-now");
        await publisher.PostOkAsync("/api/items/residence-permit/standing", new { kind = "Resumed", effectiveFrom = Today(), reason = "升级完成" });
        await citizen.PostOkAsync("/api/cases/", new { itemKey = "residence-permit", division = "410105" });
    }

    [Fact]
    public async Task Withdraw_AnItem_LeavesRunningMattersOnTheirVersion()
    {
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        var started = await citizen.PostOkAsync("/api/cases/", new { itemKey = "social-security-card", division = "410105" });
        var publisher = await host.ClientAsync("henan-publisher");
        await publisher.PostOkAsync("/api/items/social-security-card/standing", new { kind = "Withdrawn", effectiveFrom = Today(), reason = "并入其他事项办理" });
        await citizen.PostRefusedAsync("/api/cases/", new { itemKey = "social-security-card", division = "410105" }, "cases.item-unknown");
        (await citizen.GetFromJsonAsync<JsonElement>($"/api/cases/{started.GetProperty("id").GetString()}")).GetProperty("row").GetProperty("itemName").GetString().ShouldBe("社会保障卡申领");
        (await publisher.PageAsync("/work/items/withdrawn")).ShouldContain("并入其他事项办理");
        await publisher.PostRefusedAsync("/api/items/social-security-card/standing", new { kind = "Resumed", effectiveFrom = Today(), reason = "恢复" }, "items.standing-not-now");
    }

    [Fact]
    public async Task Create_WithACodeInUse_IsRefused()
    {
        var editor = await host.ClientAsync("henan-editor");
        await editor.PostRefusedAsync("/api/items/", New("410124001000"), "items.code-taken");
        await editor.PostRefusedAsync("/api/items/", New("419924001000"), "items.code-wrong");
        await editor.PostOkAsync("/api/items/", New("412024899000"));
    }

    [Fact]
    public async Task Draft_BySomebodyOfACounty_IsRefused() =>
        await (await host.ClientAsync("jinshui-editor")).PostRefusedAsync("/api/items/food-business-licence/drafts", null, "items.no-right");

    private static object New(string code) => new { code, name = "新事项", type = "公共服务", bodyKind = "market-regulation", levels = new[] { "county" } };

    private string Today(int ahead = 0) => host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddDays(ahead).ToString("yyyy-MM-dd", null);

    private static async Task<string> DraftAsync(HttpClient editor, string key, Action<JsonNode> change)
    {
        var id = (await editor.PostOkAsync($"/api/items/{key}/drafts")).GetProperty("id").GetString()!;
        var elements = JsonNode.Parse((await editor.GetFromJsonAsync<JsonElement>($"/api/items/versions/{id}")).GetProperty("elements").GetRawText())!;
        change(elements);
        using var saved = await editor.PutAsJsonAsync($"/api/items/versions/{id}", new { elements });
        saved.IsSuccessStatusCode.ShouldBeTrue(await saved.Content.ReadAsStringAsync());
        return id;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Heluo.TestSupport;
using Shouldly;

namespace Heluo.Modules.Tests.Cases;

/// <summary>What people and officials do with matters over HTTP, for tests.</summary>
internal sealed class Desk(HeluoHost host)
{
    public const string Window = "market-window";
    public const string Review = "market-review";
    public const string Decide = "market-decide";
    public const string Head = "market-head";

    public static byte[] Pdf => SamplePdf.Whole;

    private static string[] Demanded => ["premises-layout", "facilities", "safety-system"];

    /// <summary>A food-business licence applied for by the demo enterprise in 金水区: standard process, a site inspection, one material that may come later.</summary>
    /// <param name="complete">With the material that may come later.</param>
    /// <param name="first">Content of the first material, of its kind by its head.</param>
    public async Task<string> SubmittedAsync(bool complete = true, byte[]? first = null)
    {
        var enterprise = await host.ClientAsync(HeluoHost.Enterprise);
        var started = await PostAsync(enterprise, "/api/cases/", new
        {
            itemKey = "food-business-licence", division = "410105", answers = new { kind = "new", business = "catering", online = "no" }, values = Form(),
        });
        var id = started.GetProperty("id").GetString()!;
        foreach (var material in Demanded) await AttachAsync(enterprise, id, material, material == Demanded[0] ? first : null);
        if (complete) await AttachAsync(enterprise, id, "safety-officer");
        await PostAsync(enterprise, $"/api/cases/{id}/submit");
        return id;
    }

    public static object Form(int kitchen = 40) => new
    {
        companyName = "郑州黄河小馆餐饮有限公司", creditCode = HeluoHost.Enterprise, legalRepresentative = "赵国强", contactName = "赵国强", phone = "13800000004", hasOldLicence = false,
        premisesAddress = "河南省郑州市金水区经三路 66 号", premisesRight = "rented", area = 120, kitchenArea = kitchen, seats = 60, items = (string[])["hot"], staffCount = 8, safetyOfficer = "张伟",
        safetyOfficerCitizenNumber = "410102199003070035", promise = true, signature = "赵国强",
    };

    /// <summary>A submitted matter after these acts, each by the official whose step it is.</summary>
    public async Task<string> AfterAsync(params string[] acts)
    {
        var id = await SubmittedAsync();
        foreach (var act in acts) await DoneAsync(id, act);
        return id;
    }

    public async Task<JsonElement> DoneAsync(string id, string act, string? login = null)
    {
        var (status, answer) = await ActAsync(login ?? OfficialFor(act), id, act, new { act, reason = "依照规定办理", procedure = "site-inspection", points = (object[])[new { materialId = "premises-layout", text = "请标明洗消间" }] });
        status.ShouldBe(HttpStatusCode.OK, $"{act}: {answer}");
        return answer;
    }

    public async Task<(HttpStatusCode Status, JsonElement Answer)> ActAsync(string login, string id, string act, object? body = null) =>
        await SendAsync(await host.ClientAsync(login), $"/api/cases/{id}/acts", body ?? new { act });

    public async Task<JsonElement> MatterAsync(string id, string login = HeluoHost.Enterprise)
    {
        var client = await host.ClientAsync(login);
        return await client.GetFromJsonAsync<JsonElement>($"/api/cases/{id}");
    }

    public async Task<string> StatusAsync(string id) => (await MatterAsync(id)).GetProperty("row").GetProperty("status").GetString()!;

    /// <summary>Id of the open work item of a step.</summary>
    public async Task<string> WorkAsync(string id, string step, string login)
    {
        var matter = await MatterAsync(id, login);
        return matter.GetProperty("work").EnumerateArray().First(w => w.GetProperty("step").GetString() == step).GetProperty("id").GetString()!;
    }

    public async Task<(HttpStatusCode Status, JsonElement Answer)> WorkActAsync(string login, string path, object? body = null) => await SendAsync(await host.ClientAsync(login), $"/api/cases/{path}", body);

    public static async Task<JsonElement> PostAsync(HttpClient client, string path, object? body = null)
    {
        var (status, answer) = await SendAsync(client, path, body);
        ((int)status).ShouldBeInRange(200, 299, $"{path}: {answer}");
        return answer;
    }

    public static async Task AttachAsync(HttpClient client, string id, string material, byte[]? content = null)
    {
        using var file = new ByteArrayContent(content ?? Pdf);
        using var attached = await client.PostAsync($"/api/cases/{id}/attachments/{material}?name={material}.pdf", file);
        attached.StatusCode.ShouldBe(HttpStatusCode.OK, await attached.Content.ReadAsStringAsync());
    }

    public static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(HttpClient client, string path, object? body = null)
    {
        using var response = await client.PostAsJsonAsync(path, body ?? new { });
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    public static string OfficialFor(string act) => act switch
    {
        "Accept" or "RefuseAcceptance" or "RequestCorrection" or "Deliver" => Window,
        "Pass" or "Suspend" or "Resume" or "RequestExtension" => Review,
        "Approve" or "Reject" or "Return" => Decide,
        _ => Head,
    };
}

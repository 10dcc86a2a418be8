using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Heluo.TestSupport;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>A matter from draft to delivery over HTTP.</summary>
public sealed class LifecycleTests(HeluoHost host)
{
    [Fact]
    public async Task Lifecycle_OfAPromisedItem_EndsDelivered()
    {
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        var id = await StartAsync(citizen);
        var receipt = await PostAsync(citizen, $"/api/cases/{id}/submit");
        receipt.GetProperty("intakeNumber").GetString()!.ShouldStartWith("410105");

        (await ActAsync("jinshui-window", id, "Accept")).ShouldBe("Accepted");
        (await ActAsync("jinshui-review", id, "Pass")).ShouldBe("Accepted");
        (await ActAsync("jinshui-decide", id, "Approve")).ShouldBe("Approved");
        (await ActAsync("jinshui-deliver", id, "Deliver")).ShouldBe("Delivered");

        var matter = await citizen.GetFromJsonAsync<JsonElement>($"/api/cases/{id}");
        matter.GetProperty("caseNumber").GetString()!.Length.ShouldBe(43);
    }

    [Fact]
    public async Task Act_OfAnotherBody_IsRefused()
    {
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        var id = await StartAsync(citizen);
        await PostAsync(citizen, $"/api/cases/{id}/submit");
        var market = await host.ClientAsync("market-window");
        using var refused = await market.PostAsJsonAsync($"/api/cases/{id}/acts", new { act = "Accept" });
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Submit_WithItsFiles_IsOneAct()
    {
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        var id = await StartAsync(citizen, "李晓梅", attach: false);

        (await SubmitWithAsync(citizen, id, SamplePdf.Whole)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var matter = await citizen.GetFromJsonAsync<JsonElement>($"/api/cases/{id}");
        var attachment = matter.GetProperty("attachments").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString();
        using var taken = await citizen.DeleteAsync($"/api/cases/{id}/attachments/{attachment}");
        taken.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Submit_Refused_KeepsTheFilesThatCameAlong()
    {
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        var id = await StartAsync(citizen, "", attach: false);

        (await SubmitWithAsync(citizen, id, SamplePdf.Whole)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var matter = await citizen.GetFromJsonAsync<JsonElement>($"/api/cases/{id}");
        matter.GetProperty("row").GetProperty("status").GetString().ShouldBe("Draft");
        matter.GetProperty("attachments").EnumerateArray().ShouldHaveSingleItem().GetProperty("materialId").GetString().ShouldBe("old-card");
        (await SubmitWithAsync(citizen, id, "no document"u8.ToArray())).IsSuccessStatusCode.ShouldBeFalse();
    }

    private static async Task<HttpResponseMessage> SubmitWithAsync(HttpClient citizen, string id, byte[] file)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "old-card", "old-card.pdf" } };
        return await citizen.PostAsync($"/api/cases/{id}/submit", form);
    }

    private static async Task<string> StartAsync(HttpClient citizen, string name = "李晓梅", bool attach = true)
    {
        var started = await PostAsync(citizen, "/api/cases/", new
        {
            itemKey = "resident-identity-card", division = "410105",
            answers = new Dictionary<string, string> { ["kind"] = "damaged", ["age"] = "adult", ["place"] = "home" },
            values = new
            {
                name, citizenNumber = HeluoHost.Citizen, nation = "01", birthDate = "1988-11-23", householdAddress = "河南省郑州市金水区花园路 39 号",
                phone = "13800000001", delivery = "window", signature = "李晓梅",
            },
        });
        var id = started.GetProperty("id").GetString()!;
        if (!attach) return id;
        using var file = new ByteArrayContent(SamplePdf.Whole);
        using var attached = await citizen.PostAsync($"/api/cases/{id}/attachments/old-card?name=old.pdf", file);
        attached.StatusCode.ShouldBe(HttpStatusCode.OK, await attached.Content.ReadAsStringAsync());
        return id;
    }

    private async Task<string> ActAsync(string login, string id, string act) =>
        (await PostAsync(await host.ClientAsync(login), $"/api/cases/{id}/acts", new { act })).GetProperty("status").GetString()!;

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object? body = null)
    {
        using var response = await client.PostAsJsonAsync(path, body ?? new { });
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}

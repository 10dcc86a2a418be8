using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Heluo.TestSupport;
using Shouldly;

namespace Heluo.Modules.Tests.Ratings;

/// <summary>Takes an application through its life, so that there is something to rate.</summary>
internal static class EndedMatters
{
    private static readonly (string Login, string Act)[] Acts = [("jinshui-window", "Accept"), ("jinshui-review", "Pass"), ("jinshui-decide", "Approve"), ("jinshui-deliver", "Deliver")];

    /// <summary>A delivered matter of the citizen 李晓梅 in 金水区.</summary>
    public static async Task<long> DeliverAsync(HeluoHost host)
    {
        var id = await SubmitAsync(host);
        foreach (var (login, act) in Acts) await PostAsync(await host.ClientAsync(login), $"/api/cases/{id}/acts", new { act });
        return id;
    }

    /// <summary>A submitted matter of the citizen.</summary>
    public static async Task<long> SubmitAsync(HeluoHost host)
    {
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        var started = await PostAsync(citizen, "/api/cases/", new
        {
            itemKey = "resident-identity-card", division = "410105",
            answers = new Dictionary<string, string> { ["kind"] = "damaged", ["age"] = "adult", ["place"] = "home" },
            values = new
            {
                name = "李晓梅", citizenNumber = HeluoHost.Citizen, nation = "01", birthDate = "1988-11-23", householdAddress = "河南省郑州市金水区花园路 39 号",
                phone = "13800000001", delivery = "window", signature = "李晓梅",
            },
        });
        var id = long.Parse(started.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        using var file = new ByteArrayContent(SamplePdf.Whole);
        using var attached = await citizen.PostAsync($"/api/cases/{id}/attachments/old-card?name=old.pdf", file);
        attached.EnsureSuccessStatusCode();
        await PostAsync(citizen, $"/api/cases/{id}/submit");
        return id;
    }

    public static async Task<JsonElement> PostAsync(HttpClient client, string path, object? body = null)
    {
        using var response = await client.PostAsJsonAsync(path, body ?? new { });
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heluo.Kernel.Access;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Features;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Packs;

/// <summary>A city adds a service without touching code; what it changed goes out as text and comes back the same.</summary>
public sealed class PackInstallTests
{
    [Fact]
    public async Task Install_ACityPack_ItsServiceIsHandledToTheEnd()
    {
        await using var host = await HeluoHost.StartAsync();
        using var pack = CityPack.Write();
        var outcome = await InstallAsync(host, pack.Folder);
        outcome.Files.ShouldBe(5, string.Join('\n', outcome.Findings));

        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        var started = await citizen.PostOkAsync("/api/cases/", new
        {
            itemKey = "pet-licence", division = "410105", answers = new { kind = "new" }, values = new { dogName = "旺财", breed = "1", chip = "156000001" },
        });
        var id = started.GetProperty("id").GetString();
        await citizen.PostOkAsync($"/api/cases/{id}/submit");
        foreach (var (login, act) in new[] { ("jinshui-window", "Accept"), ("jinshui-decide", "Approve"), ("jinshui-deliver", "Deliver") })
            await (await host.ClientAsync(login)).PostOkAsync($"/api/cases/{id}/acts", new { act });
        (await citizen.GetFromJsonAsync<JsonElement>($"/api/cases/{id}")).GetProperty("row").GetProperty("status").GetString().ShouldBe("Delivered");

        (await InstallAsync(host, pack.Folder)).Files.ShouldBe(0);
    }

    [Fact]
    public async Task Install_APackWithFaults_ChangesNothing()
    {
        await using var host = await HeluoHost.StartAsync();
        using var pack = CityPack.Write((name, text) => text.Replace("第十七条", "有关规定", StringComparison.Ordinal));
        (await InstallAsync(host, pack.Folder)).Refused.ShouldBeTrue();
        host.Services.GetRequiredService<IItems>().Find("pet-licence").ShouldBeNull();
    }

    [Fact]
    public async Task Install_OverAnItemChangedInThePlatform_LeavesADraftToCompare()
    {
        await using var host = await HeluoHost.StartAsync();
        using var pack = CityPack.Write();
        await InstallAsync(host, pack.Folder);
        await ChangeAsync(host, "pet-licence", "养狗登记，网上办。");
        using var newer = CityPack.Write((name, text) => text.Replace("养狗先登记，领养犬登记证。", "养犬登记，一年一次。", StringComparison.Ordinal));
        await InstallAsync(host, newer.Folder);
        host.Services.GetRequiredService<IItems>().Find("pet-licence")!.Elements.Summary.ShouldBe("养狗登记，网上办。");
        (await (await host.ClientAsync("henan-editor")).PageAsync("/work/items/review")).ShouldContain("新事项包与本平台改过的内容不同");
    }

    [Fact]
    public async Task Export_AfterChanges_ReadsBackAsTheSameAndExportsTheSame()
    {
        var (first, second) = (Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
        try
        {
            await using (var host = await HeluoHost.StartAsync())
            {
                await ChangeAsync(host, "food-business-licence", "开店卖吃的：先办“食品经营许可证”。");
                var editor = await host.ClientAsync("jinshui-editor");
                var body = host.Services.GetRequiredService<IItems>().Implement("food-business-licence", "410105")!.Body;
                await editor.PostFormAsync($"/work/items/food-business-licence/local/{body.Id}", ("promised", "4"));
                await PublishLocalAsync(host, editor, $"/work/items/food-business-licence/local/{body.Id}");
                await host.Services.GetRequiredService<ExportPack>().RunAsync(first, CancellationToken.None);
            }

            await using (var other = await HeluoHost.StartAsync())
            {
                (await InstallAsync(other, first)).Refused.ShouldBeFalse();
                var item = other.Services.GetRequiredService<IItems>().Implement("food-business-licence", "410105")!;
                item.Elements.Summary.ShouldBe("开店卖吃的：先办“食品经营许可证”。");
                item.Elements.Clock.Promised.Days.ShouldBe(4);
                await other.Services.GetRequiredService<ExportPack>().RunAsync(second, CancellationToken.None);
            }

            var names = Names(first);
            Names(second).ShouldBe(names);
            foreach (var name in names) (await File.ReadAllTextAsync(Path.Combine(second, name))).ShouldBe(await File.ReadAllTextAsync(Path.Combine(first, name)), name);
        }
        finally
        {
            foreach (var folder in new[] { first, second }.Where(System.IO.Directory.Exists)) System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<InstallPack.Outcome> InstallAsync(HeluoHost host, string folder) => host.Services.GetRequiredService<InstallPack>().RunAsync(Actor.Platform, folder, CancellationToken.None);

    private static string[] Names(string folder) => [.. System.IO.Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    private static async Task ChangeAsync(HeluoHost host, string key, string summary)
    {
        var editor = await host.ClientAsync("henan-editor");
        var id = (await editor.PostOkAsync($"/api/items/{key}/drafts")).GetProperty("id").GetString();
        var elements = JsonNode.Parse((await editor.GetFromJsonAsync<JsonElement>($"/api/items/versions/{id}")).GetProperty("elements").GetRawText())!;
        elements["summary"] = summary;
        using var saved = await editor.PutAsJsonAsync($"/api/items/versions/{id}", new { elements });
        saved.IsSuccessStatusCode.ShouldBeTrue();
        await editor.PostOkAsync($"/api/items/versions/{id}/submit", new { text = "改说明" });
        await (await host.ClientAsync("henan-publisher")).PostOkAsync($"/api/items/versions/{id}/publish", new { effectiveFrom = host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", null) });
    }

    private static async Task PublishLocalAsync(HeluoHost host, HttpClient editor, string address)
    {
        var submit = System.Text.RegularExpressions.Regex.Match(await editor.PageAsync(address), "/work/items/local/[0-9]+/submit").Value;
        await editor.PostFormAsync(submit, ("note", "压缩"));
        (await (await host.ClientAsync("jinshui-publisher")).PostFormAsync(submit.Replace("submit", "publish", StringComparison.Ordinal))).Status.ShouldBe(303);
    }
}

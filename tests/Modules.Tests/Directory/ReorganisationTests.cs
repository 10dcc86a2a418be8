using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Directory.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Directory;

/// <summary>Bodies and divisions change by date; what ran before goes on.</summary>
public sealed class ReorganisationTests
{
    private static readonly (string, string) Basis = ("basis", "豫编办〔2026〕8号");

    [Fact]
    public async Task Rename_ADivisionInThirtyDays_TakesEffectThenAndKeepsTheOldName()
    {
        var clock = new TestClock();
        await using var host = await HeluoHost.StartAsync(clock);
        var system = await host.ClientAsync("henan-system");
        var (status, to, page) = await system.PostFormAsync("/work/directory/divisions/410122/rename", ("name", "中牟新区"), ("effectiveFrom", Day(clock, 30)), Basis);
        status.ShouldBe(303, page);
        to.ShouldContain("planned");
        var directory = host.Services.GetRequiredService<IDirectory>();
        directory.FindDivision("410122")!.Name.ShouldBe("中牟县");
        clock.Advance(TimeSpan.FromDays(31));
        directory.FindDivision("410122")!.Name.ShouldBe("中牟新区");
        directory.FindDivision("410122", new DateOnly(2020, 1, 1))!.Name.ShouldBe("中牟县");
    }

    [Fact]
    public async Task Merge_ABody_PassesRunningMattersAndRightsToItsSuccessor()
    {
        var clock = new TestClock();
        await using var host = await HeluoHost.StartAsync(clock);
        var directory = host.Services.GetRequiredService<IDirectory>();
        var (market, drugs) = (directory.FindBody("market-regulation", "410105", DivisionLevel.County)!, directory.FindBody("culture-tourism", "410105", DivisionLevel.County)!);
        var system = await host.ClientAsync("henan-system");
        var (status, _, page) = await system.PostFormAsync($"/work/directory/bodies/{market.Id}/merge", ("successor", $"{drugs.Id}"), ("effectiveFrom", Day(clock, 1)), Basis);
        status.ShouldBe(303, page);
        directory.FindBody("market-regulation", "410105", DivisionLevel.County).ShouldNotBeNull();
        clock.Advance(TimeSpan.FromDays(2));
        directory.FindBody("market-regulation", "410105", DivisionLevel.County).ShouldBeNull();
        directory.FindBody(market.Id)!.Name.ShouldBe(market.Name);
        directory.PostsWithDuty(market.Id, "review").ShouldNotBeEmpty();
        directory.PostsWithDuty(market.Id, "review").ShouldAllBe(p => p.BodyId == drugs.Id);
        var holder = await directory.RightsOfAsync((await directory.FindOfficialAsync("market-review", default))!.Value, DateOnly.FromDateTime(clock.GetUtcNow().AddHours(8).Date), default);
        holder.Grants.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rename_ABody_KeepsItsIdentityAndHistory()
    {
        var clock = new TestClock();
        await using var host = await HeluoHost.StartAsync(clock);
        var directory = host.Services.GetRequiredService<IDirectory>();
        var body = directory.FindBody("education", "410105", DivisionLevel.County)!;
        var system = await host.ClientAsync("henan-system");
        (await system.PostFormAsync($"/work/directory/bodies/{body.Id}/rename", ("name", "金水区教育局"), ("effectiveFrom", Day(clock, 0)), Basis)).Status.ShouldBe(303);
        directory.FindBody(body.Id)!.Name.ShouldBe("金水区教育局");
        directory.FindBody(body.Id)!.CreditCode.ShouldBe(body.CreditCode);
        (await system.PageAsync($"/work/directory/bodies/{body.Id}")).ShouldContain("豫编办〔2026〕8号");
    }

    [Fact]
    public async Task Change_WithoutBasisOrInThePast_IsRefusedAtTheField()
    {
        await using var host = await HeluoHost.StartAsync();
        var system = await host.ClientAsync("henan-system");
        var (status, _, page) = await system.PostFormAsync("/work/directory/divisions/410122/rename", ("name", "新名"), ("effectiveFrom", "2020-01-01"), Basis);
        status.ShouldBe(422);
        page.ShouldContain("生效日期不能早于今天");
        page.ShouldContain("value=\"新名\"");
        (await system.PostFormAsync("/work/directory/divisions/410122/rename", ("name", "新名"), ("effectiveFrom", Day(host.Clock, 1)))).Page.ShouldContain("请写明批准文件或依据");
    }

    [Fact]
    public async Task Add_ADivisionAndABody_CanBeFound()
    {
        await using var host = await HeluoHost.StartAsync();
        var system = await host.ClientAsync("henan-system");
        (await system.PostFormAsync("/work/directory/divisions/4101/add", ("name", "新设区"), ("code", "410109"), ("effectiveFrom", Day(host.Clock, 0)), Basis)).Status.ShouldBe(303);
        (await system.PostFormAsync("/work/directory/divisions/4101/add", ("name", "错编码区"), ("code", "420109"), ("effectiveFrom", Day(host.Clock, 0)), Basis)).Status.ShouldBe(422);
        var code = Engines.Codes.CreditCode.Create("11", "410109", Engines.Codes.OrganisationCode.Create("MB123456")).Text;
        (await system.PostFormAsync("/work/directory/divisions/410109/add-body", ("kind", "education"), ("name", "新设区教育体育局"), ("creditCode", code), ("effectiveFrom", Day(host.Clock, 0)), Basis)).Status.ShouldBe(303);
        var found = await system.GetFromJsonAsync<JsonElement>("/api/directory/bodies?q=新设区");
        found[0].GetProperty("name").GetString().ShouldBe("新设区教育体育局");
    }

    [Fact]
    public async Task Change_BySecurityAdministratorOrClerk_IsRefused()
    {
        await using var host = await HeluoHost.StartAsync();
        foreach (var login in new[] { "henan-security", "henan-audit", "jinshui-head" })
            (await (await host.ClientAsync(login)).PostFormAsync("/work/directory/divisions/410122/rename", ("name", "新名"))).Status.ShouldBe(403);
    }

    internal static string Day(TestClock clock, int ahead) => clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddDays(ahead).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

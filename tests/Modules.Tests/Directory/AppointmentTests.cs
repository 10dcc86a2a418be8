using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Directory.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Directory;

/// <summary>Who holds which post, regular or acting, and what never meets in one person.</summary>
public sealed class AppointmentTests(HeluoHost host) : IClassFixture<HeluoHost>
{
    private static readonly (string, string) Basis = ("basis", "组发〔2026〕3号");

    private IDirectory Directory => host.Services.GetRequiredService<IDirectory>();

    [Fact]
    public async Task Appoint_Acting_GivesTheRightsUntilItsEnd()
    {
        var (official, post) = (await OfficialAsync("market-window"), Post("market-regulation", "审查岗"));
        var (status, _, page) = await AppointAsync(official, post, acting: true, to: 10);
        status.ShouldBe(303, page);
        var today = DateOnly.Parse(ReorganisationTests.Day(host.Clock, 0), null);
        (await Directory.RightsOfAsync(official, today, default)).Grants.ShouldContain(g => g.Permission == "cases.review");
        (await Directory.RightsOfAsync(official, today.AddDays(11), default)).Grants.ShouldNotContain(g => g.Permission == "cases.review");
    }

    [Fact]
    public async Task Appoint_DutiesThatExcludeEachOther_AreRefusedWithTheReason()
    {
        var (status, _, page) = await AppointAsync(await OfficialAsync("market-window"), Post("market-regulation", "首席代表（决定岗）"));
        status.ShouldBe(422);
        page.ShouldContain("不能由同一人担任");
    }

    [Fact]
    public async Task Appoint_ActingWithoutAnEnd_IsRefused()
    {
        var (status, _, page) = await AppointAsync(await OfficialAsync("market-head"), Post("market-regulation", "审查岗"), acting: true);
        status.ShouldBe(422);
        page.ShouldContain("代理要写明结束日期");
    }

    [Fact]
    public async Task Appoint_Oneself_IsRefused()
    {
        var (status, _, _) = await AppointAsync(await OfficialAsync("henan-security"), Post("market-regulation", "审查岗"));
        status.ShouldBe(403);
    }

    [Fact]
    public async Task Appoint_ByTheSystemAdministrator_IsRefused()
    {
        var system = await host.ClientAsync("henan-system");
        (await system.PostFormAsync($"/work/directory/posts/{Post("market-regulation", "审查岗")}/appoint", ("official", "1"))).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Duties_OfAPostThatExcludeEachOther_AreRefused()
    {
        var security = await host.ClientAsync("henan-security");
        var (status, _, page) = await security.PostFormAsync($"/work/directory/posts/{Post("civil-affairs", "单位负责人")}/duties", ("duties", "system-admin"), ("duties", "audit-admin"), Basis);
        status.ShouldBe(422);
        page.ShouldContain("三员分立");
    }

    [Fact]
    public async Task Transfer_AnOfficial_EndsAllPosts()
    {
        var official = await OfficialAsync("market-decide");
        var target = Directory.FindBody("civil-affairs", "410105", DivisionLevel.County)!;
        var (status, _, page) = await (await host.ClientAsync("henan-system")).PostFormAsync(
            $"/work/directory/officials/{official}/transfer", ("body", $"{target.Id}"), ("effectiveFrom", ReorganisationTests.Day(host.Clock, 0)), Basis);
        status.ShouldBe(303, page);
        (await Directory.RightsOfAsync(official, DateOnly.Parse(ReorganisationTests.Day(host.Clock, 0), null), default)).Posts.ShouldBeEmpty();
        (await (await host.ClientAsync("henan-system")).PageAsync($"/work/directory/officials/{official}")).ShouldContain(target.Name);
    }

    private Task<(int Status, string To, string Page)> AppointAsync(long official, long post, bool acting = false, int? to = null) => AppointAsync(
        post, ("official", $"{official}"), ("acting", acting ? "true" : "false"), ("effectiveFrom", ReorganisationTests.Day(host.Clock, 0)), ("to", to is { } days ? ReorganisationTests.Day(host.Clock, days) : ""), Basis);

    private async Task<(int Status, string To, string Page)> AppointAsync(long post, params (string, string)[] fields) =>
        await (await host.ClientAsync("henan-security")).PostFormAsync($"/work/directory/posts/{post}/appoint", fields);

    private async Task<long> OfficialAsync(string login) => (await Directory.FindOfficialAsync(login, default))!.Value;

    private long Post(string kind, string name)
    {
        var body = Directory.FindBody(kind, "410105", DivisionLevel.County)!;
        return new[] { "intake", "review", "decide", "deliver", "head" }.SelectMany(d => Directory.PostsWithDuty(body.Id, d)).First(p => p.Name == name).Id;
    }
}

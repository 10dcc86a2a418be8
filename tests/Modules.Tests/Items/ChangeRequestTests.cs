using System.Net.Http.Json;
using System.Text.Json;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Timers;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Messages.Data;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Items;

/// <summary>Requests to change the catalogue: proposed within 3 working days, adjusted within 7, all three papers together.</summary>
public sealed class ChangeRequestTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2026-02-26", false)] // Friday, the working Saturday 28 February, Monday
    [InlineData("2026-02-25", true)]
    public async Task Propose_CountsThreeWorkingDaysFromPublication(string published, bool late)
    {
        await using var host = await HeluoHost.StartAsync(TestClock.StartingAt(Monday));
        var id = await ProposeAsync(host, published);
        var row = await FindAsync(host, id);
        row.ProposedLate.ShouldBe(late);
        row.AdjustDueOn.ShouldBe(new DateOnly(2026, 3, 11));
    }

    [Fact]
    public async Task Adjust_NotDoneInSevenWorkingDays_IsEscalated()
    {
        var clock = TestClock.StartingAt(Monday);
        await using var host = await HeluoHost.StartAsync(clock);
        var id = await ProposeAsync(host, "2026-02-27");
        clock.Advance(TimeSpan.FromDays(10));
        await HeluoHost.EventuallyAsync(async () => (await FindAsync(host, id)).EscalatedAt is not null);
        await using var messages = host.Services.GetRequiredService<ModuleDbFactory<MessagesDb>>().OpenForReading();
        var told = await messages.Messages.Where(m => m.Link == $"/work/items/changes/{id}").ToListAsync();
        told.Count(m => m.Text.StartsWith("您 2026年3月2日", StringComparison.Ordinal)).ShouldBe(1);
        told.Count(m => m.Text.Contains("请督促办理", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        (await (await host.ClientAsync("henan-publisher")).PageAsync($"/work/items/changes/{id}")).ShouldContain("已超过 7 个工作日");
    }

    [Fact]
    public async Task Propose_InAYearThatWasReplaced_FollowsTheNewTable()
    {
        await using var host = await HeluoHost.StartAsync(TestClock.StartingAt(Monday));
        host.Services.GetRequiredService<WorkCalendars>().Replace(Engines.Calendar.YearTable.Parse(2026, "2026-03-03,holiday,临时放假,试验,9"));
        (await FindAsync(host, await ProposeAsync(host, "2026-03-02"))).AdjustDueOn.ShouldBe(new DateOnly(2026, 3, 12));
    }

    [Fact]
    public async Task Adjust_WhenTheYearIsReplacedMeanwhile_GetsItsNewDayAndTimer()
    {
        var clock = TestClock.StartingAt(Monday);
        await using var host = await HeluoHost.StartAsync(clock);
        var id = await ProposeAsync(host, "2026-03-02");
        host.Services.GetRequiredService<WorkCalendars>().Replace(Engines.Calendar.YearTable.Parse(2026, "2026-03-03,holiday,临时放假,试验,9"));
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetServices<IRecurringJob>().Single(j => j.Name == "items.recompute-requests").RunAsync(default);
        (await FindAsync(host, id)).AdjustDueOn.ShouldBe(new DateOnly(2026, 3, 12));
        clock.Advance(new DateTimeOffset(2026, 3, 12, 12, 0, 0, TimeSpan.FromHours(8)) - clock.GetUtcNow());
        await host.Services.GetRequiredService<TimerWorker>().FireAsync(default);
        (await FindAsync(host, id)).EscalatedAt.ShouldBeNull();
        clock.Advance(TimeSpan.FromDays(1));
        await HeluoHost.EventuallyAsync(async () => (await FindAsync(host, id)).EscalatedAt is not null);
    }

    [Fact]
    public async Task Materials_ConditionOnToday_GoesByThePlatformsDayInBeijing()
    {
        await using var host = await HeluoHost.StartAsync(TestClock.StartingAt(new DateTimeOffset(2026, 3, 2, 17, 0, 0, TimeSpan.Zero)));
        var items = host.Services.GetRequiredService<IItems>();
        var elements = items.All[0].Elements with { Materials = [new Material { Id = "a", Name = "旧表", When = "today() < date(\"2026-03-03\")" }, new Material { Id = "b", Name = "新表", When = "today() = date(\"2026-03-03\")" }] };
        items.MaterialsFor(elements, new Dictionary<string, string>()).Select(m => m.Id).ShouldBe(["b"]);
    }

    [Fact]
    public async Task Complete_NeedsThreePapersAndANewVersion()
    {
        await using var host = await HeluoHost.StartAsync();
        var today = host.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd", null);
        var id = await ProposeAsync(host, today);
        var publisher = await host.ClientAsync("henan-publisher");
        var (status, _, page) = await publisher.PostFormAsync($"/work/items/changes/{id}/complete", ("outcome", "好"));
        status.ShouldBe(422);
        page.ShouldContain("办事指南、审批流程图、审查工作细则");
        (await publisher.PostFormAsync($"/work/items/changes/{id}/papers", ("guide", "Revised"), ("chart", "Unaffected"), ("review", "Revised"))).Status.ShouldBe(303);
        (await publisher.PostFormAsync($"/work/items/changes/{id}/complete")).Status.ShouldBe(422);
        await publisher.PostOkAsync("/api/items/nurse-registration/standing", new { kind = "Suspended", effectiveFrom = today, reason = "等待新办法施行" });
        (await publisher.PostFormAsync($"/work/items/changes/{id}/complete", ("outcome", "已暂停"))).Status.ShouldBe(303);
        (await FindAsync(host, id)).State.ShouldBe(RequestState.Done);
    }

    [Fact]
    public async Task Propose_WithoutADocument_ComesBackWithTheFields()
    {
        await using var host = await HeluoHost.StartAsync();
        var (status, _, page) = await (await host.ClientAsync("henan-editor")).PostFormAsync("/work/items/changes/new", ("kind", "Adjust"), ("itemKey", "no-such-item"));
        status.ShouldBe(422);
        page.ShouldContain("请填写法律、法规或文件的名称");
        page.ShouldContain("请写明是哪个事项");
        page.ShouldContain("请填写文件公布的日期");
    }

    private static async Task<long> ProposeAsync(HeluoHost host, string published)
    {
        var made = await (await host.ClientAsync("henan-editor")).PostOkAsync("/api/items/changes", new
        {
            kind = "Adjust", itemKey = "nurse-registration", documentName = "护士执业注册管理办法（修订）", publishedOn = published, summary = "受理条件改变",
        });
        return long.Parse(made.GetProperty("id").GetString()!, null);
    }

    private static async Task<ChangeRequest> FindAsync(HeluoHost host, long id)
    {
        await using var db = host.Services.GetRequiredService<ModuleDbFactory<ItemsDb>>().OpenForReading();
        return await db.ChangeRequests.SingleAsync(r => r.Id == id);
    }
}

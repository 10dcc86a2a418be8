using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Kernel.Timers;
using Heluo.Modules.Tests.Hosting;
using Heluo.Platform.Messages.Data;
using Heluo.Platform.Packs.Contracts;
using Heluo.Services.Ratings.Data;
using Heluo.Services.Ratings.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Ratings;

/// <summary>Clocks of ratings, on a host with a clock of its own.</summary>
public sealed class RatingClockTests
{
    [Fact]
    public async Task Contact_NotMadeInTime_EscalatesAndCountsAsLate()
    {
        var clock = new TestClock();
        await using var host = await HeluoHost.StartAsync(clock);
        var matter = await EndedMatters.DeliverAsync(host);
        await EndedMatters.PostAsync(await host.ClientAsync(HeluoHost.Citizen), $"/api/ratings/{matter}", new { stars = 1 });
        var opened = await ReadAsync(host, db => db.BadReviews.SingleAsync(r => r.MatterId == matter));
        Engines.Calendar.WorkCalendar.Published.WorkingDaysBetween(opened.OpenedAt.DayInChina(), opened.DueOn).ShouldBe(1);
        clock.Advance(opened.DueOn.EndInChina() - clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await HeluoHost.EventuallyAsync(() => ReadAsync(host, db => db.BadReviews.AnyAsync(r => r.Id == opened.Id && r.IsEscalated && r.WasLate)));
        await using var messages = host.Services.GetRequiredService<ModuleDbFactory<MessagesDb>>().OpenForReading();
        var told = await messages.Messages.Where(m => m.Link == $"/work/ratings-watch/{opened.Id}").ToListAsync();
        told.ShouldNotBeEmpty();
        told[0].Text.ShouldContain("已升级督办");
    }

    [Fact]
    public async Task Contact_InAYearThatWasReplaced_FollowsTheNewTable()
    {
        await using var host = await HeluoHost.StartAsync(TestClock.StartingAt(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8))));
        host.Services.GetRequiredService<WorkCalendars>().Replace(Engines.Calendar.YearTable.Parse(2026, "2026-03-03,holiday,临时放假,试验,9"));
        var matter = await EndedMatters.DeliverAsync(host);
        await EndedMatters.PostAsync(await host.ClientAsync(HeluoHost.Citizen), $"/api/ratings/{matter}", new { stars = 1 });
        (await ReadAsync(host, db => db.BadReviews.SingleAsync(r => r.MatterId == matter))).DueOn.ShouldBe(new DateOnly(2026, 3, 4));
    }

    [Fact]
    public async Task Contact_WhenTheYearIsReplacedMeanwhile_GetsItsNewDay()
    {
        await using var host = await HeluoHost.StartAsync(TestClock.StartingAt(new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8))));
        var matter = await EndedMatters.DeliverAsync(host);
        await EndedMatters.PostAsync(await host.ClientAsync(HeluoHost.Citizen), $"/api/ratings/{matter}", new { stars = 1 });
        (await ReadAsync(host, db => db.BadReviews.SingleAsync(r => r.MatterId == matter))).DueOn.ShouldBe(new DateOnly(2026, 3, 3));
        host.Services.GetRequiredService<WorkCalendars>().Replace(Engines.Calendar.YearTable.Parse(2026, "2026-03-03,holiday,临时放假,试验,9"));
        await host.Services.CreateScope().ServiceProvider.GetServices<IRecurringJob>().Single(j => j.Name == "ratings.recompute-clocks").RunAsync(CancellationToken.None);
        (await ReadAsync(host, db => db.BadReviews.SingleAsync(r => r.MatterId == matter))).DueOn.ShouldBe(new DateOnly(2026, 3, 4));
        (await ReadAsync(host, db => db.Steps.AnyAsync(s => s.Title == "期限重新计算"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Silence_BecomesADefaultRatingThatIsCountedApartAndReplacedByARealOne()
    {
        var clock = new TestClock();
        await using var host = await HeluoHost.StartAsync(clock);
        var matter = await EndedMatters.DeliverAsync(host);
        clock.Advance(TimeSpan.FromDays(31));
        var job = host.Services.CreateScope().ServiceProvider.GetServices<IRecurringJob>().Single(j => j.Name == "ratings.record-defaults");
        await job.RunAsync(CancellationToken.None);
        await job.RunAsync(CancellationToken.None);
        var recorded = await ReadAsync(host, db => db.Ratings.SingleAsync(r => r.MatterId == matter));
        (recorded.Channel, recorded.Stars).ShouldBe((RatingRow.DefaultChannel, 5));

        using var citizen = new HttpClient { BaseAddress = new Uri(host.Address) };
        citizen.DefaultRequestHeaders.Authorization = new("Bearer", await host.SignInAsync(HeluoHost.Citizen));
        await EndedMatters.PostAsync(citizen, $"/api/ratings/{matter}", new { stars = 2 });
        var real = await ReadAsync(host, db => db.Ratings.SingleAsync(r => r.MatterId == matter));
        (real.Channel, real.Stars).ShouldBe((1, 2));
    }

    private static async Task<T> ReadAsync<T>(HeluoHost host, Func<RatingsDb, Task<T>> read)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<RatingsDb>());
    }
}

using System.Text.Json;
using Heluo.Kernel.Timers;
using Heluo.Modules.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>What happens when a clock runs out; every test moves the clock of a platform of its own.</summary>
public sealed class CaseClockTests
{
    [Fact]
    public async Task Answer_NobodyAnswersInTime_CountsAsAcceptedFromTheDayReceived()
    {
        await using var host = await HeluoHost.StartAsync();
        var id = await new Desk(host).SubmittedAsync();
        var desk = await LaterAsync(host, 12);
        await HeluoHost.EventuallyAsync(async () => await desk.StatusAsync(id) == "Accepted");
        var matter = await desk.MatterAsync(id);
        matter.GetProperty("timeline").EnumerateArray().Last(s => !s.GetProperty("internal").GetBoolean()).GetProperty("title").GetString().ShouldBe("视为受理");
        matter.GetProperty("documents").EnumerateArray().Last().GetProperty("kind").GetString().ShouldBe("acceptance-notice");
        (await desk.DoneAsync(id, "Pass")).GetProperty("status").GetString().ShouldBe("Accepted");
    }

    [Fact]
    public async Task Correction_NeverComes_CountsAsWithdrawn()
    {
        await using var host = await HeluoHost.StartAsync();
        var id = await new Desk(host).AfterAsync("RequestCorrection");
        var desk = await LaterAsync(host, 40);
        await HeluoHost.EventuallyAsync(async () => await desk.StatusAsync(id) == "Lapsed");
    }

    [Fact]
    public async Task Suspension_TermOver_TellsTheHandlerAndTheHead()
    {
        await using var host = await HeluoHost.StartAsync();
        var id = await new Desk(host).AfterAsync("Accept", "Suspend");
        var desk = await LaterAsync(host, 25);
        await HeluoHost.EventuallyAsync(async () => (await desk.MatterAsync(id, Desk.Review)).GetProperty("timeline").EnumerateArray().Any(s => s.GetProperty("title").GetString() == "特别程序期限届满"));
        (await desk.StatusAsync(id)).ShouldBe("Suspended");
        (await desk.DoneAsync(id, "Resume")).GetProperty("status").GetString().ShouldBe("Accepted");
    }

    [Fact]
    public async Task Decision_Overdue_IsEscalatedOnceForEachLevel()
    {
        await using var host = await HeluoHost.StartAsync();
        var id = await new Desk(host).AfterAsync("Accept");
        var desk = await LaterAsync(host, 60);
        await EscalateAsync(host);
        await EscalateAsync(host);
        var matter = await desk.MatterAsync(id, Desk.Head);
        matter.GetProperty("escalation").GetInt32().ShouldBe(2);
        matter.GetProperty("timeline").EnumerateArray().Count(s => s.GetProperty("title").GetString() == "超期警示").ShouldBe(1);
        matter.GetProperty("row").GetProperty("lamp").GetString().ShouldBe("Overdue");
        var overdue = await (await host.ClientAsync(Desk.Head)).GetStringAsync("/api/cases/list?box=overdue");
        overdue.ShouldContain(id);
    }

    [Fact]
    public async Task Suspension_PastItsTermUntilTheMatterIsLate_IsEscalated()
    {
        await using var host = await HeluoHost.StartAsync();
        var id = await new Desk(host).AfterAsync("Accept", "Suspend");
        await EscalateAsync(await AtAsync(host, 3));
        (await new Desk(host).MatterAsync(id, Desk.Head)).GetProperty("escalation").GetInt32().ShouldBe(0);
        var desk = await LaterAsync(host, 60);
        await EscalateAsync(host);
        var matter = await desk.MatterAsync(id, Desk.Head);
        matter.GetProperty("row").GetProperty("status").GetString().ShouldBe("Suspended");
        matter.GetProperty("escalation").GetInt32().ShouldBe(2);
        (await (await host.ClientAsync(Desk.Head)).GetStringAsync("/api/cases/list?box=overdue")).ShouldContain(id);
    }

    private static async Task<HeluoHost> AtAsync(HeluoHost host, int days)
    {
        await LaterAsync(host, days);
        return host;
    }

    private static async Task<Desk> LaterAsync(HeluoHost host, int days)
    {
        host.Clock.Advance(TimeSpan.FromDays(days));
        host.ForgetSessions();
        await host.Services.GetRequiredService<TimerWorker>().FireAsync(default);
        return new Desk(host);
    }

    private static async Task EscalateAsync(HeluoHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetServices<IRecurringJob>().Single(j => j.Name == "cases.escalation").RunAsync(default);
    }
}

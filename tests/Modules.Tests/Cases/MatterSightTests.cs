using System.Net;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Modules.Tests.Hosting;
using Heluo.Modules.Tests.Packs;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Heluo.Platform.Packs.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>A step that another body does: its officials see the matter while the step is theirs.</summary>
public sealed class MatterSightTests
{
    private const string Upper = "market-review";

    [Fact]
    public async Task Matter_WithAStepOfTheUpperBody_IsSeenByItsOfficialsWhileTheStepIsOpen()
    {
        await using var host = await HeluoHost.StartAsync();
        using var pack = CityPack.Write((_, text) => text.Replace("name=\"决定\" heluo:duty=\"decide\"", "name=\"决定\" heluo:duty=\"decide\" heluo:body=\"upper\"", StringComparison.Ordinal));
        (await host.Services.GetRequiredService<InstallPack>().RunAsync(Actor.Platform, pack.Folder, CancellationToken.None)).Refused.ShouldBeFalse();
        await AppointAsync(host);
        var citizen = await host.ClientAsync(HeluoHost.Citizen);
        var started = await citizen.PostOkAsync("/api/cases/", new
        {
            itemKey = "pet-licence", division = "410105", answers = new { kind = "new" }, values = new { dogName = "旺财", breed = "1", chip = "156000001" },
        });
        var path = $"/api/cases/{started.GetProperty("id").GetString()}";
        await citizen.PostOkAsync(path + "/submit");
        var upper = await host.ClientAsync(Upper);
        (await upper.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        await (await host.ClientAsync("jinshui-window")).PostOkAsync(path + "/acts", new { act = "Accept" });
        (await upper.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await host.ClientAsync("market-window")).GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await upper.PostOkAsync(path + "/acts", new { act = "Approve" });
        (await upper.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Gives an official of a county's body the post that decides in the city's police.</summary>
    private static async Task AppointAsync(HeluoHost host)
    {
        var directory = host.Services.GetRequiredService<IDirectory>();
        var post = directory.PostsWithDuty(directory.FindBody("public-security", "4101", DivisionLevel.City)!.Id, "decide")[0];
        var done = await host.Services.GetRequiredService<Writes>().RunAsync<Done>(new Act(Actor.Platform, "test.appoint", "appointment"), async unit =>
        {
            var db = unit.Db<DirectoryDb>();
            var official = await db.Officials.SingleAsync(o => o.Name == "董浩然");
            db.Appointments.Add(new Appointment { Id = unit.NextId(), OfficialId = official.Id, PostId = post.Id, ValidFrom = new DateOnly(2020, 1, 1) });
            return Done.Value;
        }, CancellationToken.None);
        done.Ok.ShouldBeTrue();
    }
}

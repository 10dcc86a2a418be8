using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Cases;

/// <summary>Whatever officials and applicants do in whatever order, no work item is lost, doubled or left without an owner, and every state is one the law knows.</summary>
public sealed class MatterWalkTests(HeluoHost host)
{
    private const int Walks = 100;
    private const int Steps = 40;

    [Fact]
    public async Task AnyOrderOfActs_LosesDoublesAndStrandsNothing()
    {
        var walker = await Walker.OfAsync(host);
        var (done, refused) = (0, 0);
        for (var seed = 1; seed <= Walks; seed++)
        {
            var chance = new Random(seed);
            var matter = await walker.SubmitAsync();
            for (var step = 0; step < Steps; step++)
            {
                if (!await walker.StepAsync(matter, chance))
                {
                    refused++;
                    continue;
                }

                done++;
                await walker.CheckAsync(matter, $"seed {seed}, step {step}");
            }
        }

        done.ShouldBeGreaterThan(Walks * 8);
        refused.ShouldBeGreaterThan(Walks * 4);
    }
}

using Heluo.Kernel.Modules;

namespace Heluo.Host;

/// <summary>Lets every module write its seed data; each knows what it already has.</summary>
internal static class Seeding
{
    public static async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().OrderBy(s => s.Order)) await seed.SeedAsync(cancellation);
    }
}

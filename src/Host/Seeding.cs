using Heluo.Kernel.Modules;

namespace Heluo.Host;

/// <summary>Lets every module write its seed data; each knows what it already has.</summary>
internal static class Seeding
{
    /// <param name="services">Services of the application.</param>
    /// <param name="demo">Demo data too.</param>
    /// <param name="cancellation">Gives up between two seeds.</param>
    public static async Task SeedAsync(IServiceProvider services, bool demo, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        foreach (var seed in scope.ServiceProvider.GetServices<ISeed>().Where(s => demo || !s.IsDemo).OrderBy(s => s.Order)) await seed.SeedAsync(cancellation);
    }
}

using Heluo.Host;

namespace Heluo.Modules.Tests.Hosting;

/// <summary>A store with pack and demo data is made once in a run; every host gets a copy.</summary>
internal static class SeededStore
{
    private static readonly Lazy<Task<TestStore>> Template = new(MakeAsync);

    public static async Task<TestStore> CopyAsync() => await TestStore.CopyAsync(await Template.Value);

    private static async Task<TestStore> MakeAsync()
    {
        var store = await TestStore.CreateAsync();
        await using (var application = HeluoHost.Build(store, TimeProvider.System, null, []))
            await Seeding.SeedAsync(application.Services, demo: true, CancellationToken.None);
        TestStore.CloseConnections();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return store;
    }
}

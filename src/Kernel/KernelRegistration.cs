using Heluo.Kernel.Audit;
using Heluo.Kernel.Blobs;
using Heluo.Kernel.Events;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Heluo.Kernel;

/// <summary>Registers the kernel and the modules.</summary>
public static class KernelRegistration
{
    /// <summary>Adds the kernel with these modules.</summary>
    public static IServiceCollection AddHeluo(this IServiceCollection services, IConfiguration configuration, IReadOnlyList<IModule> modules)
    {
        services.AddOptions<StoreOptions>().Bind(configuration.GetSection(StoreOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new ModuleCatalogue(modules));
        services.AddSingleton(provider => new IdGenerator(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<StoreOptions>>().Value.Node));
        services.AddSingleton<IStore>(provider => provider.GetRequiredService<IOptions<StoreOptions>>().Value.Kind == StoreKind.Sqlite
            ? ActivatorUtilities.CreateInstance<SqliteStore>(provider)
            : ActivatorUtilities.CreateInstance<PostgresStore>(provider));
        services.AddSingleton<Migrator>();
        services.AddSingleton<AuditTrail>();
        services.AddSingleton<BlobStore>();
        services.AddSingleton<EventCatalogue>();
        services.AddSingleton<Writes>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<TimerWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxDispatcher>());
        services.AddHostedService(provider => provider.GetRequiredService<TimerWorker>());
        services.AddHostedService<RecurringJobs>();
        foreach (var module in modules) module.AddServices(services, configuration);
        return services;
    }
}

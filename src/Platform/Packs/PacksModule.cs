using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Platform.Packs.Contracts;
using Heluo.Platform.Packs.Data;
using Heluo.Platform.Packs.Domain;
using Heluo.Platform.Packs.Features;
using Heluo.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Packs;

/// <summary>Content packs.</summary>
internal sealed class PacksModule : IModule
{
    public string Name => "packs";

    public IReadOnlyList<Permission> Permissions => [PacksPermissions.Install];

    public IReadOnlyList<Kernel.Modules.MenuEntry> Menu => [new("事项包", "/work/packs", Icons.Upload, PacksPermissions.Install.Code, 63)];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PackOptions>().Bind(configuration.GetSection(PackOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddModuleDb<PacksDb>(options => new PacksDb(options));
        services.AddSingleton<IPackCheck, WordsPackCheck>();
        services.AddSingleton<PackShelf>().AddSingleton<WorkCalendars>();
        services.AddSingleton(provider => provider.GetRequiredService<PackShelf>().Open());
        services.AddSingleton<InstallPack>();
        services.AddSingleton<PreviewPack>().AddSingleton<ExportPack>();
        services.AddSingleton<PackWatch>().AddHostedService(provider => provider.GetRequiredService<PackWatch>());
    }

    public void MapEndpoints(IEndpointRouteBuilder routes) => Pages.PackPages.Map(routes);
}

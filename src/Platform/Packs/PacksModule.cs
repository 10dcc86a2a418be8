using Heluo.Kernel.Modules;
using Heluo.Platform.Packs.Contracts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Packs;

/// <summary>Content packs.</summary>
internal sealed class PacksModule : IModule
{
    public string Name => "packs";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PackOptions>().Bind(configuration.GetSection(PackOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<PackFolder>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }
}

using Heluo.Kernel.Modules;
using Heluo.Services.Portal.Apply;
using Heluo.Services.Portal.My;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Services.Portal;

/// <summary>The public face: finding a service, reading its guide, applying, checking a document.</summary>
internal sealed class PortalModule : IModule
{
    public string Name => "portal";

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<JourneyDesk>();

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        ApplyPages.Map(routes);
        MyPages.Map(routes);
    }
}

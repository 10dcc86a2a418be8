using Heluo.Kernel.Modules;
using Heluo.Services.Portal.Browse;
using Heluo.Services.Portal.Guide;
using Heluo.Services.Portal.Help;
using Heluo.Services.Portal.Home;
using Heluo.Services.Portal.Place;
using Heluo.Services.Portal.Search;
using Heluo.Services.Portal.Verify;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Services.Portal;

/// <summary>The public face: finding a service, reading its guide, checking a document.</summary>
internal sealed class PortalModule : IModule
{
    public string Name => "portal";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PortalContent>().AddSingleton<VisitorPlace>().AddSingleton<Shelves>().AddSingleton<ItemCards>();
        services.AddSingleton<Answers>().AddSingleton<ItemSearch>().AddSingleton<Guides>().AddSingleton<HomeReader>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        HomePages.Map(routes);
        PlacePages.Map(routes);
        BrowsePages.Map(routes);
        SearchPages.Map(routes);
        GuidePages.Map(routes);
        VerifyPages.Map(routes);
        HelpPages.Map(routes);
        PortalApi.Map(routes.MapGroup("/api/portal").WithTags("门户"));
    }
}

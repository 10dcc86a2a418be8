using Heluo.Kernel.Modules;
using Heluo.Services.Portal.Apply;
using Heluo.Services.Portal.Browse;
using Heluo.Services.Portal.Guide;
using Heluo.Services.Portal.Help;
using Heluo.Services.Portal.Home;
using Heluo.Services.Portal.My;
using Heluo.Services.Portal.Place;
using Heluo.Services.Portal.Search;
using Heluo.Services.Portal.Verify;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Services.Portal;

/// <summary>The public face: finding a service, reading its guide, applying, checking a document.</summary>
internal sealed class PortalModule : IModule
{
    public string Name => "portal";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PortalContent>().AddSingleton<VisitorPlace>().AddSingleton<Shelves>().AddSingleton<ItemCards>();
        services.AddHostedService<PrepareSearch>();
        services.AddSingleton<Answers>().AddSingleton<ItemSearch>().AddSingleton<Guides>().AddSingleton<Samples>().AddSingleton<HomeReader>().AddSingleton<RenderedPages>();
        services.AddSingleton<JourneyDesk>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var kept = routes.MapGroup("").AddEndpointFilter((invocation, next) => invocation.HttpContext.RequestServices.GetRequiredService<RenderedPages>().ServeAsync(invocation, next));
        HomePages.Map(kept);
        BrowsePages.Map(kept);
        SearchPages.Map(kept);
        GuidePages.Map(kept);
        HelpPages.Map(kept);
        PlacePages.Map(routes);
        VerifyPages.Map(routes);
        ApplyPages.Map(routes);
        MyPages.Map(routes);
        PortalApi.Map(routes.MapGroup("/api/portal").WithTags("门户"));
    }
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Timers;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Features;
using Heluo.Platform.Items.Reading;
using Heluo.Platform.Packs.Contracts;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Items;

/// <summary>The catalogue of service items and its life: drafts, review, publication, local elements, requests to change it.</summary>
internal sealed class ItemsModule : IModule
{
    public string Name => "items";

    public IReadOnlyList<Permission> Permissions => [ItemsPermissions.View, ItemsPermissions.Edit, ItemsPermissions.Publish];

    public IReadOnlyList<Kernel.Modules.MenuEntry> Menu =>
    [
        new("事项清单", "/work/items", Icons.List, ItemsPermissions.View.Code, 60), new("事项审核", "/work/items/review", Icons.Scale, ItemsPermissions.Publish.Code, 61),
        new("事项变更", "/work/items/changes", Icons.Clock, ItemsPermissions.View.Code, 62),
    ];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<ItemsDb>(options => new ItemsDb(options));
        services.AddSingleton<CodeLists>().AddSingleton<LocalRules>().AddSingleton<SharedRegisters>().AddSingleton<ItemsLaw>().AddSingleton<Domain.Guide.GuideBasis>().AddSingleton<ItemRights>();
        services.AddSingleton<ItemCatalogue>();
        services.AddSingleton<IItems>(provider => provider.GetRequiredService<ItemCatalogue>());
        services.AddSingleton<ItemListing>().AddSingleton<VersionReader>().AddSingleton<ExchangeTables>().AddSingleton<ListExport>();
        services.AddSingleton<DraftItem>().AddSingleton<ReviewItem>().AddSingleton<ChangeStanding>().AddSingleton<EditLocal>().AddSingleton<HandleRequests>();
        services.AddSingleton<Pages.ItemPageReader>().AddSingleton<Pages.Pieces>().AddSingleton<Pages.LocalPieces>();
        services.AddTimerHandler<ChangeDueTimer>();
        services.AddRecurringJob<RecomputeRequests>();
        services.AddScoped<ISeed, ItemsSeed>();
        services.AddSingleton<IPackCheck, ItemsPackCheck>().AddSingleton<IPackExport, ItemsExport>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        ItemsApi.Map(routes.MapGroup("/api/items").WithTags("政务服务事项"));
        Pages.ItemPages.Map(routes.MapGroup("/work/items"));
    }
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Items;

/// <summary>The catalogue of service items.</summary>
internal sealed class ItemsModule : IModule
{
    public string Name => "items";

    public IReadOnlyList<Permission> Permissions => [ItemsPermissions.Edit, ItemsPermissions.Publish];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<ItemsDb>(options => new ItemsDb(options));
        services.AddSingleton<CodeLists>();
        services.AddSingleton<ItemCatalogue>();
        services.AddSingleton<IItems>(provider => provider.GetRequiredService<ItemCatalogue>());
        services.AddScoped<ISeed, ItemsSeed>();
        services.AddSingleton<Packs.Contracts.IPackCheck, ItemsPackCheck>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/items").WithTags("政务服务事项");
        api.MapGet("/{key}", IResult (string key, string? division, IItems items) =>
            items.Implement(key, division ?? "41") is { } found ? TypedResults.Ok(found) : TypedResults.NotFound()).ForEverybody();
    }
}

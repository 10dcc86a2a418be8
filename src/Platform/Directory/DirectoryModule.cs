using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Heluo.Platform.Directory.Seeding;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Directory;

/// <summary>Divisions, bodies, posts, officials, duties.</summary>
internal sealed class DirectoryModule : IModule
{
    public string Name => "directory";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<DirectoryDb>(options => new DirectoryDb(options));
        services.AddSingleton<DirectoryReader>();
        services.AddSingleton<Packs.Contracts.IPackCheck, DirectoryPackCheck>();
        services.AddSingleton<ISeed, DirectorySeed>().AddSingleton<ISeed, DemoOfficialsSeed>();
        services.AddSingleton<IDirectory>(provider => provider.GetRequiredService<DirectoryReader>());
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/directory").WithTags("组织机构");
        api.MapGet("/divisions/{code}/below", (string code, IDirectory directory) => TypedResults.Ok(directory.DivisionsBelow(code))).ForEverybody();
        api.MapGet("/divisions", (string q, IDirectory directory) => TypedResults.Ok(directory.SearchDivisions(q, 20))).ForEverybody();
        api.MapGet("/bodies", (string q, IDirectory directory) => TypedResults.Ok(directory.SearchBodies(q, 20))).ForEverybody();
    }
}

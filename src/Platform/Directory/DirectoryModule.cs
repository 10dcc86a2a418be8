using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Modules;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Data;
using Heluo.Platform.Directory.Domain;
using Heluo.Platform.Directory.Features;
using Heluo.Platform.Directory.Pages;
using Heluo.Platform.Directory.Reading;
using Heluo.Platform.Directory.Seeding;
using Heluo.Platform.Packs.Contracts;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Directory;

/// <summary>Divisions, bodies, posts, officials, duties; their history and reorganisation by date.</summary>
internal sealed class DirectoryModule : IModule
{
    public string Name => "directory";

    public IReadOnlyList<Permission> Permissions => [DirectoryPermissions.View, DirectoryPermissions.Manage, DirectoryPermissions.Grant];

    public IReadOnlyList<Kernel.Modules.MenuEntry> Menu => [new("组织机构", "/work/directory", Icons.Building, DirectoryPermissions.View.Code, 80)];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<DirectoryDb>(options => new DirectoryDb(options));
        services.AddSingleton<DivisionHistory>().AddSingleton<DirectoryReader>().AddSingleton<DirectoryViews>();
        services.AddSingleton<IDirectory>(provider => provider.GetRequiredService<DirectoryReader>());
        services.AddSingleton<DirectoryAct>().AddSingleton<ManageDivisions>().AddSingleton<ManageBodies>().AddSingleton<ManagePosts>().AddSingleton<ManageOfficials>().AddSingleton<Appoint>().AddSingleton<DirectoryActs>();
        services.AddSingleton<IPackCheck, DirectoryPackCheck>().AddSingleton<IPackCheck>(provider => new PermissionsPackCheck(provider.GetRequiredService<ModuleCatalogue>().Permissions));
        services.AddSingleton<ISeed, DirectorySeed>().AddSingleton<ISeed, DemoOfficialsSeed>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/directory").WithTags("组织机构");
        api.MapGet("/divisions/{code}", IResult (string code, DateOnly? day, IDirectory directory) =>
            (day is { } on ? directory.FindDivision(code, on) : directory.FindDivision(code)) is { } found ? TypedResults.Ok(found) : DirectoryErrors.DivisionUnknown.ToProblem()).ForEverybody();
        api.MapGet("/divisions/{code}/successors", (string code, DateOnly day, IDirectory directory) => TypedResults.Ok(directory.SuccessorsOf(code, day))).ForEverybody();
        api.MapGet("/divisions/{code}/below", (string code, IDirectory directory) => TypedResults.Ok(directory.DivisionsBelow(code))).ForEverybody();
        api.MapGet("/divisions", (string q, IDirectory directory) => TypedResults.Ok(directory.SearchDivisions(q, 20))).ForEverybody();
        api.MapGet("/bodies", (string q, IDirectory directory) => TypedResults.Ok(directory.SearchBodies(q, 20))).ForEverybody();
        DirectoryPages.Map(routes.MapGroup("/work/directory"));
    }
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Storage;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Kernel.Modules;

/// <summary>A module: all its wiring in one class.</summary>
public interface IModule
{
    /// <summary>Lower-case name: schema, permission prefix.</summary>
    string Name { get; }

    /// <summary>Folder (and last part of the namespace) inside the wing's project.</summary>
    string Folder => GetType().Name.Replace("Module", "", StringComparison.Ordinal);

    /// <summary>Rights the module knows.</summary>
    IReadOnlyList<Permission> Permissions => [];

    /// <summary>Entries of the workbench menu.</summary>
    IReadOnlyList<MenuEntry> Menu => [];

    /// <summary>Registers services.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps pages and endpoints, each with its access rule.</summary>
    void MapEndpoints(IEndpointRouteBuilder routes);
}

/// <summary>An entry of the workbench menu, shown to those who have the permission.</summary>
/// <param name="Title">Chinese title.</param>
/// <param name="Path">Address.</param>
/// <param name="Icon">Name of a Tabler outline icon.</param>
/// <param name="Permission">Needed permission; null for everybody signed in as an official.</param>
/// <param name="Order">Position; lower comes first.</param>
public sealed record MenuEntry(string Title, string Path, string Icon, string? Permission, int Order);

/// <summary>The modules of this program.</summary>
public sealed class ModuleCatalogue(IReadOnlyList<IModule> modules)
{
    /// <summary>All modules, in the order in which they start.</summary>
    public IReadOnlyList<IModule> All { get; } = modules;

    /// <summary>Every declared permission.</summary>
    public IReadOnlyList<Permission> Permissions { get; } = [.. modules.SelectMany(m => m.Permissions)];
}

/// <summary>Registration of a module's own parts.</summary>
public static class ModuleRegistration
{
    /// <summary>Registers the module's context: injected it reads, in a <see cref="Unit"/> it writes.</summary>
    public static IServiceCollection AddModuleDb<TDb>(this IServiceCollection services, Func<DbContextOptions<TDb>, TDb> create)
        where TDb : ModuleDb
    {
        services.AddSingleton(provider => new ModuleDbFactory<TDb>(provider.GetRequiredService<IStore>(), create));
        return services.AddScoped(provider => provider.GetRequiredService<ModuleDbFactory<TDb>>().OpenForReading());
    }
}

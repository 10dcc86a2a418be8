using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Heluo.Platform.Identity.Features;
using Heluo.Platform.Identity.Pages;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Identity;

/// <summary>Accounts, sessions, sign-in.</summary>
internal sealed class IdentityModule : IModule
{
    public string Name => "identity";

    public IReadOnlyList<Permission> Permissions => [IdentityPermissions.Manage];

    public IReadOnlyList<Kernel.Modules.MenuEntry> Menu => [new("账号管理", "/work/accounts", Icons.User, IdentityPermissions.Manage.Code, 81)];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<IdentityOptions>().Bind(configuration.GetSection(IdentityOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var keys = Path.Combine(configuration[$"{StoreOptions.Section}:DataFolder"] ?? "data", "keys");
        services.AddDataProtection().SetApplicationName("heluo").PersistKeysToFileSystem(System.IO.Directory.CreateDirectory(keys));
        services.AddModuleDb<IdentityDb>(options => new IdentityDb(options));
        services.AddSingleton<Sessions>();
        services.AddSingleton<IActorResolver>(provider => provider.GetRequiredService<Sessions>());
        services.AddSingleton<IAccounts, Accounts>();
        services.AddSingleton<ISeed, DemoAccountsSeed>();
        services.AddSingleton<IRealNameVerifier, SimulatedVerifier>();
        services.AddSingleton<UnknownLogins>().AddSingleton<Attempts>().AddSingleton<PhoneCodes>();
        services.AddScoped<SignIn>().AddScoped<SignUp>().AddScoped<SignOut>().AddScoped<WrongProofs>().AddScoped<ChangePassword>().AddScoped<SetUpSecondFactor>().AddScoped<ChangeContact>();
        services.AddSingleton<ManageAccounts>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        IdentityPages.Map(routes);
        AdminPages.Map(routes);
        var api = routes.MapGroup("/api/identity").WithTags("身份");
        api.MapPost("/sign-in", async (SignIn.Request request, SignIn act, HttpContext context) =>
            (await act.HandleAsync(request, IdentityPages.SourceOf(context), context.RequestAborted)).ToHttp()).ForEverybody().LimitsAttempts();
        api.MapPost("/sign-up", async (SignUp.Request request, SignUp act, HttpContext context) =>
            (await act.HandleAsync(request, IdentityPages.SourceOf(context).Address, context.RequestAborted)).ToHttp()).ForEverybody().LimitsAttempts();
        api.MapPost("/sign-out", async (SignOut act, Sessions sessions, HttpContext context) =>
            (await act.HandleAsync(context.Actor(), sessions.IdOf(context), context.RequestAborted)).ToHttp()).ForSignedIn();
        api.MapPost("/sign-out-everywhere", async (SignOut act, HttpContext context) =>
            (await act.HandleAsync(context.Actor(), null, context.RequestAborted)).ToHttp()).ForSignedIn();
        api.MapGet("/me", (HttpContext context) => TypedResults.Ok(new Me(context.Actor().Name, context.Actor().Kind))).ForSignedIn();
    }

    internal sealed record Me(string Name, ActorKind Kind);
}

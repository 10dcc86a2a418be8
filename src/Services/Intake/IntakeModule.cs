using Heluo.Kernel.Modules;
using Heluo.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MenuEntry = Heluo.Kernel.Modules.MenuEntry;

namespace Heluo.Services.Intake;

/// <summary>Window intake: a clerk helps somebody who stands there, on the same items and the same matters as online.</summary>
internal sealed class IntakeModule : IModule
{
    public string Name => "intake";

    public IReadOnlyList<MenuEntry> Menu => [new("窗口收件", "/work/intake", Icons.Pencil, IntakePermissions.Intake.Code, 15)];

    public void AddServices(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<IntakeDesk>();

    public void MapEndpoints(IEndpointRouteBuilder routes) => IntakePages.Map(routes);
}

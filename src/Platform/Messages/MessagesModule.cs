using Heluo.Kernel.Modules;
using Heluo.Kernel.Outside;
using Heluo.Kernel.Timers;
using Heluo.Platform.Messages.Contracts;
using Heluo.Platform.Messages.Data;
using Heluo.Platform.Messages.Domain;
using Heluo.Platform.Messages.Pages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Messages;

/// <summary>The message centre.</summary>
internal sealed class MessagesModule : IModule
{
    public string Name => "messages";

    public IReadOnlyList<MenuEntry> Menu => [new("我的消息", "/work/messages", "bell", null, 90)];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<MessagesDb>(options => new MessagesDb(options));
        services.AddSingleton<IMessages, MessageCentre>().AddSingleton<MessageBox>();
        services.AddSingleton<IOutsideChannel, SimulatedChannel>();
        services.AddRecurringJob<SendOutside>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes) => MessagePages.Map(routes);
}

using Heluo.Kernel.Modules;
using Heluo.Services.Workbench.Calendar;
using Heluo.Services.Workbench.Data;
using Heluo.Services.Workbench.Figures;
using Heluo.Services.Workbench.Inbox;
using Heluo.Services.Workbench.Matters;
using Heluo.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MenuEntry = Heluo.Kernel.Modules.MenuEntry;

namespace Heluo.Services.Workbench;

/// <summary>The desk of officials: what waits, the matter, the figures.</summary>
internal sealed class WorkbenchModule : IModule
{
    public string Name => "workbench";

    public IReadOnlyList<MenuEntry> Menu =>
    [
        new("我的待办", "/work", Icons.Inbox, WorkbenchPermissions.View.Code, 10),
        new("办件查询", "/work/matters", Icons.Search, WorkbenchPermissions.View.Code, 20),
        new("本单位统计", "/work/figures", Icons.Statistics, WorkbenchPermissions.View.Code, 30),
        new("工作日历", "/work/calendar", Icons.Calendar, WorkbenchPermissions.Calendar.Code, 90),
    ];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddModuleDb<WorkbenchDb>(options => new WorkbenchDb(options));
        services.AddSingleton<SavedViews>().AddSingleton<MatterDesk>().AddSingleton<FormReading>().AddSingleton<KeptLists>();
    }

    public void MapEndpoints(IEndpointRouteBuilder routes)
    {
        InboxPages.Map(routes);
        MattersPages.Map(routes);
        MatterPages.Map(routes);
        FiguresPages.Map(routes);
        CalendarPages.Map(routes);
    }
}

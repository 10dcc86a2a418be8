using Heluo.Web;
using Heluo.Web.Design;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heluo.EndToEnd.Tests;

/// <summary>The style pages on a free port of this machine.</summary>
internal static class StyleHost
{
    public static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(StyleHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Demo",
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.AddHeluoWeb(context => context.Request.Path.StartsWithSegments("/design/workbench") ? Desk(context) : Portal(context));

        var app = builder.Build();
        app.UseHeluoPages();
        app.UseAntiforgery();
        app.MapHeluoWeb();
        app.MapHeluoDesign();
        await app.StartAsync();
        return app;
    }

    private static PageFrame Portal(HttpContext context) => new()
    {
        Here = context.Request.Path + context.Request.QueryString,
        Elder = context.Request.WantsElder(),
        Place = new("郑州市", "/design"),
        SearchHref = "/design",
        SuggestHref = "/design/suggest",
        Person = context.Request.Path.StartsWithSegments("/design/journey") ? new("李晓梅", "/design") : null,
        Menu =
        [
            new("首页", "/", Icons.Home),
            new("办事", "/design", Icons.List),
            new("进度", "/progress", Icons.Clock),
            new("我的", "/me", Icons.User),
        ],
        FootLinks = [new("关于我们", "/design"), new("隐私政策", "/design"), new("无障碍说明", "/design")],
    };

    private static PageFrame Desk(HttpContext context) => new()
    {
        Name = "豫正通工作台",
        Here = context.Request.Path + context.Request.QueryString,
        Elder = context.Request.WantsElder(),
        SearchHref = "/design/workbench",
        SearchWords = "办件编号、申请人、事项",
        Person = new("王建国", "/design"),
        Post = "金水分局 许可科审查岗",
        Menu =
        [
            new("我的待办", "/design/workbench", Icons.Inbox, "办件", 37),
            new("待领取", "/design/pool", Icons.Files, "办件", 12),
            new("已办", "/design/past", Icons.CircleCheck, "办件"),
            new("窗口收件", "/design/intake", Icons.Pencil, "窗口"),
            new("本单位统计", "/design/statistics", Icons.Statistics, "统计"),
        ],
    };
}

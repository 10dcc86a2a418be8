using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Services.Portal.Place;
using Heluo.Web;
using Microsoft.AspNetCore.Http.Features;
using MenuEntry = Heluo.Web.MenuEntry;

namespace Heluo.Host;

/// <summary>What the shell around a page shows to the actor of the request.</summary>
internal static class PageFrames
{
    private static readonly MenuEntry[] PublicMenu =
    [
        new("首页", "/", Icons.Home), new("办事", "/topics", Icons.List), new("我的办件", "/my", Icons.Files), new("帮助", "/help", Icons.Help),
    ];

    /// <summary>An official has no applications of their own under this account, and goes back to the desk.</summary>
    private static readonly MenuEntry[] VisitorMenu =
    [
        new("首页", "/", Icons.Home), new("办事", "/topics", Icons.List), new("工作台", "/work", Icons.Inbox), new("帮助", "/help", Icons.Help),
    ];

    private static readonly LinkText[] FootLinks = [new("按部门找", "/bodies"), new("核验文件", "/verify"), new("服务评价公开", "/ratings"), new("帮助", "/help")];

    public static PageFrame Of(HttpContext context)
    {
        var actor = context.Actor();
        var here = context.Request.Path.Value + context.Request.QueryString.Value;
        var frame = new PageFrame
        {
            Here = here,
            OpenedFrom = (context.Request.Query["back"].FirstOrDefault() ?? context.Features.Get<IFormFeature>()?.Form?["back"].FirstOrDefault()) is { Length: > 0 } back ? back : null,
            Elder = context.Request.WantsElder(),
            Quiet = actor.IsApplicant && context.Request.Path != "/sign-in" ? context.RequestServices.GetRequiredService<Platform.Identity.Contracts.IAccounts>().ApplicantQuiet : null,
            Person = actor.Kind switch
            {
                ActorKind.Person or ActorKind.Organisation => new LinkText(actor.Name, "/my"),
                ActorKind.Official => new LinkText(actor.Name, "/work/account"),
                _ => null,
            },
        };
        return actor.Kind == ActorKind.Official && IsAtWork(context.Request.Path) ? Desk(frame, context, actor) : frame with
        {
            SearchHref = "/search",
            SuggestHref = "/api/portal/suggest",
            Place = new LinkText(context.RequestServices.GetRequiredService<VisitorPlace>().Of(context.Request).Name, "/place?back=" + Uri.EscapeDataString(here)),
            Menu = actor.Kind == ActorKind.Official ? VisitorMenu : PublicMenu,
            FootLinks = FootLinks,
        };
    }

    /// <summary>Pages that an official sees at the desk; elsewhere an official is a visitor like everybody.</summary>
    private static bool IsAtWork(PathString path) => path.StartsWithSegments("/work", StringComparison.Ordinal) || path.StartsWithSegments("/apply", StringComparison.Ordinal) || path.StartsWithSegments("/account", StringComparison.Ordinal);

    private static PageFrame Desk(PageFrame frame, HttpContext context, Actor actor) => frame with
    {
        Name = "豫正通工作台",
        Menu = WorkMenu(context, actor),
        SearchHref = actor.Can("cases.view") ? "/work/matters" : null,
        SearchWords = "编号、申请人、事项",
        Post = actor.Posts.Count == 0 ? null : context.RequestServices.GetRequiredService<Platform.Directory.Contracts.IDirectory>().FindPost(actor.Posts[0])?.Name,
    };

    private static List<MenuEntry> WorkMenu(HttpContext context, Actor actor) =>
    [
        .. context.RequestServices.GetRequiredService<ModuleCatalogue>().All.SelectMany(m => m.Menu)
            .Where(e => e.Permission is null || actor.Can(e.Permission)).OrderBy(e => e.Order).Select(e => new MenuEntry(e.Title, e.Path, e.Icon)),
    ];
}

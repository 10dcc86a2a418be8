using System.Text.Encodings.Web;
using System.Text.Unicode;
using Heluo.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Heluo.Web;

/// <summary>Puts layouts, components and the few addresses of the shell into a host.</summary>
public static class WebRegistration
{
    /// <summary>The cookie that remembers elder mode.</summary>
    public const string ElderCookie = "heluo.elder";

    /// <summary>Adds what pages need; <paramref name="frame"/> says what the shell shows for a request.</summary>
    public static void AddHeluoWeb(this WebApplicationBuilder builder, Func<HttpContext, PageFrame> frame)
    {
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        // A built (not published) host otherwise compresses files anew at each request, and wrongly for brotli.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";

        var services = builder.Services;
        services.AddRazorComponents();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "heluo.form";
            o.HeaderName = "RequestVerificationToken";
            o.FormFieldName = "__RequestVerificationToken";
        });
        services.Replace(ServiceDescriptor.Singleton(HtmlEncoder.Create(UnicodeRanges.All)));
        services.AddSingleton<AssetAddresses>();
        services.AddCascadingValue(provider => frame(provider.GetRequiredService<IHttpContextAccessor>().HttpContext
            ?? throw new InvalidOperationException("a page is rendered outside a request")));
    }

    /// <summary>Maps static assets, the elder switch, the offline page, the manifest and the service worker.</summary>
    public static void MapHeluoWeb(this IEndpointRouteBuilder routes)
    {
        routes.MapStaticAssets();
        routes.MapPost("/preferences/elder", (Delegate)SwitchElder).DisableAntiforgery();
        routes.MapGet("/offline", () => new RazorComponentResult<OfflinePage>());
        routes.MapGet("/manifest.webmanifest", InstallableApp.Manifest);
        routes.MapGet("/sw.js", InstallableApp.Worker);
    }

    /// <summary>Whether this browser asked for elder mode.</summary>
    public static bool WantsElder(this HttpRequest request) => request.Cookies[ElderCookie] == "1";

    private static async Task<RedirectHttpResult> SwitchElder(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        context.Response.Cookies.Append(ElderCookie, form["on"] == "1" ? "1" : "0", new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
        var back = form["back"].ToString();
        return TypedResults.LocalRedirect(IsLocal(back) ? back : "/", permanent: false, preserveMethod: false);
    }

    private static bool IsLocal(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
        && !path.Any(char.IsControl);
}

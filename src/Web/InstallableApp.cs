using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Heluo.Web;

/// <summary>What makes the portal installable: the manifest and the service worker, both at the root so that they cover every page.</summary>
internal static class InstallableApp
{
    public static IResult Manifest(AssetAddresses assets) => Results.Json(
        new
        {
            name = WebText.PublicName,
            short_name = "河洛",
            lang = "zh-CN",
            id = "/",
            start_url = "/",
            scope = "/",
            display = "standalone",
            background_color = "#f6f7f9",
            theme_color = "#1452cc",
            icons = new[]
            {
                new { src = assets["dist/icon-192.png"], sizes = "192x192", type = "image/png", purpose = "any" },
                new { src = assets["dist/icon-512.png"], sizes = "512x512", type = "image/png", purpose = "any maskable" },
            },
        },
        contentType: "application/manifest+json");

    /// <summary>The worker with the address of the styles in front: a new version of them makes browsers fetch the offline page anew.</summary>
    public static async Task<IResult> Worker(AssetAddresses assets, IWebHostEnvironment environment, HttpContext context)
    {
        var file = environment.WebRootFileProvider.GetFileInfo("dist/sw.js");
        if (!file.Exists) return Results.NotFound();
        using var reader = new StreamReader(file.CreateReadStream());
        var script = await reader.ReadToEndAsync(context.RequestAborted);
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Text($"// {assets["dist/heluo.css"]}\n{script}", "text/javascript");
    }
}

using Heluo.TestSupport;
using Microsoft.Playwright;

namespace Heluo.EndToEnd.Tests;

/// <summary>Pictures of pages for people to look at, in <c>artifacts/screenshots</c>.</summary>
internal static class Screenshots
{
    public static async Task PictureAsync(this IPage page, string name, bool whole = true)
    {
        var folder = Path.Combine(SharedData.RepositoryRoot(), "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
    }
}

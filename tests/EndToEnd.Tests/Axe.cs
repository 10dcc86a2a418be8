using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Heluo.EndToEnd.Tests;

/// <summary>The accessibility check that every page must pass without a single violation.</summary>
internal static class Axe
{
    public static async Task ShouldBeAccessibleAsync(this IPage page) => (await page.FindViolationsAsync()).ShouldBeEmpty($"{page.Url} has accessibility violations");

    /// <summary>What the check finds, each with the element and the reason.</summary>
    public static async Task<string[]> FindViolationsAsync(this IPage page)
    {
        var result = await page.RunAxe();
        return [.. result.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}\n    {n.Html}\n    {string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))}"))];
    }
}

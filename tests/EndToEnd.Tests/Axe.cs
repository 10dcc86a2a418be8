using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Shouldly;

namespace Heluo.EndToEnd.Tests;

/// <summary>The accessibility check that every page must pass without a single violation.</summary>
internal static class Axe
{
    private const string Check = """
        async () => (await axe.run(document, { resultTypes: ['violations'], iframes: false })).violations
            .flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}\n    ${n.html}\n    ${[...n.any, ...n.all, ...n.none].map(c => c.message).join('; ')}`))
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    public static async Task ShouldBeAccessibleAsync(this IPage page) => (await page.FindViolationsAsync()).ShouldBeEmpty($"{page.Url} has accessibility violations");

    /// <summary>What the check finds, each with the element and the reason. It runs in the page itself: the library's own way opens a second page for every check.</summary>
    public static async Task<string[]> FindViolationsAsync(this IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Check);
    }
}

using Heluo.Web.Design;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Heluo.EndToEnd.Tests.Web;

/// <summary>Every style page at both widths, in both modes.</summary>
public sealed class StylePageTests(BrowserFixture browser)
{
    public static TheoryData<string, bool> Pages()
    {
        var data = new TheoryData<string, bool>();
        foreach (var address in DesignRoutes.Addresses)
        {
            data.Add(address, false);
            if (!address.Contains("/status/", StringComparison.Ordinal) || address.EndsWith("/NotFound", StringComparison.Ordinal)) data.Add(address, true);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Open_EveryStylePage_IsAccessibleAndFitsTheScreen(string address, bool elder)
    {
        var page = await browser.OpenAsync(Screen.Phone, elder);
        var complaints = Complaints(page);
        await page.GotoAsync(address);
        foreach (var screen in new[] { Screen.Phone, Screen.Desktop })
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            await page.PictureAsync($"style{address.Replace('/', '-')}-{screen.Name}{(elder ? "-elder" : "")}");
            await page.ShouldBeAccessibleAsync();
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
            overflow.ShouldBeLessThanOrEqualTo(0, $"the page scrolls sideways on the {screen.Name}");
        }
        complaints.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    private static List<string> Complaints(IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("422", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        return complaints;
    }
}

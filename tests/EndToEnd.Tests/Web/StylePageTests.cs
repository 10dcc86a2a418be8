using Heluo.Web.Design;
using Shouldly;
using Xunit;

namespace Heluo.EndToEnd.Tests.Web;

/// <summary>Every style page at both widths, in both modes.</summary>
public sealed class StylePageTests(BrowserFixture browser)
{
    public static TheoryData<string, string, bool> Pages()
    {
        var data = new TheoryData<string, string, bool>();
        foreach (var address in DesignRoutes.Addresses)
        {
            foreach (var screen in new[] { "phone", "desktop" })
            {
                data.Add(address, screen, false);
                data.Add(address, screen, true);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Open_EveryStylePage_IsAccessibleAndFitsTheScreen(string address, string screen, bool elder)
    {
        var page = await browser.OpenAsync(screen == "phone" ? Screen.Phone : Screen.Desktop, elder);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("422", StringComparison.Ordinal)) complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync(address);
        await page.PictureAsync($"style{address.Replace('/', '-')}-{screen}{(elder ? "-elder" : "")}");

        await page.ShouldBeAccessibleAsync();
        complaints.ShouldBeEmpty();
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        overflow.ShouldBeLessThanOrEqualTo(0, "the page scrolls sideways");
        await page.Context.CloseAsync();
    }
}

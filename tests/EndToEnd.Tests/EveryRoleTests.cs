using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.EndToEnd.Tests;

/// <summary>The main pages of every role at both widths and for elders: they answer, fit the screen and are fit for everybody. Desk, intake and public pages are looked at in their own tests.</summary>
public sealed class EveryRoleTests(BrowserFixture browser, HeluoHost host)
{
    private static readonly (Screen Screen, bool Elder)[] Views = [(Screen.Phone, false), (Screen.Desktop, false), (Screen.Phone, true)];

    public static TheoryData<string, string[]> Pages => new()
    {
        { "", ["/sign-in", "/sign-up?kind=person", "/sign-up?kind=organisation", "/forgot", "/cities", "/a-z", "/apply/resident-identity-card?place=410105"] },
        { HeluoHost.Citizen, ["/", "/my", "/my?box=drafts", "/my/messages", "/my/account", "/my/account/phone", "/my/account/address", "/my/preferences", "/account/password"] },
        { HeluoHost.Enterprise, ["/my", "/my/account"] },
        { "jinshui-window", ["/work/messages", "/work/account"] },
        { "jinshui-head", ["/work/ratings"] },
        { "jinshui-watch", ["/work/ratings-watch", "/work/ratings-watch/texts"] },
        { "henan-editor", ["/work/items", "/work/items/food-business-licence", "/work/items/food-business-licence?tab=history", "/work/items/review", "/work/items/withdrawn", "/work/items/changes", "/work/items/new"] },
        { "henan-system", ["/work/directory", "/work/directory/divisions/410105", "/work/directory/search?q=陈", "/work/directory/changes"] },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Open_MainPagesOfARole_AreAccessibleAndFitTheScreen(string login, string[] addresses)
    {
        foreach (var (screen, elder) in Views)
        {
            var page = await browser.OpenAsync(screen, elder, address: host.Address);
            if (login.Length > 0) await page.Context.AddCookiesAsync([new() { Name = "heluo", Value = await host.SignInAsync(login), Url = host.Address }]);
            foreach (var address in addresses)
            {
                var answer = await page.GotoAsync(address);
                answer!.Status.ShouldBe(200, address);
                await page.ShouldBeAccessibleAsync();
                (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{address} scrolls sideways on the {screen.Name}");
            }

            await page.Context.CloseAsync();
        }
    }
}

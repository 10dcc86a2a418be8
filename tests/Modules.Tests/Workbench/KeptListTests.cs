using Heluo.Modules.Tests.Cases;
using Heluo.Modules.Tests.Hosting;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Workbench;

/// <summary>A kept list is never somebody else's and never older than the last change of its rows. The form token in a page tells whether it was rendered anew.</summary>
public sealed class KeptListTests(HeluoHost host)
{
    private readonly Desk _desk = new(host);

    [Fact]
    public async Task List_AskedAgain_IsTheSame_UntilARowChanges()
    {
        var matter = await _desk.SubmittedAsync();
        var number = (await _desk.MatterAsync(matter)).GetProperty("row").GetProperty("number").GetString()!;
        using var page = await DeskPage.OpenAsync(host, Desk.Window);
        await page.GetAsync("/work"); // sets the cookie of the form tokens, and a page that sets a cookie is not kept

        // others work on the shared host at the same time, each of whose acts drops what is kept
        await HeluoHost.EventuallyAsync(async () => (await page.GetAsync($"/work?q={number}")).Html == (await page.GetAsync($"/work?q={number}")).Html);
        (await page.GetAsync($"/work?q={number}")).Html.ShouldContain(number);

        await _desk.DoneAsync(matter, "Accept");
        (await page.GetAsync($"/work?q={number}")).Html.ShouldContain("没有符合条件的办件");
        (await page.GetAsync($"/work/matters?q={number}")).Html.ShouldContain(number);
    }

    [Fact]
    public async Task List_OfOneSession_IsNotAnothers()
    {
        using var one = await DeskPage.OpenAsync(host, Desk.Review);
        using var other = await DeskPage.OpenAsync(host, Desk.Review);
        using var somebody = await DeskPage.OpenAsync(host, Desk.Decide);
        var pages = new List<string>();
        foreach (var page in new[] { one, other, somebody, one, other, somebody }) pages.Add((await page.GetAsync("/work?box=mine")).Html);
        pages.Take(3).Distinct().Count().ShouldBe(3);
        pages[3].ShouldNotBe(pages[4]);
        pages[2].ShouldContain("袁俊杰");
        pages[5].ShouldContain("袁俊杰");
    }
}

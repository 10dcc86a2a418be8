using Heluo.Modules.Tests.Hosting;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Heluo.EndToEnd.Tests;

/// <summary>Somebody with a phone applies for three services of different kinds, every page fit for everybody.</summary>
public sealed class JourneyTests(BrowserFixture browser, HeluoHost host)
{
    [Fact]
    public async Task Apply_OnAPhone_ForThreeServicesOfDifferentKinds()
    {
        var page = await OpenAsync(Screen.Phone);
        await ApplyAsync(page, "senior-allowance", new() { ["citizenNumber"] = "410105194003071237" }, looking: true);
        await ApplyAsync(page, "tobacco-retail-licence", [], looking: false);
        await ApplyAsync(page, "residence-permit", new() { ["arrivalDate"] = "2024-01-15" }, looking: false);

        await page.GotoAsync("/my");
        (await page.GetByRole(AriaRole.Row).CountAsync()).ShouldBeGreaterThanOrEqualTo(4);
        foreach (var screen in new[] { Screen.Phone, Screen.Desktop })
        {
            await page.SetViewportSizeAsync(screen.Width, screen.Height);
            foreach (var address in new[] { "/my", "/my/messages", "/my/account", "/my/account/phone", "/my/preferences", "/account/password", "/sign-up?kind=person", "/forgot" }) await LookAsync(page, address, screen);
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task SignIn_ByKeyboardAloneInElderMode_ReachesMyMatters()
    {
        var page = await OpenAsync(Screen.Phone, signedIn: false, elder: true);
        await page.GotoAsync("/my");
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("账号").FocusAsync();
        await page.Keyboard.TypeAsync(HeluoHost.Citizen);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(HeluoHost.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "您的办件" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Form_AnswerThatAsksForMore_ShowsTheFieldAtOnceAndKeepsWhatWasTyped()
    {
        var page = await OpenAsync(Screen.Desktop);
        await StartAsync(page, "resident-identity-card");
        await page.GotoAsync(new Uri(page.Url).AbsolutePath.Split("/form/")[0] + "/form/collect");
        await page.GetByLabel("联系电话").FillAsync("13800000009");
        await Expect(page.GetByLabel("邮寄地址")).ToHaveCountAsync(0);
        await page.GetByLabel("邮寄", new() { Exact = false }).First.CheckAsync();
        await Expect(page.GetByLabel("邮寄地址")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("联系电话")).ToHaveValueAsync("13800000009");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(Screen screen, bool signedIn = true, bool elder = false)
    {
        var page = await browser.OpenAsync(screen, elder, address: host.Address);
        if (signedIn) await page.Context.AddCookiesAsync([new() { Name = "heluo", Value = await host.SignInAsync(HeluoHost.Citizen), Url = host.Address }]);
        return page;
    }

    private static async Task StartAsync(IPage page, string key)
    {
        await page.GotoAsync($"/apply/{key}?place=410105");
        await page.GetByRole(AriaRole.Button, new() { Name = "开始填写" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "另外再填一份" })).ClickAsync();
        while (page.Url.Contains("/situation/", StringComparison.Ordinal))
        {
            await page.GetByRole(AriaRole.Radio).First.CheckAsync();
            await NextAsync(page);
        }
    }

    private static async Task ApplyAsync(IPage page, string key, Dictionary<string, string> known, bool looking)
    {
        await StartAsync(page, key);
        for (var steps = 0; steps < 30 && !page.Url.EndsWith("/done", StringComparison.Ordinal); steps++)
        {
            if (looking) await page.ShouldBeAccessibleAsync();
            if (page.Url.EndsWith("/check", StringComparison.Ordinal)) foreach (var tick in await page.GetByRole(AriaRole.Checkbox).AllAsync()) await tick.CheckAsync();
            else if (page.Url.Contains("/materials/", StringComparison.Ordinal)) await UploadAsync(page);
            else if (page.Url.EndsWith("/materials", StringComparison.Ordinal) && await page.GetByText("待上传").CountAsync() > 0) { await page.Locator(".tasks a").First.ClickAsync(); continue; }
            else await FillAsync(page, known);
            await NextAsync(page);
            (await page.Locator(".summary-error li").AllInnerTextsAsync()).ShouldBeEmpty(page.Url);
        }

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "申请已提交" })).ToBeVisibleAsync();
        if (!looking) return;
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("journey-done-phone");
        await page.GetByRole(AriaRole.Link, new() { Name = "查看办理进度" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "最迟什么时候" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("journey-matter-phone");
    }

    private static async Task NextAsync(IPage page)
    {
        var before = page.Url;
        await page.Locator("main form.stack > .acts .button").First.ClickAsync();
        await page.WaitForFunctionAsync("before => location.href !== before || document.querySelector('.summary-error') !== null", before);
        await page.WaitForLoadStateAsync();
    }

    private static async Task UploadAsync(IPage page)
    {
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "照片.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 74, 70, 73, 70, 0, 0xFF, 0xD9] });
        await Expect(page.Locator(".files .tag.good")).ToBeVisibleAsync();
    }

    /// <summary>Fills every empty field with something that fits its kind, until no field is left that an answer brought up.</summary>
    private static async Task FillAsync(IPage page, Dictionary<string, string> known)
    {
        foreach (var box in await page.Locator("[data-live-fields] > [data-field]:not([hidden])").AllAsync())
        {
            var name = await box.GetAttributeAsync("data-field") ?? "";
            if (await box.Locator("input[type=checkbox]").First.IsVisibleAsync()) await box.Locator("input[type=checkbox]").First.CheckAsync();
            else if (await box.Locator("input[type=radio][value=false]").CountAsync() > 0) await box.Locator("input[type=radio][value=false]").CheckAsync();
            else if (await box.Locator("input[type=radio]").First.IsVisibleAsync()) await box.Locator("input[type=radio]").First.CheckAsync();
            else if (await box.Locator("input[type=file]").CountAsync() > 0) await UploadAsync(page);
            else if (await box.Locator("select").First.IsVisibleAsync()) await ChooseAsync(page, name);
            else if (await box.Locator("[name$='.year']").First.IsVisibleAsync() && (known.ContainsKey(name) || await box.Locator("[name$='.year']").InputValueAsync() == "")) await DateAsync(box, known.GetValueOrDefault(name, "2026-01-15"));
            else if (await box.Locator("input[list]").First.IsVisibleAsync()) await box.Locator("input[list]").FillAsync(await box.Locator("datalist option").First.GetAttributeAsync("value") ?? "");
            else if (await box.Locator("input.input, textarea").First.IsVisibleAsync()) await WriteAsync(box.Locator("input.input, textarea").First, await box.InnerTextAsync(), known.GetValueOrDefault(name));
        }
    }

    private static async Task ChooseAsync(IPage page, string name)
    {
        var selects = page.Locator($"[data-field='{name}'] select");
        for (var level = 0; level < await selects.CountAsync() && level < 3; level++)
        {
            await selects.Nth(level).SelectOptionAsync(new SelectOptionValue { Index = 1 });
            if ((await selects.Nth(level).GetAttributeAsync("name"))!.StartsWith("_level:0", StringComparison.Ordinal)) await Expect(selects).ToHaveCountAsync(2);
        }
    }

    private static async Task DateAsync(ILocator box, string day)
    {
        var parts = day.Split('-');
        await box.Locator("[name$='.year']").FillAsync(parts[0]);
        await box.Locator("[name$='.month']").FillAsync(parts[1]);
        await box.Locator("[name$='.day']").FillAsync(parts[2]);
    }

    private static async Task WriteAsync(ILocator input, string label, string? known)
    {
        if (known is not null)
        {
            await input.FillAsync(known);
            await input.BlurAsync();
            return;
        }

        if ((await input.InputValueAsync()).Length > 0) return;
        await input.FillAsync(label switch
        {
            _ when label.Contains("身份证", StringComparison.Ordinal) => "410105196001012355",
            _ when label.Contains("信用代码", StringComparison.Ordinal) => HeluoHost.Enterprise,
            _ when label.Contains("电话", StringComparison.Ordinal) || label.Contains("手机", StringComparison.Ordinal) => "13800000001",
            _ when label.Contains("账号", StringComparison.Ordinal) || label.Contains("卡号", StringComparison.Ordinal) => "6222021234567890128",
            _ when await input.GetAttributeAsync("inputmode") is "numeric" or "decimal" => "20",
            _ => "张小河",
        });
    }

    private static async Task LookAsync(IPage page, string address, Screen screen)
    {
        await page.GotoAsync(address);
        await page.PictureAsync($"journey{address.Split('?')[0].Replace('/', '-')}-{screen.Name}");
        await page.ShouldBeAccessibleAsync();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth")).ShouldBeLessThanOrEqualTo(0, $"{address} scrolls sideways on the {screen.Name}");
    }
}

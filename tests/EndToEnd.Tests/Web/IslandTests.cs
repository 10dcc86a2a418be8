using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Heluo.EndToEnd.Tests.Web;

/// <summary>What the scripts add, and that pages do without them.</summary>
public sealed class IslandTests(BrowserFixture browser)
{
    [Fact]
    public async Task ElderSwitch_WithScript_KeepsWhatWasTyped()
    {
        var page = await browser.OpenAsync(Screen.Phone);
        await page.GotoAsync("/design/errors");
        await page.GetByLabel("身份证号").FillAsync("41010519900307");
        await page.GetByRole(AriaRole.Button, new() { Name = "长辈版" }).ClickAsync();

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-elder", "");
        await Expect(page.GetByLabel("身份证号")).ToHaveValueAsync("41010519900307");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "有困难，打 12345" })).ToBeVisibleAsync();
        var size = await page.EvaluateAsync<string>("getComputedStyle(document.body).fontSize");
        size.ShouldBe("22px");

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "标准版" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task ElderSwitch_WithoutScript_ComesBackToTheSamePage()
    {
        var page = await browser.OpenAsync(Screen.Phone, scripts: false);
        await page.GotoAsync("/design/journey?from=home");
        await page.GetByRole(AriaRole.Button, new() { Name = "长辈版" }).ClickAsync();

        page.Url.ShouldEndWith("/design/journey?from=home");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-elder", "");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Suggestions_ByKeyboard_SearchForTheChosenOne()
    {
        var page = await browser.OpenAsync(Screen.Desktop);
        await page.GotoAsync("/design");
        var search = page.GetByRole(AriaRole.Combobox, new() { Name = "搜索样张" });
        await search.PressSequentiallyAsync("食品");
        await Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "搜索建议" }).GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("suggestions-desktop", whole: false);

        await search.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Listbox, new() { Name = "搜索建议" }).GetByRole(AriaRole.Option, new() { Selected = true })).ToHaveCountAsync(1);
        await search.PressAsync("Enter");
        await page.WaitForURLAsync("**/design?q=*");
        Uri.UnescapeDataString(page.Url).ShouldEndWith("食品经营许可（新办）");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Upload_File_ShowsItStoredAndSendsItsIdentifier()
    {
        var page = await browser.OpenAsync(Screen.Phone);
        await page.GotoAsync("/design");
        await page.Locator("input[name=photo]").SetInputFilesAsync(new FilePayload { Name = "背面.png", MimeType = "image/png", Buffer = new byte[40_000] });

        await Expect(page.Locator(".files li")).ToHaveCountAsync(2);
        await Expect(page.Locator(".files li").Last).ToContainTextAsync("已上传");
        var identifiers = await page.Locator("input[name='photo.stored']").EvaluateAllAsync<string[]>("all => all.map(i => i.value)");
        identifiers.ShouldBe(["1", "2"]);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Upload_ByKeyboard_IsChosenOnOurButtonAndFocusComesBackToIt()
    {
        var page = await browser.OpenAsync(Screen.Desktop);
        await page.GotoAsync("/design");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "身份证正面照片 选择文件" });
        await Expect(button).ToBeVisibleAsync();
        var chooser = await page.RunAndWaitForFileChooserAsync(() => button.PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = "背面.png", MimeType = "image/png", Buffer = new byte[40_000] });
        await page.GetByRole(AriaRole.Button, new() { Name = "删除 背面.png" }).PressAsync("Enter");
        await Expect(button).ToBeFocusedAsync();

        await page.RouteAsync("**/design/upload", _ => Task.CompletedTask);
        await page.Locator("input[name=photo]").SetInputFilesAsync(new FilePayload { Name = "慢.png", MimeType = "image/png", Buffer = new byte[40_000] });
        await page.GetByRole(AriaRole.Button, new() { Name = "取消上传" }).PressAsync("Enter");
        await Expect(button).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task File_SentWithItsForm_IsNamedInOurOwnWords()
    {
        var page = await browser.OpenAsync(Screen.Phone);
        await page.GotoAsync("/design/errors");
        var box = page.Locator(".drop");
        await Expect(box).ToContainTextAsync("还没有选文件");
        await Expect(box.Locator("input")).ToBeHiddenAsync();
        await box.Locator("input").SetInputFilesAsync(new FilePayload { Name = "租房合同.pdf", MimeType = "application/pdf", Buffer = [1] });
        await Expect(box).ToContainTextAsync("租房合同.pdf");
        await page.ShouldBeAccessibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Upload_FileTooLarge_SaysWhatToDo()
    {
        var page = await browser.OpenAsync(Screen.Phone);
        await page.GotoAsync("/design");
        await page.Locator("input[name=photo]").SetInputFilesAsync(new FilePayload { Name = "大图.png", MimeType = "image/png", Buffer = new byte[10_485_761] });

        await Expect(page.Locator(".files li").Last).ToContainTextAsync("文件超过 10 MB，请压缩后再传");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Draft_Typing_IsSavedWithoutAsking()
    {
        var page = await browser.OpenAsync(Screen.Phone);
        await page.GotoAsync("/design/journey");
        var saved = page.WaitForRequestAsync("**/design/draft");
        await page.GetByLabel("散装食品").CheckAsync();

        (await saved).PostData.ShouldNotBeNull().ShouldContain("bulk");
        await Expect(page.Locator("[data-save-status]")).ToContainTextAsync("草稿已保存");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Leaving_WithUnsavedWords_IsAsked()
    {
        var page = await browser.OpenAsync(Screen.Desktop);
        await page.GotoAsync("/design");
        await page.RouteAsync("**/design/draft", route => route.AbortAsync());
        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.DismissAsync();
        };
        await page.GetByLabel("姓名").PressSequentiallyAsync("李");
        await page.EvaluateAsync("setTimeout(() => location.assign('/design/done'))");

        (await asked.Task.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)).ShouldBe("beforeunload");
        page.Url.ShouldEndWith("/design");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Journey_ByKeyboardAlone_IsAnsweredAndSent()
    {
        var page = await browser.OpenAsync(Screen.Desktop);
        await page.GotoAsync("/design/journey");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "跳到主要内容" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        for (var i = 0; i < 8 && !await page.GetByLabel("预包装食品").EvaluateAsync<bool>("e => e === document.activeElement"); i++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        await Expect(page.GetByLabel("预包装食品")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "申请已提交" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Errors_SummaryLink_LeadsIntoTheField()
    {
        var page = await browser.OpenAsync(Screen.Phone);
        await page.GotoAsync("/design/errors");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "月份是 1 到 12，请改一下" }).ClickAsync();
        await Expect(page.Locator("[name='born.year']")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Shortcuts_OnTheWorkbench_MoveHelpAndRest()
    {
        var page = await browser.OpenAsync(Screen.Desktop);
        await page.GotoAsync("/design/workbench");
        await page.Keyboard.PressAsync("j");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "户口迁移（夫妻投靠）" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("[data-ticked]")).ToHaveTextAsync("已选 1 件");
        await page.Keyboard.PressAsync("?");
        var help = page.GetByRole(AriaRole.Dialog, new() { Name = "键盘快捷键" });
        await Expect(help).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("keys-desktop", whole: false);
        await page.GetByLabel("使用单键快捷键").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Searchbox)).Not.ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Columns_HiddenByThePerson_StayHidden()
    {
        var page = await browser.OpenAsync(Screen.Desktop);
        await page.GotoAsync("/design/workbench");
        await page.GetByText("选择列").ClickAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "申请人", Exact = true }).UncheckAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "申请人" })).ToBeHiddenAsync();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "赵*华", Exact = true })).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Dialog_Opened_IsAccessibleAndClosesByEscape()
    {
        var page = await browser.OpenAsync(Screen.Phone);
        await page.GotoAsync("/design");
        await page.GetByRole(AriaRole.Button, new() { Name = "打开对话框" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "撤回申请" })).ToBeVisibleAsync();
        await page.ShouldBeAccessibleAsync();
        await page.PictureAsync("dialog-phone", whole: false);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }
}

using System.Text.RegularExpressions;
using Heluo.Host;
using Heluo.Kernel.Access;
using Heluo.Modules.Tests.Hosting;
using Heluo.Modules.Tests.Portal;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Directory.Features;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Identity;

/// <summary>The security administrator opens, resets and stops accounts of officials.</summary>
public sealed partial class AccountAdminTests(HeluoHost host)
{
    private const string Own = "Jialuhe#2026";

    [Fact]
    public async Task Open_ForANewOfficial_TellsAPasswordOnceThatMustBeChanged()
    {
        var (staff, root) = await NewOfficialAsync();
        using var security = await Browser.OpenAsync(host, "henan-security");
        (await security.GetAsync("/work/accounts?q=" + staff)).Text.ShouldContain("没有开通");
        var opened = await security.SendAsync((await security.GetAsync(root)).Form("/open"));
        var password = First().Match(opened.Text).Groups[1].Value;
        password.Length.ShouldBe(12);
        (await security.GetAsync(root)).Text.ShouldNotContain(password);

        using var official = await Browser.OpenAsync(host);
        (await SignInAsync(official, staff, password)).Text.ShouldContain("请先修改密码");
        var changed = await official.SendAsync((await official.GetAsync("/account/password")).Form("/password"), ("old", password), ("password", Own), ("again", Own));
        changed.Text.ShouldContain("密码已修改");
    }

    [Theory]
    [InlineData("陈静", "jinshui-window")]
    [InlineData("周博", "jinshui-review")]
    public async Task Find_ByName_ListsThoseWithTheirBodies(string name, string number)
    {
        using var security = await Browser.OpenAsync(host, "henan-security");
        var found = await security.GetAsync("/work/accounts?q=" + Uri.EscapeDataString(name));
        found.Text.ShouldContain(number);
        found.Text.ShouldContain("金水区行政审批和政务信息管理局");
        (await security.GetAsync("/work/accounts?q=" + Uri.EscapeDataString("查无此人"))).Text.ShouldContain("没有找到");
    }

    [Fact]
    public async Task Open_Twice_IsRefused()
    {
        var (_, root) = await NewOfficialAsync();
        using var security = await Browser.OpenAsync(host, "henan-security");
        var page = await security.GetAsync(root);
        await security.SendAsync(page.Form("/open"));
        (await security.SendAsync(page.Form("/open"))).Text.ShouldContain("已经有账号");
    }

    [Fact]
    public async Task Locked_Stopped_AndReset_DoWhatTheySay()
    {
        var (staff, root) = await NewOfficialAsync();
        using var security = await Browser.OpenAsync(host, "henan-security");
        var password = First().Match((await security.SendAsync((await security.GetAsync(root)).Form("/open"))).Text).Groups[1].Value;
        using var official = await Browser.OpenAsync(host);
        for (var i = 0; i < 5; i++) await SignInAsync(official, staff, "Wrong#2026");
        (await SignInAsync(official, staff, password)).Text.ShouldContain("账号已锁定");
        (await security.SendAsync((await security.GetAsync(root)).Form("/unlock"))).Text.ShouldContain("锁定已解除");
        (await SignInAsync(official, staff, password)).Text.ShouldContain("请先修改密码");

        (await security.SendAsync((await security.GetAsync(root)).Form("/stop"))).Text.ShouldContain("账号已停用");
        (await official.GetAsync("/account/password")).Text.ShouldContain("登录");
        (await SignInAsync(official, staff, password)).Text.ShouldContain("账号已停用");
        await security.SendAsync((await security.GetAsync(root)).Form("/start"));
        var next = First().Match((await security.SendAsync((await security.GetAsync(root)).Form("/reset"))).Text).Groups[1].Value;
        next.ShouldNotBe(password);
        (await SignInAsync(official, staff, password)).Text.ShouldContain("账号或密码不对");
        (await SignInAsync(official, staff, next)).Text.ShouldContain("请先修改密码");
    }

    [Fact]
    public async Task Official_WhoLeftOffice_IsSignedOutAndNotLetInAgain()
    {
        await using var own = await HeluoHost.StartAsync();
        using var official = await Browser.OpenAsync(own, "market-review");
        (await official.GetAsync("/work/account")).Text.ShouldContain("我的工作账号");
        var id = await own.Services.GetRequiredService<IDirectory>().FindOfficialAsync("market-review", default);
        var today = DateOnly.FromDateTime(own.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        (await own.Services.GetRequiredService<ManageOfficials>().LeaveAsync(Actor.Platform, id!.Value, new Ordered(today, "退休通知"), default)).Ok.ShouldBeTrue();
        own.Clock.Advance(TimeSpan.FromMinutes(1)); // an answer is remembered for half a minute
        (await official.GetAsync("/work/account")).Path.ShouldBe("/sign-in");
        (await SignInAsync(official, "market-review", HeluoHost.Password)).Text.ShouldContain("账号已停用");
    }

    [Fact]
    public async Task Account_OfOneself_IsLeftToOthers()
    {
        var directory = host.Services.GetRequiredService<IDirectory>();
        var self = await directory.FindOfficialAsync("henan-security", default);
        using var security = await Browser.OpenAsync(host, "henan-security");
        var page = await security.GetAsync($"/work/accounts/{self}");
        page.Text.ShouldContain("由另一位安全管理员管理");
        page.Text.ShouldNotContain("重设密码</button>");
    }

    [Fact]
    public async Task Command_FirstAdministrator_IsAppointedAndHasAnAccount()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("heluo_admin").FullName;
        try
        {
            (await CommandLine.RunAsync(["admin", "add", "SEC-1", "程安", "security-admin", "--data", folder])).ShouldBe(0);
            (await CommandLine.RunAsync(["admin", "add", "SEC-1", "程安", "security-admin", "--data", folder])).ShouldBe(1);
            (await CommandLine.RunAsync(["admin", "add", "SEC-2", "程安", "no-such-duty", "--data", folder])).ShouldBe(2);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Page> SignInAsync(Browser browser, string login, string password) =>
        await browser.SendAsync((await browser.GetAsync("/sign-in")).Form("/sign-in"), ("login", login), ("password", password));

    private async Task<(string Staff, string Root)> NewOfficialAsync()
    {
        var body = host.Services.GetRequiredService<IDirectory>().FindBody("market-regulation", "410105", DivisionLevel.County)!;
        var staff = "N" + Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();
        var added = await host.Services.GetRequiredService<ManageOfficials>().AddAsync(Actor.Platform, body.Id, "钱新", staff, "", default);
        added.Ok.ShouldBeTrue();
        return (staff, $"/work/accounts/{added.Value}");
    }

    [GeneratedRegex("初始密码\\s+(\\S{12})\\s")]
    private static partial Regex First();
}

using System.Net;
using Heluo.Engines.Codes;
using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Modules.Tests.Hosting;
using Heluo.Modules.Tests.Portal;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;
using Shouldly;
using Xunit;

namespace Heluo.Modules.Tests.Identity;

/// <summary>Signing in, up and out, and one's account, as pages.</summary>
public sealed class IdentityPagesTests(HeluoHost host)
{
    private const string Password = "Huanghe#2026";

    [Fact]
    public async Task SignIn_ByPage_LeadsBackWhereOneCameFrom()
    {
        using var browser = await Browser.OpenAsync(host);
        var asked = await browser.GetAsync("/my/messages");
        asked.Path.ShouldBe("/sign-in");
        var inside = await browser.SendAsync(asked.Form("/sign-in"), ("login", HeluoHost.Citizen), ("password", HeluoHost.Password));
        inside.Path.ShouldBe("/my/messages");
        browser.Cookies["heluo"]!.HttpOnly.ShouldBeTrue();
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task SignIn_WithAForeignWayBack_GoesHome(string back)
    {
        using var browser = await Browser.OpenAsync(host);
        var asked = await browser.GetAsync("/sign-in?back=" + Uri.EscapeDataString(back));
        (await browser.SendAsync(asked.Form("/sign-in"), ("login", HeluoHost.Citizen), ("password", HeluoHost.Password), ("back", back))).Path.ShouldBe("/my");
    }

    [Fact]
    public async Task SignIn_UnknownLoginAndWrongPassword_AreAnsweredAlikeUpToTheLock()
    {
        using var browser = await Browser.OpenAsync(host);
        var (login, _) = await SignUpAsync(browser);
        using var stranger = await Browser.OpenAsync(host);
        var known = await FailAsync(stranger, login);
        var unknown = await FailAsync(stranger, CitizenNumber.Create("410105", new DateOnly(1971, 1, 3), 77).Text);
        known.ShouldBe(unknown);
        known[0].ShouldContain("账号或密码不对");
        known[^1].ShouldContain("账号已锁定，请 30 分钟后再试");
    }

    [Fact]
    public async Task SignUp_WithFaults_NamesEachFieldAndKeepsWhatWasTyped()
    {
        using var browser = await Browser.OpenAsync(host);
        var page = await browser.GetAsync("/sign-up?kind=person");
        var refused = await browser.SendAsync(page.Form("/sign-up"), ("name", "李河"), ("number", "410105199003072214"), ("phone", "12345"), ("password", "12345678"), ("again", "12345678"), ("agreed", "true"));
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Errors.Select(e => e.Anchor).ShouldBe(["#f-number", "#f-phone", "#f-password"], ignoreOrder: true);
        refused.Form("/sign-up").Values.ShouldContain(("name", "李河"));
        refused.Html.ShouldNotContain("value=\"12345678\"");
        var without = await browser.SendAsync(page.Form("/sign-up"), ("name", "李河"), ("phone", "12345"), ("password", "12345678"), ("again", "87654321"));
        without.Errors.Select(e => e.Anchor).ShouldBe(["#f-number", "#f-phone", "#f-password", "#f-again", "#f-agreed"], "all at once, in the order of the form");
    }

    [Fact]
    public async Task SignUp_OfAPerson_SignsInAndTwiceIsRefused()
    {
        using var browser = await Browser.OpenAsync(host);
        var (login, page) = await SignUpAsync(browser);
        page.Path.ShouldBe("/my");
        using var again = await Browser.OpenAsync(host);
        var (_, refused) = await SignUpAsync(again, login);
        refused.Text.ShouldContain("已经注册");
        var (_, otherName) = await SignUpAsync(again, login, "别的名字");
        otherName.Text.ShouldContain("姓名与证件号码不一致");
    }

    [Fact]
    public async Task Account_Shown_MasksPersonalData()
    {
        using var browser = await Browser.OpenAsync(host, HeluoHost.Citizen);
        var page = await browser.GetAsync("/my/account");
        page.Html.ShouldNotContain(HeluoHost.Citizen);
        page.Text.ShouldContain("410105********002X");
    }

    [Fact]
    public async Task Phone_Changed_NeedsTheCodeSentToTheNewOne()
    {
        using var browser = await Browser.OpenAsync(host);
        await SignUpAsync(browser);
        var page = await browser.GetAsync("/my/account/phone");
        (await browser.SendAsync(page.Form("/phone"), ("phone", "1380000"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var asked = await browser.SendAsync(page.Form("/phone"), ("phone", "13900001111"));
        var code = System.Text.RegularExpressions.Regex.Match(asked.Text, "验证码 (\\d{6})").Groups[1].Value;
        var wrong = await browser.SendAsync(asked.Form("/code"), ("code", code == "000000" ? "000001" : "000000"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var changed = await browser.SendAsync(wrong.Form("/code"), ("code", code));
        changed.Text.ShouldContain("手机号已更换");
        changed.Text.ShouldContain("139****1111");
        (await browser.SendAsync(wrong.Form("/code"), ("code", code))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "a code is taken once");
    }

    [Fact]
    public async Task Password_Changed_RefusesWeakReusedAndWrongOnes()
    {
        using var browser = await Browser.OpenAsync(host);
        var (login, _) = await SignUpAsync(browser);
        var page = await browser.GetAsync("/account/password");
        async Task<string> TryAsync(string old, string next) => (await browser.SendAsync(page.Form("/password"), ("old", old), ("password", next), ("again", next))).Text;
        (await TryAsync("Wrong#2026", "Jialuhe#2026")).ShouldContain("原密码不对");
        (await TryAsync(Password, "12345678")).ShouldContain("至少 8 位");
        (await TryAsync(Password, Password)).ShouldContain("最近 5 次");
        (await TryAsync(Password, "Aa1#" + login)).ShouldContain("不能包含账号");
        (await TryAsync(Password, "Jialuhe#2026")).ShouldContain("密码已修改");
        (await TryAsync("Jialuhe#2026", Password)).ShouldContain("最近 5 次");
    }

    [Fact]
    public async Task Password_OldOneGuessedAgainAndAgain_LocksAndEndsTheSession()
    {
        using var browser = await Browser.OpenAsync(host);
        var (login, _) = await SignUpAsync(browser);
        var page = await browser.GetAsync("/account/password");
        for (var i = 0; i < 4; i++) (await browser.SendAsync(page.Form("/password"), ("old", $"Wrong#202{i}"), ("password", "Jialuhe#2026"), ("again", "Jialuhe#2026"))).Text.ShouldContain("原密码不对");
        (await browser.SendAsync(page.Form("/password"), ("old", "Wrong#2029"), ("password", "Jialuhe#2026"), ("again", "Jialuhe#2026"))).Text.ShouldContain("账号已锁定");
        (await browser.GetAsync("/my/account")).Text.ShouldContain("登录");
        using var other = await Browser.OpenAsync(host);
        (await other.SendAsync((await other.GetAsync("/sign-in")).Form("/sign-in"), ("login", login), ("password", Password))).Text.ShouldContain("账号已锁定");
    }

    [Theory]
    [InlineData(null, true, false)]
    [InlineData(null, false, true)]
    [InlineData(false, false, false)]
    [InlineData(true, true, true)]
    public void SecondFactor_OfOfficials_IsNeededUnlessThisIsADemonstration(bool? set, bool demo, bool needed) =>
        new IdentityOptions { OfficialsNeedSecondFactor = set, AllowDemoAccounts = demo }.NeedsSecondFactor.ShouldBe(needed);

    [Fact]
    public async Task Recover_ByTelephone_SetsANewPasswordAndTellsStrangersNothing()
    {
        using var browser = await Browser.OpenAsync(host);
        var (login, _) = await SignUpAsync(browser);
        using var stranger = await Browser.OpenAsync(host);
        var unknown = await stranger.SendAsync((await stranger.GetAsync("/forgot")).Form("/forgot"), ("name", "别人"), ("number", login));
        unknown.Text.ShouldNotContain("短信内容");
        var sent = await stranger.SendAsync((await stranger.GetAsync("/forgot")).Form("/forgot"), ("name", "河小宁"), ("number", login));
        var code = System.Text.RegularExpressions.Regex.Match(sent.Text, "验证码 (\\d{6})").Groups[1].Value;
        sent.Path.ShouldBe(unknown.Path);
        var reset = await stranger.SendAsync(sent.Form("/forgot/code"), ("code", code), ("password", "Yiluo#2026x"), ("again", "Yiluo#2026x"));
        reset.Path.ShouldStartWith("/sign-in", customMessage: reset.Text);
        reset.Text.ShouldContain("请用新密码登录");
        (await stranger.SendAsync(reset.Form("/sign-in"), ("login", login), ("password", "Yiluo#2026x"))).Path.ShouldBe("/my");
        (await browser.GetAsync("/my")).Path.ShouldBe("/sign-in", "the old sessions end");
    }

    [Fact]
    public async Task SecondFactor_SetUpByAnOfficial_IsAskedForAndNoCodeIsTakenTwice()
    {
        await using var own = await HeluoHost.StartAsync();
        using var browser = await Browser.OpenAsync(own, "market-review");
        var page = await browser.GetAsync("/account/second-factor");
        page.Html.ShouldContain("<svg");
        var secret = System.Text.RegularExpressions.Regex.Match(page.Text, "密钥 ([A-Z2-7 ]+)").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        (await browser.SendAsync(page.Form("/second-factor"), ("code", "12"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var totp = new Totp(Base32Encoding.ToBytes(secret));
        var code = totp.ComputeTotp(own.Clock.GetUtcNow().UtcDateTime);
        (await browser.SendAsync(page.Form("/second-factor"), ("code", code))).Text.ShouldContain("动态验证码已绑定");

        using var again = await Browser.OpenAsync(own);
        var asked = await again.SendAsync((await again.GetAsync("/sign-in")).Form("/sign-in"), ("login", "market-review"), ("password", HeluoHost.Password));
        asked.Text.ShouldContain("输入动态验证码");
        var replayed = await again.SendAsync(asked.Form("/sign-in/code"), ("code", code));
        replayed.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        own.Clock.Advance(TimeSpan.FromSeconds(60));
        var inside = await again.SendAsync(replayed.Form("/sign-in/code"), ("code", totp.ComputeTotp(own.Clock.GetUtcNow().UtcDateTime)), ("back", "/work/account"));
        inside.Path.ShouldBe("/work/account");
        inside.Text.ShouldContain("已绑定");
    }

    [Fact]
    public async Task SecondFactor_Replaced_NeedsTheCodeOfThePresentOne()
    {
        await using var own = await HeluoHost.StartAsync();
        using var browser = await Browser.OpenAsync(own, "market-review");
        string Secret(Page page) => System.Text.RegularExpressions.Regex.Match(page.Text, "密钥 ([A-Z2-7 ]+)").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        string Code(string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(own.Clock.GetUtcNow().UtcDateTime);
        var first = await browser.GetAsync("/account/second-factor");
        await browser.SendAsync(first.Form("/second-factor"), ("code", Code(Secret(first))));

        var second = await browser.GetAsync("/account/second-factor");
        second.Text.ShouldContain("现在绑定的");
        (await browser.SendAsync(second.Form("/second-factor"), ("code", Code(Secret(second))))).Text.ShouldContain("现在绑定的动态验证码不对");
        (await browser.SendAsync(second.Form("/second-factor"), ("old", Code(Secret(first))), ("code", Code(Secret(second))))).Text.ShouldContain("动态验证码已绑定");
    }

    [Fact]
    public async Task SecondFactor_PresentCodeGuessedAgainAndAgain_LocksAndEndsTheSession()
    {
        await using var own = await HeluoHost.StartAsync();
        using var browser = await Browser.OpenAsync(own, "market-review");
        string Secret(Page page) => System.Text.RegularExpressions.Regex.Match(page.Text, "密钥 ([A-Z2-7 ]+)").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        string Code(string secret) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(own.Clock.GetUtcNow().UtcDateTime);
        var first = await browser.GetAsync("/account/second-factor");
        await browser.SendAsync(first.Form("/second-factor"), ("code", Code(Secret(first))));

        var second = await browser.GetAsync("/account/second-factor");
        Task<Page> GuessAsync() => browser.SendAsync(second.Form("/second-factor"), ("old", "1234567"), ("code", Code(Secret(second))));
        for (var i = 0; i < 4; i++) (await GuessAsync()).Text.ShouldContain("现在绑定的动态验证码不对");
        (await GuessAsync()).Text.ShouldContain("账号已锁定");
        (await browser.GetAsync("/work/account")).Path.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task Password_GivenByAnAdministrator_MustBeChangedFirst()
    {
        await using var own = await HeluoHost.StartAsync();
        await AddOfficialAsync(own, "STAFF-1");
        using var browser = await Browser.OpenAsync(own);
        var forced = await browser.SendAsync((await browser.GetAsync("/sign-in")).Form("/sign-in"), ("login", "staff-1"), ("password", Password));
        forced.Path.ShouldBe("/account/password");
        (await browser.GetAsync("/work/account")).Path.ShouldBe("/account/password");
        var changed = await browser.SendAsync((await browser.GetAsync("/work/account")).Form("/password"), ("old", Password), ("password", "Qilihe#2026"), ("again", "Qilihe#2026"));
        changed.Path.ShouldBe("/work/account", changed.Text);
        own.Clock.Advance(TimeSpan.FromDays(91));
        var old = await browser.SendAsync((await browser.GetAsync("/sign-in")).Form("/sign-in"), ("login", "staff-1"), ("password", "Qilihe#2026"));
        old.Path.ShouldBe("/account/password");
    }

    [Fact]
    public async Task SecondFactor_WhereOfficialsNeedIt_IsSetUpFirst()
    {
        await using var own = await HeluoHost.StartAsync(null, null, "--Identity:OfficialsNeedSecondFactor=true");
        await AddOfficialAsync(own, "STAFF-2", mustChange: false);
        using var browser = await Browser.OpenAsync(own);
        await browser.SendAsync((await browser.GetAsync("/sign-in")).Form("/sign-in"), ("login", "staff-2"), ("password", Password));
        (await browser.GetAsync("/work/account")).Path.ShouldBe("/account/second-factor");
    }

    private static async Task AddOfficialAsync(HeluoHost own, string login, bool mustChange = true)
    {
        var hash = Account.HashOf(Password);
        var added = await own.Services.GetRequiredService<Writes>().RunAsync<Done>(new Act(Actor.Platform, "test.add-official", "account"), unit =>
        {
            var db = unit.Db<IdentityDb>();
            var account = new Account { Id = unit.NextId(), Kind = AccountKind.Official, Login = login, OfficialId = db.Accounts.First(a => a.Login == "MARKET-REVIEW").OfficialId, CreatedAt = unit.Now };
            account.SetHash(hash, unit.Now);
            account.MustChangePassword = mustChange;
            db.Accounts.Add(account);
            return Task.FromResult<Result<Done>>(Done.Value);
        });
        added.Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task SignOutEverywhere_FromOneDevice_EndsTheOthers()
    {
        using var phone = await Browser.OpenAsync(host);
        var (login, _) = await SignUpAsync(phone);
        using var desk = await Browser.OpenAsync(host);
        await desk.SendAsync((await desk.GetAsync("/sign-in")).Form("/sign-in"), ("login", login), ("password", Password));
        var account = await desk.GetAsync("/my/account");
        account.Text.ShouldContain("这台设备");
        await desk.SendAsync(account.Forms.Single(f => f.Controls.Any(c => c.Name == "all")));
        (await phone.GetAsync("/my")).Path.ShouldBe("/sign-in");
        (await desk.GetAsync("/my")).Path.ShouldBe("/sign-in");
    }

    [Fact]
    public async Task SignIn_TooOftenFromOneAddress_HasToWait()
    {
        await using var own = await HeluoHost.StartAsync(null, null, "--Identity:AttemptsPerMinute=3");
        using var browser = await Browser.OpenAsync(own);
        var form = (await browser.GetAsync("/sign-in")).Form("/sign-in");
        for (var i = 0; i < 3; i++) (await browser.SendAsync(form, ("login", "A" + i), ("password", "x"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.SendAsync(form, ("login", "A4"), ("password", "x"))).Status.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Verification_WhenTheServiceIsDown_LosesNothing()
    {
        await using var own = await HeluoHost.StartAsync(null, null, "--Identity:Verifier=unavailable");
        using var browser = await Browser.OpenAsync(own);
        var (login, refused) = await SignUpAsync(browser);
        refused.Text.ShouldContain("实名核验暂时无法使用");
        refused.Form("/sign-up").Values.ShouldContain(("number", login));
    }

    private static async Task<List<string>> FailAsync(Browser browser, string login)
    {
        List<string> said = [];
        for (var i = 0; i < 6; i++)
        {
            var form = (await browser.GetAsync("/sign-in")).Form("/sign-in");
            said.Add((await browser.SendAsync(form, ("login", login), ("password", "Wrong#2026"))).Errors.Single().Message);
        }

        return said;
    }

    private static async Task<(string Login, Page Page)> SignUpAsync(Browser browser, string? number = null, string name = "河小宁")
    {
        var login = number ?? CitizenNumber.Generate(Random.Shared).Text;
        var form = (await browser.GetAsync("/sign-up?kind=person")).Form("/sign-up");
        var page = await browser.SendAsync(form, ("name", name), ("number", login), ("phone", "13800138000"), ("password", Password), ("again", Password), ("agreed", "true"));
        return (login, page);
    }
}

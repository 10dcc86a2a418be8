using System.Text.Encodings.Web;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Heluo.Platform.Identity.Features;
using Heluo.Platform.Identity.Pages.Own;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Heluo.Platform.Identity.Pages;

/// <summary>What somebody may see and change of the own account.</summary>
internal static class AccountPages
{
    public static async Task<IResult> ShowAsync(IAccounts accounts, IDirectory directory, Sessions sessions, ModuleDbFactory<IdentityDb> databases, HttpContext context)
    {
        var actor = context.Actor();
        var open = await sessions.OpenOfAsync(actor.Id, context.RequestAborted);
        var rows = open.Select(s => new SessionRow(s.Id, DeviceOf(s.Agent), s.Address, s.BeganAt, s.SeenAt, s.Id == sessions.IdOf(context))).ToList();
        if (actor.Kind != ActorKind.Official)
        {
            if (context.Request.Path.StartsWithSegments("/work", StringComparison.Ordinal)) return new SeeOther("/my/account");
            var applicant = await accounts.FindAsync(actor.HolderId, context.RequestAborted);
            return applicant is null ? TypedResults.NotFound() : new RazorComponentResult<ApplicantPage>(new { Applicant = applicant, Sessions = rows, Said = context.Request.Query["said"].ToString() });
        }

        await using var db = databases.OpenForReading();
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, context.RequestAborted);
        var posts = actor.Posts.Select(directory.FindPost).OfType<Post>().Select(p => $"{directory.FindBody(p.BodyId)?.Name} {p.Department} {p.Name}").ToList();
        return new RazorComponentResult<OfficialPage>(new
        {
            actor.Name, account.Login, Posts = posts, HasSecondFactor = account.TotpSecret is not null, account.PasswordChangedAt, Sessions = rows, Said = context.Request.Query["said"].ToString(),
        });
    }

    public static IResult AskPassword(string? back, HttpContext context) => Password(FieldErrors.None, IdentityPages.BackOr(back, ""), context);

    public static async Task<IResult> ChangePasswordAsync(ChangePassword act, Sessions sessions, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var back = IdentityPages.BackOr(form["back"], "");
        var password = form["password"].ToString();
        if (password != form["again"].ToString()) return Password(new FieldErrors([new("again", "两次填的密码不一样，请重填")]), back, context);
        var changed = await act.HandleAsync(context.Actor(), form["old"].ToString(), password, sessions.IdOf(context), context.RequestAborted);
        if (!changed.Ok) return Password(new FieldErrors([new(changed.Error == IdentityErrors.WrongPassword ? "old" : "password", changed.Error.Message)]), back, context);
        return new SeeOther(back.Length > 0 ? back : HomeOf(context.Actor()) + "?said=password");
    }

    public static async Task<IResult> AskSecondFactorAsync(string? back, ModuleDbFactory<IdentityDb> databases, IDataProtectionProvider protection, HttpContext context)
    {
        var actor = context.Actor();
        if (actor.Kind != ActorKind.Official) return new SeeOther("/my/account");
        await using var db = databases.OpenForReading();
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, context.RequestAborted);
        return SecondFactor(FieldErrors.None, Sealer(protection).Protect(SetUpSecondFactor.Offer(account.Login).Secret), account, IdentityPages.BackOr(back, ""), protection);
    }

    public static async Task<IResult> SetUpSecondFactorAsync(SetUpSecondFactor act, ModuleDbFactory<IdentityDb> databases, IDataProtectionProvider protection, HttpContext context)
    {
        var actor = context.Actor();
        if (actor.Kind != ActorKind.Official) return new SeeOther("/my/account");
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (sealedSecret, back) = (form["secret"].ToString(), IdentityPages.BackOr(form["back"], ""));
        if (Unseal(protection, sealedSecret) is not { } secret) return new SeeOther("/account/second-factor");
        var done = await act.HandleAsync(actor, secret, form.Line("code"), form.Line("old"), context.RequestAborted);
        if (done.Ok) return new SeeOther(back.Length > 0 ? back : HomeOf(actor) + "?said=second-factor");
        await using var db = databases.OpenForReading();
        var account = await db.Accounts.SingleAsync(a => a.Id == actor.Id, context.RequestAborted);
        return SecondFactor(new FieldErrors([new(done.Error == IdentityErrors.WrongCode ? "code" : "old", done.Error.Message)]), sealedSecret, account, back, protection);
    }

    public static async Task<IResult> EndSessionsAsync(SignOut act, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (long.TryParse(form["session"], out var one))
        {
            await act.HandleAsync(context.Actor(), one, context.RequestAborted);
            return new SeeOther(HomeOf(context.Actor()) + "?said=session");
        }

        await act.HandleAsync(context.Actor(), null, context.RequestAborted);
        context.Response.Cookies.Delete(Sessions.Cookie);
        return new SeeOther("/sign-in");
    }

    private static string HomeOf(Actor actor) => actor.Kind == ActorKind.Official ? "/work/account" : "/my/account";

    private static RazorComponentResult<PasswordPage> Password(FieldErrors errors, string back, HttpContext context) =>
        new(new { Errors = errors, Back = back, Forced = context.Actor().FirstDo == "/account/password", Home = HomeOf(context.Actor()) }) { StatusCode = EntryPages.StatusOf(errors) };

    private static RazorComponentResult<SecondFactorPage> SecondFactor(FieldErrors errors, string sealedSecret, Account account, string back, IDataProtectionProvider protection)
    {
        var secret = Unseal(protection, sealedSecret) ?? "";
        using var code = QRCodeGenerator.GenerateQrCode($"otpauth://totp/Heluo:{UrlEncoder.Default.Encode(account.Login)}?secret={secret}&issuer=Heluo", QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return new RazorComponentResult<SecondFactorPage>(new { Errors = errors, Sealed = sealedSecret, Secret = secret, Svg = svg.GetGraphic(4, "#1a1f2b", "#ffffff"), Back = back, Bound = account.TotpSecret is not null }) { StatusCode = EntryPages.StatusOf(errors) };
    }

    private static ITimeLimitedDataProtector Sealer(IDataProtectionProvider protection) => protection.CreateProtector("identity.offer").ToTimeLimitedDataProtector();

    private static string? Unseal(IDataProtectionProvider protection, string text)
    {
        try
        {
            return Sealer(protection).Unprotect(text);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // forged or too old: a fresh secret is offered
        }
    }

    /// <summary>A browser's own words in a few of ours.</summary>
    private static string DeviceOf(string agent)
    {
        var system = agent.Contains("iPhone", StringComparison.Ordinal) ? "苹果手机" : agent.Contains("Android", StringComparison.Ordinal) ? "安卓手机"
            : agent.Contains("Windows", StringComparison.Ordinal) ? "Windows 电脑" : agent.Contains("Mac", StringComparison.Ordinal) ? "苹果电脑" : agent.Contains("Linux", StringComparison.Ordinal) ? "Linux 电脑" : "没有认出的设备";
        var browser = agent.Contains("MicroMessenger", StringComparison.Ordinal) ? "微信" : agent.Contains("Edg", StringComparison.Ordinal) ? "Edge" : agent.Contains("Firefox", StringComparison.Ordinal) ? "Firefox"
            : agent.Contains("Chrome", StringComparison.Ordinal) ? "Chrome" : agent.Contains("Safari", StringComparison.Ordinal) ? "Safari" : "";
        return browser.Length > 0 ? $"{system} {browser}" : system;
    }
}

/// <summary>A signed-in session as its holder sees it.</summary>
public sealed record SessionRow(long Id, string Device, string Address, DateTimeOffset BeganAt, DateTimeOffset SeenAt, bool IsThis);

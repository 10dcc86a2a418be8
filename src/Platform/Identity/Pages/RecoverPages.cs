using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Storage;
using Heluo.Platform.Identity.Data;
using Heluo.Platform.Identity.Domain;
using Heluo.Platform.Identity.Features;
using Heluo.Platform.Identity.Pages.Entry;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Identity.Pages;

/// <summary>A forgotten password of an applicant: name, number, and a code sent to the registered telephone. Answers never tell whether an account exists.</summary>
internal static class RecoverPages
{
    private const string Purpose = "recover";
    private static readonly TimeSpan TicketLives = TimeSpan.FromMinutes(10);

    public static IResult Ask() => new RazorComponentResult<ForgotPage>(new { Errors = FieldErrors.None, Name = "", Number = "" });

    public static async Task<IResult> SendAsync(PhoneCodes codes, ModuleDbFactory<IdentityDb> databases, IDataProtectionProvider protection, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (name, number) = (form.Line("name").Trim(), form.Line("number").Trim().ToUpperInvariant());
        var empty = IdentityPages.Empty(("name", name, "请填写注册时的姓名或单位名称"), ("number", number, "请填写身份证号或统一社会信用代码"));
        if (empty.All.Count > 0) return new RazorComponentResult<ForgotPage>(new { Errors = empty, Name = name, Number = number }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        var (accountId, phone) = await FindAsync(databases, name, number, context.RequestAborted);
        if (accountId != 0) await codes.SendAsync(Actor.Nobody with { Address = IdentityPages.SourceOf(context).Address }, accountId, Purpose, phone, context.RequestAborted);
        var ticket = Sealer(protection).Protect($"{accountId}", TicketLives);
        return Page(FieldErrors.None, ticket, accountId == 0 ? null : codes.ShownInDemo(phone));
    }

    public static async Task<IResult> ResetAsync(PhoneCodes codes, ChangePassword act, IDataProtectionProvider protection, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (ticket, password) = (form["ticket"].ToString(), form["password"].ToString());
        if (password != form["again"].ToString()) return Page(new FieldErrors([new("again", "两次填的密码不一样，请重填")]), ticket, null);
        if (Unseal(protection, ticket) is not { } accountId) return new SeeOther("/forgot");
        if (accountId == 0) return Page(new FieldErrors([new("code", IdentityErrors.WrongPhoneCode.Message)]), ticket, null);
        var actor = Actor.Nobody with { Address = IdentityPages.SourceOf(context).Address };
        if (Account.PasswordFault(password, "\n", new IdentityOptions()) is { } weak) return Page(new FieldErrors([new("password", weak.Message)]), ticket, null);
        var taken = await codes.TakeAsync(actor, accountId, Purpose, form.Line("code"), context.RequestAborted);
        if (!taken.Ok) return Page(new FieldErrors([new("code", taken.Error.Message)]), ticket, null);
        var reset = await act.ResetAsync(actor, accountId, password, context.RequestAborted);
        return reset.Ok ? new SeeOther("/sign-in?reset=1") : Page(new FieldErrors([new("password", reset.Error.Message + "。验证码已用过，请重新获取")]), ticket, null);
    }

    private static async Task<(long AccountId, string Phone)> FindAsync(ModuleDbFactory<IdentityDb> databases, string name, string number, CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Login == number && a.HolderId != 0, cancellation);
        var holder = account is null ? null : await db.Holders.SingleOrDefaultAsync(h => h.Id == account.HolderId, cancellation);
        return account is { Active: true, Demo: false } && holder is { Phone.Length: 11 } && holder.Name == name ? (account.Id, holder.Phone) : (0, "");
    }

    private static ITimeLimitedDataProtector Sealer(IDataProtectionProvider protection) => protection.CreateProtector("identity.recover").ToTimeLimitedDataProtector();

    private static long? Unseal(IDataProtectionProvider protection, string ticket)
    {
        try
        {
            return long.TryParse(Sealer(protection).Unprotect(ticket), out var id) ? id : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // forged or too old: both begin anew
        }
    }

    private static RazorComponentResult<ForgotCodePage> Page(FieldErrors errors, string ticket, string? shown) =>
        new(new { Errors = errors, Ticket = ticket, Shown = shown }) { StatusCode = EntryPages.StatusOf(errors) };
}

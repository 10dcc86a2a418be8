using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Identity.Domain;
using Heluo.Platform.Identity.Features;
using Heluo.Platform.Identity.Pages.Own;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Platform.Identity.Pages;

/// <summary>Telephone, address and level of verification of an applicant.</summary>
internal static class ContactPages
{
    public static IResult AskPhone() => Phone(FieldErrors.None, "");

    public static async Task<IResult> SendCodeAsync(ChangeContact act, PhoneCodes codes, HttpContext context)
    {
        var phone = (await context.Request.ReadFormAsync(context.RequestAborted)).Line("phone").Trim();
        var sent = await act.SendCodeAsync(context.Actor(), phone, context.RequestAborted);
        return sent.Ok ? Code(FieldErrors.None, phone, codes) : Phone(new FieldErrors([new("phone", sent.Error.Message)]), phone);
    }

    public static async Task<IResult> ChangePhoneAsync(ChangeContact act, PhoneCodes codes, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var changed = await act.ChangePhoneAsync(context.Actor(), form.Line("code"), context.RequestAborted);
        return changed.Ok ? new SeeOther("/my/account?said=phone") : Code(new FieldErrors([new("code", changed.Error.Message)]), form.Line("phone"), codes);
    }

    public static async Task<IResult> AskAddressAsync(IAccounts accounts, HttpContext context) =>
        Address(FieldErrors.None, (await accounts.FindAsync(context.Actor().HolderId, context.RequestAborted))?.Address ?? "");

    public static async Task<IResult> ChangeAddressAsync(ChangeContact act, HttpContext context)
    {
        var address = (await context.Request.ReadFormAsync(context.RequestAborted)).Line("address").Trim();
        if (address.Length > 200 || address.Any(char.IsControl)) return Address(new FieldErrors([new("address", "地址最多 200 字，不能换行，请缩短后重填")]), address);
        await act.ChangeAddressAsync(context.Actor(), address, context.RequestAborted);
        return new SeeOther("/my/account?said=address");
    }

    public static IResult AskVerify(HttpContext context) =>
        context.Actor().Kind == ActorKind.Person && context.Actor().Assurance < 2 ? Verify(FieldErrors.None) : new SeeOther("/my/account");

    public static async Task<IResult> VerifyAsync(ChangeContact act, HttpContext context)
    {
        if (context.Actor().Kind != ActorKind.Person) return new SeeOther("/my/account");
        var raised = await act.RaiseAsync(context.Actor(), (await context.Request.ReadFormAsync(context.RequestAborted)).Line("card"), context.RequestAborted);
        return raised.Ok ? new SeeOther("/my/account?said=verified") : Verify(new FieldErrors([new("card", raised.Error.Message)]));
    }

    private static RazorComponentResult<PhonePage> Phone(FieldErrors errors, string phone) => new(new { Errors = errors, Phone = phone }) { StatusCode = EntryPages.StatusOf(errors) };

    private static RazorComponentResult<PhoneCodePage> Code(FieldErrors errors, string phone, PhoneCodes codes) =>
        new(new { Errors = errors, Phone = phone, Shown = SignUp.IsMobile(phone) ? codes.ShownInDemo(phone) : null }) { StatusCode = EntryPages.StatusOf(errors) };

    private static RazorComponentResult<AddressPage> Address(FieldErrors errors, string address) => new(new { Errors = errors, Address = address }) { StatusCode = EntryPages.StatusOf(errors) };

    private static RazorComponentResult<VerifyPage> Verify(FieldErrors errors) => new(new { Errors = errors }) { StatusCode = EntryPages.StatusOf(errors) };
}

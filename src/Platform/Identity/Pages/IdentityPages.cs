using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Platform.Identity.Domain;
using Heluo.Platform.Identity.Features;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Identity.Pages;

/// <summary>Addresses of signing in and up, and of one's account.</summary>
internal static class IdentityPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var entry = routes.MapGroup("").ExcludeFromDescription().LimitsAttempts();
        entry.MapGet("/sign-in", EntryPages.AskSignIn).ForEverybody();
        entry.MapPost("/sign-in", EntryPages.SignInAsync).ForEverybody();
        entry.MapPost("/sign-in/code", EntryPages.ConfirmAsync).ForEverybody();
        entry.MapGet("/sign-up", EntryPages.AskSignUp).ForEverybody();
        entry.MapPost("/sign-up", EntryPages.SignUpAsync).ForEverybody();
        entry.MapGet("/forgot", RecoverPages.Ask).ForEverybody();
        entry.MapPost("/forgot", RecoverPages.SendAsync).ForEverybody();
        entry.MapPost("/forgot/code", RecoverPages.ResetAsync).ForEverybody();

        var own = routes.MapGroup("").ExcludeFromDescription().WithMetadata(new OpenBeforeDuty());
        own.MapPost("/sign-out", EntryPages.SignOutAsync).ForEverybody();
        own.MapGet("/account/password", AccountPages.AskPassword).ForSignedIn();
        own.MapPost("/account/password", AccountPages.ChangePasswordAsync).ForSignedIn();
        own.MapGet("/account/second-factor", AccountPages.AskSecondFactorAsync).ForSignedIn();
        own.MapPost("/account/second-factor", AccountPages.SetUpSecondFactorAsync).ForSignedIn();

        var account = routes.MapGroup("").ExcludeFromDescription();
        account.MapGet("/account/here", () => TypedResults.NoContent()).ForSignedIn(); // the request itself keeps the session
        account.MapPost("/account/sessions", AccountPages.EndSessionsAsync).ForSignedIn();
        account.MapGet("/my/account", AccountPages.ShowAsync).ForApplicants();
        account.MapGet("/work/account", AccountPages.ShowAsync).ForSignedIn();
        account.MapGet("/my/account/phone", ContactPages.AskPhone).ForApplicants();
        account.MapPost("/my/account/phone", ContactPages.SendCodeAsync).ForApplicants();
        account.MapPost("/my/account/phone/code", ContactPages.ChangePhoneAsync).ForApplicants();
        account.MapGet("/my/account/address", ContactPages.AskAddressAsync).ForApplicants();
        account.MapPost("/my/account/address", ContactPages.ChangeAddressAsync).ForApplicants();
        account.MapGet("/my/account/verify", ContactPages.AskVerify).ForApplicants();
        account.MapPost("/my/account/verify", ContactPages.VerifyAsync).ForApplicants();
    }

    /// <summary>Where to go on: an address of this site that was brought along, else <paramref name="other"/>.</summary>
    public static string BackOr(string? address, string other) =>
        address is { Length: > 0 and <= 500 } && address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
        && !address.Any(char.IsControl) && Uri.IsWellFormedUriString(address, UriKind.Relative) ? address : other;

    public static SignIn.Source SourceOf(HttpContext context) => new(context.Connection.RemoteIpAddress?.ToString() ?? "", context.Request.Headers.UserAgent.ToString());

    public static void KeepSession(HttpContext context, string token) => context.Response.Cookies.Append(Sessions.Cookie, token, new CookieOptions
    {
        HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true,
    });

    /// <summary>An error as those of the page; one without fields belongs to <paramref name="field"/>.</summary>
    public static FieldErrors ErrorsOf(Error error, string field) => error.Fields.Count > 0
        ? new FieldErrors([.. error.Fields.Select(f => new FieldError(f.Key, f.Value))])
        : new FieldErrors([new(field, error.Message)]);

    /// <summary>What has to be filled in and is not.</summary>
    public static FieldErrors Empty(params (string Field, string Value, string Words)[] fields) =>
        new([.. fields.Where(f => string.IsNullOrWhiteSpace(f.Value)).Select(f => new FieldError(f.Field, f.Words))]);

    /// <summary>One short line of a post.</summary>
    public static string Line(this IFormCollection form, string name) => form[name].ToString() is { Length: <= 500 } text ? text : form[name].ToString()[..500];

    public static string MaskPhone(string phone) => phone.Length == 11 ? $"{phone[..3]}****{phone[7..]}" : phone;

    public static string MaskNumber(string number) => number.Length < 11 ? number : $"{number[..6]}{new string('*', number.Length - 10)}{number[^4..]}";

    public static string MaskName(string name) => name.Length < 2 ? name : name[..1] + new string('*', name.Length - 1);
}

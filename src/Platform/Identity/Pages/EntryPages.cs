using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Identity.Contracts;
using Heluo.Platform.Identity.Domain;
using Heluo.Platform.Identity.Features;
using Heluo.Platform.Identity.Pages.Entry;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Pages;

/// <summary>Signing in, up and out.</summary>
internal static class EntryPages
{
    public static IResult AskSignIn(string? back, IOptions<IdentityOptions> options, HttpContext context)
    {
        var (actor, ranOut) = (context.Actor(), context.Request.Query.ContainsKey("ended"));
        if (actor.Kind != ActorKind.Anonymous && back is { Length: > 0 } && !ranOut) return new SeeOther(IdentityPages.BackOr(back, "/"));
        return SignInForm(FieldErrors.None, "", IdentityPages.BackOr(back, ""), options.Value, ranOut, context.Request.Query.ContainsKey("reset"));
    }

    public static async Task<IResult> SignInAsync(SignIn act, IOptions<IdentityOptions> options, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (login, back) = (form.Line("login"), IdentityPages.BackOr(form["back"], ""));
        var password = form["password"].ToString();
        var empty = IdentityPages.Empty(("login", login, "请填写账号"), ("password", password, "请填写密码"));
        if (empty.All.Count > 0) return SignInForm(empty, login, back, options.Value);
        var answer = await act.HandleAsync(new SignIn.Request(login, password), IdentityPages.SourceOf(context), context.RequestAborted);
        if (answer.Ok) return Enter(context, answer.Value, back);
        if (answer.Error == IdentityErrors.CodeNeeded) return CodeForm(FieldErrors.None, await act.TicketAsync(login, context.RequestAborted), back);
        return SignInForm(IdentityPages.ErrorsOf(answer.Error, "password"), login, back, options.Value);
    }

    public static async Task<IResult> ConfirmAsync(SignIn act, IOptions<IdentityOptions> options, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (ticket, code, back) = (form["ticket"].ToString(), form.Line("code"), IdentityPages.BackOr(form["back"], ""));
        var answer = await act.ConfirmAsync(ticket, code, IdentityPages.SourceOf(context), context.RequestAborted);
        if (answer.Ok) return Enter(context, answer.Value, back);
        return answer.Error == IdentityErrors.WrongCode || answer.Error == IdentityErrors.CodeNeeded
            ? CodeForm(new FieldErrors([new("code", answer.Error.Message)]), ticket, back)
            : SignInForm(IdentityPages.ErrorsOf(answer.Error, "password"), "", back, options.Value);
    }

    public static IResult AskSignUp(string? kind, string? back) => SignUpForm(FieldErrors.None, Entered.Empty(kind == "organisation" ? ApplicantKind.Organisation : ApplicantKind.Person), IdentityPages.BackOr(back, ""));

    public static async Task<IResult> SignUpAsync(SignUp act, SignIn signIn, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var back = IdentityPages.BackOr(form["back"], "");
        var entered = new Entered(
            form["kind"] == "organisation" ? ApplicantKind.Organisation : ApplicantKind.Person, form.Line("name"), form.Line("number"), form.Line("representative"), form.Line("phone"));
        var password = form["password"].ToString();
        List<FieldError> own = [];
        if (password != form["again"].ToString()) own.Add(new("again", "两次填的密码不一样，请重填"));
        if (form["agreed"] != "true") own.Add(new("agreed", "请勾选同意后再注册"));
        var request = new SignUp.Request(entered.Kind, entered.Name, entered.Number, entered.Phone, password, entered.Representative);
        if (own.Count > 0) return SignUpForm(new FieldErrors([.. act.Check(request).Select(f => new FieldError(f.Key, f.Value)), .. own]), entered, back);
        var signedUp = await act.HandleAsync(request, IdentityPages.SourceOf(context).Address, context.RequestAborted);
        if (!signedUp.Ok) return SignUpForm(IdentityPages.ErrorsOf(signedUp.Error, signedUp.Error.Code == "identity.not-verified" ? "name" : "number"), entered, back);
        var answer = await signIn.HandleAsync(new SignIn.Request(entered.Number, password), IdentityPages.SourceOf(context), context.RequestAborted);
        return answer.Ok ? Enter(context, answer.Value, back) : new SeeOther("/sign-in?back=" + Uri.EscapeDataString(back));
    }

    public static async Task<IResult> SignOutAsync(SignOut act, Sessions sessions, HttpContext context)
    {
        if (context.Actor().Kind != ActorKind.Anonymous) await act.HandleAsync(context.Actor(), sessions.IdOf(context), context.RequestAborted);
        context.Response.Cookies.Delete(Sessions.Cookie);
        return new SeeOther("/");
    }

    private static SeeOther Enter(HttpContext context, SignIn.Answer answer, string back)
    {
        IdentityPages.KeepSession(context, answer.Token);
        var on = back.Length > 0 ? back : answer.Account == AccountKind.Official ? "/work" : "/my";
        return new SeeOther(answer.MustChangePassword ? "/account/password?back=" + Uri.EscapeDataString(on) : on);
    }

    private static RazorComponentResult<SignInPage> SignInForm(FieldErrors errors, string login, string back, IdentityOptions options, bool ranOut = false, bool justReset = false) =>
        new(new { RanOut = ranOut, JustReset = justReset, Errors = errors, Login = login, Back = back, Demo = options.AllowDemoAccounts, options.Failures, Minutes = (int)options.Lock.TotalMinutes }) { StatusCode = StatusOf(errors) };

    private static RazorComponentResult<CodePage> CodeForm(FieldErrors errors, string ticket, string back) => new(new { Errors = errors, Ticket = ticket, Back = back }) { StatusCode = StatusOf(errors) };

    private static RazorComponentResult<SignUpPage> SignUpForm(FieldErrors errors, Entered entered, string back) => new(new { Errors = errors, Entered = entered, Back = back }) { StatusCode = StatusOf(errors) };

    internal static int StatusOf(FieldErrors errors) => errors.All.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
}

/// <summary>What was typed into the sign-up page; passwords are never shown again.</summary>
public sealed record Entered(ApplicantKind Kind, string Name, string Number, string Representative, string Phone)
{
    /// <summary>Nothing typed yet.</summary>
    public static Entered Empty(ApplicantKind kind) => new(kind, "", "", "", "");
}

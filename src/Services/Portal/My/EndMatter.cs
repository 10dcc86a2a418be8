using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Cases.Contracts;
using Heluo.Services.Portal.My.Pages;
using Heluo.Web.Components;
using Heluo.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Portal.My;

/// <summary>Withdraws an application, or throws a draft away; both say first what follows.</summary>
internal static class EndMatter
{
    public const string Reason = "reason";

    public static async Task<IResult> AskWithdrawAsync(long id, ICases cases, HttpContext context)
    {
        var matter = await cases.FindAsync(context.Actor(), id, context.RequestAborted);
        if (matter is null) return TypedResults.NotFound();
        return MayWithdraw(matter) ? Withdraw(matter, FieldErrors.None, "") : new SeeOther($"/my/matters/{id}");
    }

    public static async Task<IResult> WithdrawAsync(long id, ICases cases, HttpContext context)
    {
        var matter = await cases.FindAsync(context.Actor(), id, context.RequestAborted);
        if (matter is null) return TypedResults.NotFound();
        var reason = (await context.Request.ReadFormAsync(context.RequestAborted))[Reason].ToString();
        if (string.IsNullOrWhiteSpace(reason)) return Withdraw(matter, new FieldErrors([new(Reason, "请写明撤回原因，一两句话就行")]), reason);
        var withdrawn = await cases.WithdrawAsync(context.Actor(), id, reason, context.RequestAborted);
        return withdrawn.Ok ? new SeeOther($"/my/matters/{id}?said=withdrawn") : Withdraw(matter, new FieldErrors([new(Reason, withdrawn.Error.Message)]), reason);
    }

    public static async Task<IResult> AskDiscardAsync(long id, ICases cases, HttpContext context)
    {
        var matter = await cases.FindAsync(context.Actor(), id, context.RequestAborted);
        if (matter is null) return TypedResults.NotFound();
        return matter.Row.Status == MatterStatus.Draft ? new RazorComponentResult<DiscardPage>(new { Matter = matter }) : new SeeOther($"/my/matters/{id}");
    }

    public static async Task<IResult> DiscardAsync(long id, ICases cases, HttpContext context)
    {
        var discarded = await cases.DiscardAsync(context.Actor(), id, context.RequestAborted);
        if (discarded.Ok) return new SeeOther("/my?said=discarded");
        return discarded.Error.Status == StatusCodes.Status404NotFound ? TypedResults.NotFound() : new SeeOther($"/my/matters/{id}");
    }

    internal static bool MayWithdraw(MatterView matter) => matter.Acts.Any(a => a.Act == MatterAct.Withdraw);

    private static RazorComponentResult<WithdrawPage> Withdraw(MatterView matter, FieldErrors errors, string reason) =>
        new(new { Matter = matter, Errors = errors, Reason = reason }) { StatusCode = errors.All.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Results;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Identity.Domain;
using Heluo.Platform.Identity.Features;
using Heluo.Platform.Identity.Pages.Admin;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Platform.Identity.Pages;

/// <summary><c>/work/accounts</c>: accounts of officials, for the security administrator.</summary>
internal static class AdminPages
{
    private const int MostShown = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/work/accounts").Requires(IdentityPermissions.Manage).ExcludeFromDescription();
        pages.MapGet("", FindAsync);
        pages.MapGet("/{official:long}", (long official, ManageAccounts accounts, IDirectory directory, HttpContext context) => ShowAsync(official, accounts, directory, context));
        pages.MapPost("/{official:long}/open", async (long official, ManageAccounts accounts, IDirectory directory, HttpContext context) =>
            await TellAsync(await accounts.OpenAsync(context.Actor(), official, context.RequestAborted), official, accounts, directory, context));
        pages.MapPost("/{official:long}/reset", async (long official, ManageAccounts accounts, IDirectory directory, HttpContext context) =>
            await TellAsync(await accounts.ResetPasswordAsync(context.Actor(), official, context.RequestAborted), official, accounts, directory, context));
        pages.MapPost("/{official:long}/unlock", (long official, ManageAccounts accounts, IDirectory directory, HttpContext context) =>
            DoneAsync(accounts.UnlockAsync(context.Actor(), official, context.RequestAborted), "unlocked", official, accounts, directory, context));
        pages.MapPost("/{official:long}/factor", (long official, ManageAccounts accounts, IDirectory directory, HttpContext context) =>
            DoneAsync(accounts.DropSecondFactorAsync(context.Actor(), official, context.RequestAborted), "factor", official, accounts, directory, context));
        pages.MapPost("/{official:long}/stop", (long official, ManageAccounts accounts, IDirectory directory, HttpContext context) =>
            DoneAsync(accounts.SetActiveAsync(context.Actor(), official, false, context.RequestAborted), "stopped", official, accounts, directory, context));
        pages.MapPost("/{official:long}/start", (long official, ManageAccounts accounts, IDirectory directory, HttpContext context) =>
            DoneAsync(accounts.SetActiveAsync(context.Actor(), official, true, context.RequestAborted), "started", official, accounts, directory, context));
    }

    /// <summary>By staff number, which leads to the account, or by name; shown are those whose accounts the administrator keeps.</summary>
    private static async Task<IResult> FindAsync(string? q, IDirectory directory, HttpContext context)
    {
        var wanted = (q ?? "").Trim();
        if (wanted.Length is 0 or > 40) return new RazorComponentResult<AccountsPage>(new { Missing = wanted.Length > 0 });
        if (await directory.FindOfficialAsync(wanted, context.RequestAborted) is { } id) return new SeeOther($"/work/accounts/{id}");
        var named = await directory.OfficialsNamedAsync(wanted, MostShown, context.RequestAborted);
        IReadOnlyList<OfficialCard> mine = [.. named.Where(o => ManageAccounts.May(context.Actor(), o))];
        return new RazorComponentResult<AccountsPage>(new { Wanted = wanted, Found = mine, Missing = mine.Count == 0, More = named.Count == MostShown });
    }

    private static async Task<IResult> TellAsync(Result<string> made, long official, ManageAccounts accounts, IDirectory directory, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await ShowAsync(official, accounts, directory, context, made.Ok ? null : made.Error, made.Ok ? made.Value : null);
    }

    private static async Task<IResult> DoneAsync(Task<Result<Done>> act, string said, long official, ManageAccounts accounts, IDirectory directory, HttpContext context)
    {
        var done = await act;
        return done.Ok ? new SeeOther($"/work/accounts/{official}?said={said}") : await ShowAsync(official, accounts, directory, context, done.Error);
    }

    private static async Task<IResult> ShowAsync(long officialId, ManageAccounts accounts, IDirectory directory, HttpContext context, Error? refusal = null, string? password = null)
    {
        if (await directory.OfficialAsync(officialId, context.RequestAborted) is not { } official || !ManageAccounts.May(context.Actor(), official)) return TypedResults.NotFound();
        var account = await accounts.FindAsync(officialId, context.RequestAborted);
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var model = new AccountModel(official, account, account?.IsLocked(now) == true, official.Id == context.Actor().HolderId, refusal?.Message, password, context.Request.Query["said"].ToString());
        return new RazorComponentResult<AccountPage>(new { Data = model }) { StatusCode = refusal?.Status ?? StatusCodes.Status200OK };
    }
}

/// <summary>An official's account as the page shows it.</summary>
/// <param name="Password">The first password, on the one page that tells it.</param>
internal sealed record AccountModel(OfficialCard Official, Account? Account, bool Locked, bool Own, string? Refusal, string? Password, string Said);

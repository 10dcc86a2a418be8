using Heluo.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Heluo.Web;

/// <summary>The one rule for posts of pages.</summary>
public static class FormPosts
{
    private const string Stale = "页面打开得太久，或者不是从本网站提交的。请返回上一页，刷新后再提交。";

    private const string NoForm = "提交的不是这个页面的表单，请返回上一页重新提交，填过的内容还在。";

    /// <summary>
    /// Refuses every post to a page that lacks the antiforgery field of its page, with a page that says what to do. Stands after routing and after the request was admitted.
    /// Programs are not asked for it: <c>/api</c> takes no forms, and a caller with a bearer token carries no session that another site could ride on; but what is posted to a page must be a form.
    /// An endpoint is exempt only by <c>DisableAntiforgery()</c>.
    /// </summary>
    public static void UseFormTokens(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint || context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        if (HttpMethods.IsPost(context.Request.Method) && endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: false } && await RefusalAsync(context) is { } refusal)
        {
            context.Response.Headers.CacheControl = "no-store";
            await new RazorComponentResult<StatusPage>(new { Kind = PageStatus.Expired, Reason = refusal, RetryHref = context.Request.Path.Value }) { StatusCode = StatusCodes.Status400BadRequest }.ExecuteAsync(context);
            return;
        }

        await next(context);
    });

    private static bool HasBearer(HttpRequest request) => request.Headers[HeaderNames.Authorization].ToString().StartsWith("Bearer ", StringComparison.Ordinal);

    private static async Task<string?> RefusalAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return NoForm;
        return HasBearer(context.Request) || await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context) ? null : Stale;
    }
}

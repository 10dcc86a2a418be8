using Heluo.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Web;

/// <summary>What every answer says to the browser, and the pages shown instead of a bare status.</summary>
public static class PageHeaders
{
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Puts the content policy on every answer and a designed page in place of an empty refusal; comes first in the pipeline.</summary>
    public static void UseHeluoPages(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            return next(context);
        });
        app.UseStatusCodePages(ShowAsync);
    }

    private static Task ShowAsync(StatusCodeContext refused)
    {
        var context = refused.HttpContext;
        if (!context.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "text/html")) return Task.CompletedTask;
        return new RazorComponentResult<StatusPage>(new { Kind = KindOf(context.Response.StatusCode), RetryHref = RetryHref(context) })
        {
            StatusCode = context.Response.StatusCode,
        }.ExecuteAsync(context);
    }

    private static PageStatus KindOf(int status) => status switch
    {
        StatusCodes.Status400BadRequest or StatusCodes.Status401Unauthorized => PageStatus.Expired,
        StatusCodes.Status403Forbidden => PageStatus.Refused,
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => PageStatus.Busy,
        >= 500 => PageStatus.Broken,
        _ => PageStatus.NotFound,
    };

    private static string? RetryHref(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode >= 500 ? context.Request.Path + context.Request.QueryString : null;
}

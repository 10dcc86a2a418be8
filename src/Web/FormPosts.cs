using Heluo.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Heluo.Web;

/// <summary>Posts of pages.</summary>
public static class FormPosts
{
    private const string Stale = "页面打开得太久，或者不是从本网站提交的。请返回上一页，刷新后再提交。";

    /// <summary>Refuses a post without the antiforgery field of its page, with a page that says what to do.</summary>
    public static TBuilder ChecksFormToken<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (call, next) =>
        {
            var context = call.HttpContext;
            if (!HttpMethods.IsPost(context.Request.Method)) return await next(call);
            if (context.Request.HasFormContentType && await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context)) return await next(call);
            return new RazorComponentResult<StatusPage>(new { Kind = PageStatus.Expired, Reason = Stale, RetryHref = context.Request.Path.Value }) { StatusCode = StatusCodes.Status400BadRequest };
        });
}

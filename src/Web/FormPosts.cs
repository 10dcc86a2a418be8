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

    private const string Unreadable = "提交的内容里有不能识别的字符，或者没有传完。请返回上一页检查后重新提交，填过的内容还在。";

    /// <summary>Refuses a post without the antiforgery field of its page, with a page that says what to do.</summary>
    public static TBuilder ChecksFormToken<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (call, next) =>
        {
            var context = call.HttpContext;
            if (!HttpMethods.IsPost(context.Request.Method)) return await next(call);
            if (!context.Request.HasFormContentType || !await IsReadableAsync(context)) return Refuse(context, Unreadable);
            return await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context) ? await next(call) : Refuse(context, Stale);
        });

    /// <summary>Whether the body is a form at all: half a body, or a character no form may hold, is refused and not a fault.</summary>
    private static async Task<bool> IsReadableAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return false;
        }
    }

    private static RazorComponentResult<StatusPage> Refuse(HttpContext context, string words) =>
        new(new { Kind = PageStatus.Expired, Reason = words, RetryHref = context.Request.Path.Value }) { StatusCode = StatusCodes.Status400BadRequest };
}

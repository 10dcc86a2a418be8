using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Web;
using Heluo.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Host;

/// <summary>Errors as pages of the shell.</summary>
internal sealed class ErrorPages : IErrorPages
{
    public Task WriteAsync(HttpContext context, int status, string message, string? article) =>
        new RazorComponentResult<StatusPage>(new
        {
            Kind = status switch
            {
                404 when context.GetEndpoint()?.Metadata.GetMetadata<MissingWords>() is not null => PageStatus.NotYours,
                404 or 405 => PageStatus.NotFound, 403 => PageStatus.Refused, 401 => PageStatus.Expired, 429 or 503 => PageStatus.Busy, >= 500 => PageStatus.Broken, _ => PageStatus.Unreadable,
            },
            Reason = article is null ? message : $"{message}（依据：{article}）",
            Reference = status == 500 ? context.TraceIdentifier : null,
            Own = context.Actor() switch { { Kind: ActorKind.Official } => new LinkText("回工作台", "/work"), { IsApplicant: true } => new LinkText("看我的办件", "/my"), _ => null },
        })
        { StatusCode = status }.ExecuteAsync(context);
}

using Heluo.Kernel.Access;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace Heluo.Kernel.Http;

/// <summary>
/// Stands before every endpoint: turns exceptions into one shape, refuses changes sent from other sites, finds the actor, and lets only those in whom the
/// endpoint's <see cref="EndpointAccess"/> names.
/// </summary>
public sealed class RequestGuard(RequestDelegate next, ILogger<RequestGuard> log)
{
    private static readonly Error NotFound = new("http.not-found", 404, "没有找到这个页面，请核对地址或从首页重新进入");
    private static readonly Error SignIn = new("http.sign-in", 401, "请先登录");
    private static readonly Error Forbidden = new("http.forbidden", 403, "您没有办理这项操作的权限，如有需要请联系本单位管理员");
    private static readonly Error ForOfficials = new("http.forbidden", 403, "这里是工作人员办公的地方。查看自己的办件，请到“我的办件”");
    private static readonly Error ForApplicants = new("http.forbidden", 403, "这里是申请人看自己办件的地方。您登录的是工作账号，办件请到工作台");
    private static readonly Error WrongMethod = new("http.method", 405, "这个地址只接收提交的内容，不能直接打开。请从首页或者上一页重新进入");
    private static readonly Error DutyFirst = new("http.duty-first", 403, "请先按安全要求修改密码或绑定动态验证码，再继续操作");
    private static readonly Error OtherSite = new("http.other-site", 403, "这个请求来自别的网站，已被拒绝，请回到本网站重新操作");
    private static readonly Error BadRequest = new("http.bad-request", 400, "提交的内容格式不对，请返回上一页重新填写");
    private static readonly Error Unreadable = new("http.unreadable-form", 400, "提交的内容里有不能识别的字符，或者没有传完。请返回上一页检查后重新提交，填过的内容还在");
    private static readonly Error Busy = new("http.busy", 503, "现在办理的人较多，请稍后再试，您填写的内容没有丢失");
    private static readonly Error Failed = new("http.failed", 500, "系统出了点问题，没有办成。请稍后重试，或拨打 12345");

    /// <summary>Runs the request.</summary>
    public async Task InvokeAsync(HttpContext context, IActorResolver actors, IErrorPages pages)
    {
        try
        {
            var refusal = await AdmitAsync(context, actors);
            if (refusal is null && !await HoldsReadableFormAsync(context)) refusal = Unreadable;
            if (refusal is null) await next(context);
            else await AnswerAsync(context, actors, pages, refusal);
            if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }) await AnswerAsync(context, actors, pages, Bare(context));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = 499;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var error = exception switch
            {
                BadHttpRequestException bad => BadRequest with { Status = bad.StatusCode },
                InvalidDataException or System.Text.Json.JsonException => BadRequest,
                LaneBusyException => Busy,
                _ => Failed,
            };
            if (error.Status >= 500) log.RequestFailed(context.Request.Method, context.Request.Path, context.TraceIdentifier, exception);
            await AnswerAsync(context, actors, pages, error);
        }
    }

    private static async ValueTask<Error?> AdmitAsync(HttpContext context, IActorResolver actors)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint is null) return NotFound;
        if (HoldsNul(context.Request)) return BadRequest;
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && FromOtherSite(context.Request)) return OtherSite;
        var access = endpoint.Metadata.GetMetadata<EndpointAccess>();
        if (access is null) return endpoint is Microsoft.AspNetCore.Routing.RouteEndpoint ? Forbidden : null; // routing's own answers (405, 415) do nothing
        var actor = await actors.ResolveAsync(context);
        context.SetActor(actor);
        if (access.Kind != AccessKind.Public) context.Response.Headers.CacheControl = "no-cache, no-store"; // what is for somebody is kept in no cache; form tokens want both words
        if (access.Allows(actor)) return actor.FirstDo is null || access.Kind == AccessKind.Public || endpoint.Metadata.GetMetadata<OpenBeforeDuty>() is not null ? null : DutyFirst;
        return actor.Kind == ActorKind.Anonymous ? SignIn : ForbiddenTo(actor, access);
    }

    private static Error ForbiddenTo(Actor actor, EndpointAccess? access) => (actor.Kind, access?.Kind) switch
    {
        (ActorKind.Official, AccessKind.Applicant) => ForApplicants,
        (ActorKind.Official, _) => Forbidden,
        _ => ForOfficials,
    };

    /// <summary>Words for a refusal that came as a bare status.</summary>
    private static Error Bare(HttpContext context) => context.Response.StatusCode switch
    {
        403 => ForbiddenTo(context.Actor(), context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>()),
        404 => context.GetEndpoint()?.Metadata.GetMetadata<MissingWords>() is { } missing ? NotFound with { Message = missing.Words } : NotFound,
        405 => WrongMethod,
        >= 500 => Failed,
        var status => BadRequest with { Status = status },
    };

    /// <summary>Browsers say where a change comes from (Sec-Fetch-Site, or Origin); programs without a browser say nothing and carry no ambient session.</summary>
    private static bool FromOtherSite(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (!StringValues.IsNullOrEmpty(site)) return site != "same-origin" && site != "none";
        var origin = request.Headers.Origin;
        return !StringValues.IsNullOrEmpty(origin) && (!Uri.TryCreate(origin, UriKind.Absolute, out var from) || from.Authority != request.Host.Value);
    }

    private static async Task AnswerAsync(HttpContext context, IActorResolver actors, IErrorPages pages, Error error)
    {
        var allow = context.Response.Headers.Allow;
        context.Response.Clear();
        context.Response.Headers.CacheControl = "no-store";
        if (allow.Count > 0) context.Response.Headers.Allow = allow;
        if (!WantsPage(context.Request))
        {
            await error.ToProblem().ExecuteAsync(context);
            return;
        }

        if (error.Status == 401)
        {
            var back = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path.Value + context.Request.QueryString.Value : PageBefore(context.Request);
            context.Response.Redirect("/sign-in?back=" + Uri.EscapeDataString(back));
            return;
        }

        if (error == DutyFirst && HttpMethods.IsGet(context.Request.Method))
        {
            context.Response.Redirect($"{context.Actor().FirstDo}?back={Uri.EscapeDataString(context.Request.Path.Value + context.Request.QueryString.Value)}");
            return;
        }

        // an address that leads nowhere was answered before anybody was looked for; the page around the refusal still knows who is here
        if (context.GetEndpoint()?.Metadata.GetMetadata<EndpointAccess>() is null && error.Status is 404 or 405) context.SetActor(await actors.ResolveAsync(context));
        await pages.WriteAsync(context, error.Status, error.Message, error.Article);
    }

    /// <summary>False when a body that says it is a form breaks off, is none, or holds the character that no text may hold.</summary>
    private static async ValueTask<bool> HoldsReadableFormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return true;
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return !form.Any(field => field.Key.Contains('\0', StringComparison.Ordinal) || field.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true));
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return false;
        }
    }

    /// <summary>The one character that no text may hold: stores refuse it.</summary>
    private static bool HoldsNul(HttpRequest request) => request.QueryString.Value?.Contains("%00", StringComparison.Ordinal) == true
        || request.Path.Value?.Contains('\0', StringComparison.Ordinal) == true;

    /// <summary>The page of this site a form was sent from, so that somebody whose session ended comes back to it; the home page when none is known.</summary>
    private static string PageBefore(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value ? from.PathAndQuery : "/";

    private static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);
}

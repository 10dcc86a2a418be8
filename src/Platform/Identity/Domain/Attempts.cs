using System.Threading.RateLimiting;
using Heluo.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Identity.Domain;

/// <summary>How often one network address may try to sign in, sign up or recover in a minute.</summary>
internal sealed class Attempts(IOptions<IdentityOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
    {
        PermitLimit = options.Value.AttemptsPerMinute, Window = TimeSpan.FromMinutes(1), SegmentsPerWindow = 6, QueueLimit = 0,
    }));

    public bool Allow(string address) => _limiter.AttemptAcquire(address).IsAcquired;

    public void Dispose() => _limiter.Dispose();
}

internal static class AttemptsExtensions
{
    private const string Words = "尝试得太频繁，请过一分钟再试。";

    /// <summary>Limits how often one address may post here.</summary>
    public static TBuilder LimitsAttempts<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(async (call, next) =>
        {
            var context = call.HttpContext;
            if (!HttpMethods.IsPost(context.Request.Method) || context.RequestServices.GetRequiredService<Attempts>().Allow(context.Connection.RemoteIpAddress?.ToString() ?? "")) return await next(call);
            context.Response.Headers.RetryAfter = "60";
            return context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                ? TypedResults.Problem(title: Words, statusCode: StatusCodes.Status429TooManyRequests)
                : new RazorComponentResult<StatusPage>(new { Kind = PageStatus.Busy, Reason = Words }) { StatusCode = StatusCodes.Status429TooManyRequests };
        });
}

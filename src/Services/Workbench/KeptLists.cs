using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Kernel.Storage;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Heluo.Services.Workbench;

/// <summary>
/// Lists of an official as rendered for one session, kept for two seconds and dropped at once when a row of the official's bodies changes or the official does something: who keeps reloading costs
/// no more than who looks once. The two seconds bound what another node did.
/// </summary>
internal sealed class KeptLists(Writes writes, TimeProvider clock) : IDisposable
{
    private const long MostBytes = 48L * 1024 * 1024;
    private const int LongestKey = 4_000;
    private readonly KeptPages _pages = new(TimeSpan.FromSeconds(2), MostBytes, clock);

    public void Dispose() => _pages.Dispose();

    /// <summary>Endpoint filter: answers from what is kept, or renders and keeps.</summary>
    public ValueTask<object?> ServeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var request = context.Request;
        // cookies hold the session, the secret of the form tokens and the chosen mode
        var (session, bearer) = (request.Headers[HeaderNames.Cookie].ToString(), request.Headers[HeaderNames.Authorization].ToString());
        if (session.Length + bearer.Length + (request.QueryString.Value?.Length ?? 0) > LongestKey) return next(invocation);
        return _pages.ServeAsync(invocation, next, (session, bearer, request.Path.Value, request.QueryString.Value, writes.Stamps.Of(context.Actor())));
    }
}

internal static class KeptListExtensions
{
    /// <summary>The list is answered from <see cref="KeptLists"/> where it can be.</summary>
    public static RouteHandlerBuilder Kept(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter((invocation, next) => invocation.HttpContext.RequestServices.GetRequiredService<KeptLists>().ServeAsync(invocation, next));
}

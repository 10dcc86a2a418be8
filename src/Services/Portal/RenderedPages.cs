using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Items.Contracts;
using Heluo.Services.Portal.Place;
using Heluo.Web;
using Microsoft.AspNetCore.Http;

namespace Heluo.Services.Portal;

/// <summary>
/// Public pages as rendered for somebody not signed in, kept for half a minute and dropped at once when the catalogue changes: most visitors look, few sign in, and the same
/// bytes serve them all.
/// </summary>
internal sealed class RenderedPages(IItems items, TimeProvider clock) : IDisposable
{
    private const long MostBytes = 24L * 1024 * 1024;
    private const int LongestQuery = 400;
    private readonly KeptPages _pages = new(TimeSpan.FromSeconds(30), MostBytes, clock);

    public void Dispose() => _pages.Dispose();

    /// <summary>Endpoint filter: answers from what is kept, or renders and keeps.</summary>
    public ValueTask<object?> ServeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var isKept = context.Actor().Kind == ActorKind.Anonymous && (context.Request.QueryString.Value?.Length ?? 0) <= LongestQuery;
        return isKept ? _pages.ServeAsync(invocation, next, KeyOf(context.Request)) : next(invocation);
    }

    private (string Path, string Query, string Place, bool Elder, long Revision) KeyOf(HttpRequest request)
    {
        var place = request.Cookies[VisitorPlace.Cookie] is { Length: <= 12 } code ? code : "";
        return (request.Path.Value ?? "", request.QueryString.Value ?? "", place, request.WantsElder(), items.Revision);
    }
}

using System.IO.Compression;
using Heluo.Kernel.Access;
using Heluo.Platform.Items.Contracts;
using Heluo.Services.Portal.Place;
using Heluo.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;

namespace Heluo.Services.Portal;

/// <summary>
/// Public pages as rendered for somebody not signed in, kept for half a minute and dropped at once when the catalogue changes: most visitors look, few sign in, and the same
/// bytes serve them all. Pages with a form of their own (they forbid keeping themselves) and refusals are never kept.
/// </summary>
internal sealed class RenderedPages(IItems items) : IDisposable
{
    private const long MostBytes = 24L * 1024 * 1024;
    private const int LongestQuery = 400;
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public void Dispose() => _pages.Dispose();

    /// <summary>Endpoint filter: answers from what is kept, or renders and keeps.</summary>
    public async ValueTask<object?> ServeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        if (context.Actor().Kind != ActorKind.Anonymous || context.Request.QueryString.Value?.Length > LongestQuery) return await next(invocation);
        var key = KeyOf(context.Request);
        if (_pages.TryGetValue(key, out RenderedPage? kept)) return kept;
        if (await next(invocation) is not IResult result) return Results.Empty;
        var rendered = await RenderAsync(context, result);
        if (rendered is null) return Results.Empty;
        _pages.Set(key, rendered, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Kept, Size = rendered.Length });
        return rendered;
    }

    private (string Path, string Query, string Place, bool Elder, long Revision) KeyOf(HttpRequest request)
    {
        var place = request.Cookies[VisitorPlace.Cookie] is { Length: <= 12 } code ? code : "";
        return (request.Path.Value ?? "", request.QueryString.Value ?? "", place, request.WantsElder(), items.Revision);
    }

    /// <summary>Renders into memory; null when the answer was of a kind that is not kept and has been sent already.</summary>
    private static async Task<RenderedPage?> RenderAsync(HttpContext context, IResult result)
    {
        var sending = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer));
        try
        {
            await result.ExecuteAsync(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Features.Set(sending);
        }

        var headers = context.Response.Headers;
        if (context.Response.StatusCode == StatusCodes.Status200OK && headers.CacheControl.Count == 0 && headers.SetCookie.Count == 0)
            return new RenderedPage(buffer.ToArray(), context.Response.ContentType ?? "text/html; charset=utf-8");
        if (buffer.Length > 0) await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
        return null;
    }
}

/// <summary>The bytes of a page; compressed once, when the first browser that understands it comes back for them.</summary>
internal sealed class RenderedPage(byte[] plain, string contentType) : IResult
{
    private readonly Lazy<byte[]> _compressed = new(() => Compress(plain));
    private int _served;

    public int Length => plain.Length;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = contentType;
        var again = Interlocked.Increment(ref _served) > 1;
        if (again && httpContext.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
        {
            response.Headers.ContentEncoding = "br";
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
            response.ContentLength = _compressed.Value.Length;
            await response.Body.WriteAsync(_compressed.Value, httpContext.RequestAborted);
            return;
        }

        await response.Body.WriteAsync(plain, httpContext.RequestAborted);
    }

    private static byte[] Compress(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.Optimal, leaveOpen: true)) brotli.Write(plain);
        return compressed.ToArray();
    }
}

using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Net.Http.Headers;

namespace Heluo.Web;

/// <summary>Pages as they were rendered, given again for a short while to whoever asks with the same key. Refusals and pages that set a cookie are never kept, nor pages that forbid keeping by themselves.</summary>
/// <param name="kept">How long a page is kept.</param>
/// <param name="mostBytes">How much is kept in all.</param>
/// <param name="clock">The platform's clock.</param>
public sealed class KeptPages(TimeSpan kept, long mostBytes, TimeProvider clock) : IDisposable
{
    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = mostBytes });

    /// <inheritdoc />
    public void Dispose() => _pages.Dispose();

    /// <summary>Endpoint filter: answers from what is kept, or renders and keeps.</summary>
    /// <param name="invocation">The request.</param>
    /// <param name="next">What renders the page.</param>
    /// <param name="key">Everything the page depends on.</param>
    public async ValueTask<object?> ServeAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, object key)
    {
        var now = clock.GetUtcNow();
        if (_pages.TryGetValue(key, out RenderedPage? found) && now - found!.At is var age && age >= TimeSpan.Zero && age < kept) return found;
        if (await next(invocation) is not IResult result) return Results.Empty;
        var rendered = await RenderAsync(invocation.HttpContext, result, now);
        if (rendered is null) return Results.Empty;
        _pages.Set(key, rendered, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = kept, Size = rendered.Length });
        return rendered;
    }

    /// <summary>Renders into memory; null when the answer was of a kind that is not kept and has been sent already.</summary>
    private static async Task<RenderedPage?> RenderAsync(HttpContext context, IResult result, DateTimeOffset now)
    {
        var sending = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var headers = context.Response.Headers;
        var rule = headers.CacheControl;
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

        if (context.Response.StatusCode == StatusCodes.Status200OK && headers.CacheControl == rule && headers.SetCookie.Count == 0)
            return new RenderedPage(buffer.ToArray(), context.Response.ContentType ?? "text/html; charset=utf-8", now);
        if (buffer.Length > 0) await context.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
        return null;
    }

    /// <summary>The bytes of a page; compressed once, when the first browser that understands it comes back for them.</summary>
    private sealed class RenderedPage(byte[] plain, string contentType, DateTimeOffset at) : IResult
    {
        private readonly Lazy<byte[]> _compressed = new(() => Compress(plain));
        private int _served;

        public DateTimeOffset At => at;

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
}

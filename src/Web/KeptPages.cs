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

    /// <summary>Renders into memory, compressed while it is rendered, so that only a few kilobytes of a page are ever held; null when the answer was of a kind that is not kept and has been sent already.</summary>
    private static async Task<RenderedPage?> RenderAsync(HttpContext context, IResult result, DateTimeOffset now)
    {
        var sending = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var headers = context.Response.Headers;
        var rule = headers.CacheControl;
        using var buffer = new MemoryStream(16 * 1024);
        await using (var compressor = new BrotliStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(compressor));
            try
            {
                await result.ExecuteAsync(context);
                await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            }
            finally
            {
                context.Features.Set(sending);
            }
        }

        if (context.Response.ContentType is not { } type) return null; // a redirection has no body
        var rendered = new RenderedPage(buffer.ToArray(), type, now);
        if (context.Response.StatusCode == StatusCodes.Status200OK && headers.CacheControl == rule && headers.SetCookie.Count == 0) return rendered;
        await rendered.ExecuteAsync(context);
        return null;
    }

    /// <summary>A compressed page; compressed better once, when somebody comes back for it.</summary>
    private sealed class RenderedPage(byte[] quick, string contentType, DateTimeOffset at) : IResult
    {
        private readonly Lazy<byte[]> _better = new(() => Recompress(quick));
        private int _served;

        public DateTimeOffset At => at;

        public int Length => quick.Length;

        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = contentType;
            var page = Interlocked.Increment(ref _served) > 1 ? _better.Value : quick;
            if (httpContext.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal))
            {
                response.Headers.ContentEncoding = "br";
                response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
                response.ContentLength = page.Length;
                await response.Body.WriteAsync(page, httpContext.RequestAborted);
                return;
            }

            await using var plain = new BrotliStream(new MemoryStream(page), CompressionMode.Decompress);
            await plain.CopyToAsync(response.Body, httpContext.RequestAborted);
        }

        private static byte[] Recompress(byte[] quick)
        {
            using var plain = new BrotliStream(new MemoryStream(quick), CompressionMode.Decompress);
            using var better = new MemoryStream(quick.Length);
            using (var compressor = new BrotliStream(better, CompressionLevel.Optimal, leaveOpen: true)) plain.CopyTo(compressor);
            return better.ToArray();
        }
    }
}

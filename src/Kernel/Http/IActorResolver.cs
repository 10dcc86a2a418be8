using Heluo.Kernel.Access;
using Microsoft.AspNetCore.Http;

namespace Heluo.Kernel.Http;

/// <summary>Tells who sent a request; implemented by the module that keeps sessions.</summary>
public interface IActorResolver
{
    /// <summary>The actor of the request's session; nobody when there is none or it has ended.</summary>
    ValueTask<Actor> ResolveAsync(HttpContext context);
}

/// <summary>Shows an error as a page to somebody with a browser; implemented by the web layer.</summary>
public interface IErrorPages
{
    /// <summary>Writes the page for a status and message.</summary>
    Task WriteAsync(HttpContext context, int status, string message, string? article);
}

using Heluo.Kernel.Results;
using Microsoft.AspNetCore.Http;

namespace Heluo.Kernel.Http;

/// <summary>Errors over HTTP in the one shape of RFC 9457, with the article and the fields at fault.</summary>
public static class Problem
{
    /// <summary>The refusal as <c>application/problem+json</c>.</summary>
    public static IResult ToProblem(this Error error)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = error.Code };
        if (error.Article is not null) extensions["article"] = error.Article;
        if (error.Fields.Count > 0) extensions["errors"] = error.Fields;
        return TypedResults.Problem(
            detail: error.Article is null ? null : $"依据：{error.Article}", title: error.Message, statusCode: error.Status, type: $"urn:heluo:error:{error.Code}", extensions: extensions);
    }

    /// <summary>200 with the value, or the problem.</summary>
    public static IResult ToHttp<T>(this Result<T> result) => result.Ok ? TypedResults.Ok(result.Value) : result.Error.ToProblem();

    /// <summary>204, or the problem.</summary>
    public static IResult ToHttp(this Result<Done> result) => result.Ok ? TypedResults.NoContent() : result.Error.ToProblem();

    /// <summary>303 to the address that the value yields, or the problem.</summary>
    public static IResult ToSeeOther<T>(this Result<T> result, Func<T, string> address) =>
        result.Ok ? new SeeOther(address(result.Value)) : result.Error.ToProblem();
}

/// <summary>303 See Other: after a form was posted, the browser gets the next page.</summary>
/// <param name="address">Local address.</param>
public sealed class SeeOther(string address) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = Uri.IsWellFormedUriString(address, UriKind.Relative) ? address : new Uri(address, UriKind.RelativeOrAbsolute).ToString();
        return Task.CompletedTask;
    }
}

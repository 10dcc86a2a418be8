using Heluo.Engines.Crypto;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Cases.Contracts;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Portal.Verify;

/// <summary><c>/verify</c>: anybody checks a document by the code printed on it, and a copy of it by its digest; a sealed file by its seal. Nobody signs in.</summary>
internal static class VerifyPages
{
    private const int CodeLength = 16;
    internal const long LargestCopy = 20L * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ForEverybody().ExcludeFromDescription();
        pages.MapGet("/verify", (string? code) => Clean(code) is { Length: > 0 } typed ? (IResult)new SeeOther("/verify/" + typed) : new RazorComponentResult<VerifyPage>());
        pages.MapGet("/verify/{code}", ShowAsync);
        pages.MapPost("/verify/{code}", CompareAsync);
        pages.MapPost("/verify", SealedUpload.JudgeAsync);
        pages.MapGet("/verify/roots.pem", SealedUpload.Roots);
    }

    private static async Task<IResult> ShowAsync(string code, ICases cases, CancellationToken cancellation)
    {
        var clean = Clean(code);
        if (clean.Length != CodeLength) return WrongCode(clean);
        return await cases.VerifyAsync(clean, cancellation) is { } document
            ? new RazorComponentResult<VerifiedPage>(new { Code = clean, Document = document })
            : new RazorComponentResult<VerifyPage>(new { Code = clean, IsUnknown = true }) { StatusCode = StatusCodes.Status404NotFound };
    }

    private static async Task<IResult> CompareAsync(string code, ICases cases, HttpContext context)
    {
        var clean = Clean(code);
        if (clean.Length != CodeLength || await cases.VerifyAsync(clean, context.RequestAborted) is not { } document) return new SeeOther("/verify/" + clean);
        var file = context.Request.HasFormContentType && (await context.Request.ReadFormAsync(context.RequestAborted)).Files is [var first, ..] ? first : null;
        var wrong = file is not { Length: > 0 } ? "请选择要核对的文件" : file.Length > LargestCopy ? "文件超过 20 MB，不是本平台出具的文书" : null;
        if (wrong is not null)
            return new RazorComponentResult<VerifiedPage>(new { Code = clean, Document = document, Errors = new FieldErrors([new FieldError("copy", wrong)]) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

        var hasher = new Sm3Hasher();
        await using var content = file!.OpenReadStream();
        await hasher.AppendAsync(content, context.RequestAborted);
        var digest = Convert.ToHexStringLower(hasher.Finish());
        var same = digest == document.Digest || digest == document.SealedDigest;
        return new RazorComponentResult<VerifiedPage>(new { Code = clean, Document = document, IsSame = (bool?)same, FileName = file.FileName });
    }

    private static RazorComponentResult<VerifyPage> WrongCode(string code) => new(new
    {
        Code = code, Errors = new FieldErrors([new FieldError("code", $"核验码是 {CodeLength} 位字母和数字，您填了 {code.Length} 位，请核对后重填")]),
    }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>Letters and digits of what was typed or scanned; full-width ones and small letters are understood.</summary>
    private static string Clean(string? code) =>
        string.Concat((code ?? "").Take(200).Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c).Where(char.IsAsciiLetterOrDigit).Take(32)).ToUpperInvariant();
}

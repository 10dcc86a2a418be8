using System.Text;
using Heluo.Platform.Cases.Contracts;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Portal.Verify;

/// <summary>Anybody brings a sealed OFD file and sees every step of its verification; nothing of it is kept.</summary>
internal static class SealedUpload
{
    public static async Task<IResult> JudgeAsync(ICases cases, HttpContext context)
    {
        var file = context.Request.HasFormContentType && (await context.Request.ReadFormAsync(context.RequestAborted)).Files is [var first, ..] ? first : null;
        if (file is not { Length: > 0 }) return Refuse("请选择要核验的 OFD 文件");
        if (file.Length > VerifyPages.LargestCopy) return Refuse("文件超过 20 MB，请确认选对了文件");
        var content = new byte[file.Length];
        await using (var stream = file.OpenReadStream()) await stream.ReadExactlyAsync(content, context.RequestAborted);
        if (content.AsSpan().StartsWith("%PDF"u8)) return Refuse("这是 PDF 文件。请先输入文件上的核验码，再在结果页上比对");
        var report = await cases.VerifySealedAsync(content, context.RequestAborted);
        return new RazorComponentResult<SealedPage>(new { Report = report, file.FileName });
    }

    public static IResult Roots(ICases cases) => cases.SealRoots() is { } roots
        ? TypedResults.File(Encoding.ASCII.GetBytes(roots), "application/x-pem-file", "heluo-seal-roots.pem") : TypedResults.NotFound();

    private static RazorComponentResult<VerifyPage> Refuse(string why) =>
        new(new { FileErrors = new FieldErrors([new FieldError("sealed", why)]) }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}

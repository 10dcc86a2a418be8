using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Cases.Contracts;
using Heluo.Services.Portal.Apply;
using Heluo.Services.Portal.My.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heluo.Services.Portal.My;

/// <summary>Corrects what the body asked for, point by point, and hands it in.</summary>
internal static class SupplementMatter
{
    public static async Task<IResult> ShowAsync(long id, JourneyDesk desk, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        if (journey is null) return TypedResults.NotFound();
        return journey.IsCorrecting ? Page(journey, []) : new SeeOther($"/my/matters/{id}");
    }

    public static async Task<IResult> SubmitAsync(long id, JourneyDesk desk, ICases cases, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        if (journey is null) return TypedResults.NotFound();
        if (!journey.IsCorrecting) return new SeeOther($"/my/matters/{id}");
        var open = journey.Matter.Points.Where(p => p.MaterialId.Length > 0 && journey.ToUpload.Any(m => m.Id == p.MaterialId) && !IsSupplied(journey, p)).ToList();
        if (open.Count > 0) return Page(journey, [.. open.Select(p => new Repair("请重新上传：" + NameOf(journey, p), HrefOf(journey, p)!))]);
        var done = await cases.SupplementAsync(context.Actor(), id, context.RequestAborted);
        return done.Ok ? new SeeOther($"/my/matters/{id}?said=supplemented") : Page(journey, SubmitApplication.Repairs(journey, done.Error));
    }

    /// <summary>A file came in after the request to correct.</summary>
    internal static bool IsSupplied(Journey journey, CorrectionPoint point)
    {
        var asked = journey.Matter.Documents.LastOrDefault(d => d.Kind == "correction-notice")?.At ?? journey.Matter.Row.At;
        return journey.FilesOf(point.MaterialId).Any(f => f.At > asked);
    }

    internal static string NameOf(Journey journey, CorrectionPoint point) => journey.Materials.FirstOrDefault(m => m.Id == point.MaterialId)?.Name ?? "申请表";

    internal static string? HrefOf(Journey journey, CorrectionPoint point) =>
        journey.ToUpload.Any(m => m.Id == point.MaterialId) ? $"{journey.Href}/materials/{point.MaterialId}" : null;

    private static RazorComponentResult<SupplementPage> Page(Journey journey, IReadOnlyList<Repair> repairs) =>
        new(new { Journey = journey, Repairs = repairs }) { StatusCode = repairs.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };
}

using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Contracts;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Portal.Apply;

/// <summary>Addresses of the application journey; a window clerk walks the same pages for somebody who stands there.</summary>
internal static class ApplyPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var before = routes.MapGroup("/apply").ExcludeFromDescription();
        before.MapGet("/{key}", StartApplication.ShowAsync).ForEverybody();
        before.MapPost("/{key}", StartApplication.BeginAsync).ForApplicants();

        var inside = routes.MapGroup("/apply/{id:long}").ExcludeFromDescription().SaysWhenMissing(MatterWords.NotYours);
        inside.MapGet("", ResumeAsync).ForSignedIn();
        inside.MapGet("/situation/{question}", AnswerSituation.ShowAsync).ForSignedIn();
        inside.MapPost("/situation/{question}", AnswerSituation.SaveAsync).ForSignedIn();
        inside.MapGet("/form/{group}", FillForm.ShowAsync).ForSignedIn();
        inside.MapPost("/form/{group}", FillForm.SaveAsync).ForSignedIn();
        inside.MapPost("/form/{group}/draft", FillForm.AutosaveAsync).ForSignedIn();
        inside.MapPost("/form/{group}/fields", FillForm.RefreshAsync).ForSignedIn();
        inside.MapPost("/fields/{path}", UploadFiles.ForFieldAsync).ForSignedIn();
        inside.MapGet("/materials", UploadFiles.ShowAllAsync).ForSignedIn();
        inside.MapPost("/materials", UploadFiles.ContinueAsync).ForSignedIn();
        inside.MapGet("/materials/{material}", UploadFiles.ShowAsync).ForSignedIn();
        inside.MapPost("/materials/{material}", UploadFiles.SaveAsync).ForSignedIn();
        inside.MapPost("/materials/{material}/files", UploadFiles.ForMaterialAsync).ForSignedIn();
        inside.MapGet("/files/{file:long}", UploadFiles.OpenAsync).ForSignedIn();
        inside.MapGet("/check", SubmitApplication.ShowAsync).ForSignedIn();
        inside.MapGet("/submit", (long id) => new Kernel.Http.SeeOther($"/apply/{id}/check")).ForSignedIn(); // who opens the page of a refused submission again
        inside.MapPost("/submit", SubmitApplication.SubmitAsync).ForSignedIn();
        inside.MapGet("/done", SubmitApplication.DoneAsync).ForSignedIn();
    }

    private static async Task<IResult> ResumeAsync(long id, JourneyDesk desk, HttpContext context)
    {
        var journey = await desk.OpenAsync(context.Actor(), id, context.RequestAborted);
        if (journey is null) return TypedResults.NotFound();
        if (!journey.IsOpen) return new Kernel.Http.SeeOther(journey.MatterHref);
        if (journey.IsCorrecting) return new Kernel.Http.SeeOther(journey.CorrectionHref);
        return new Kernel.Http.SeeOther(journey.HrefOf(journey.Unanswered ?? journey.FindPath(journey.Matter.DraftStep) ?? journey.Steps[0]));
    }
}

using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Contracts;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Portal.My;

/// <summary>Addresses of what an applicant has under way.</summary>
internal static class MyPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var my = routes.MapGroup("/my").ExcludeFromDescription().SaysWhenMissing(MatterWords.NotYours);
        my.MapGet("", ReadMatters.ListAsync).ForApplicants();
        my.MapGet("/matters/{id:long}", ReadMatters.ShowAsync).ForApplicants();
        my.MapGet("/matters/{id:long}/print", ReadMatters.PrintAsync).ForApplicants();
        my.MapGet("/matters/{id:long}/documents/{document:long}", ReadMatters.OpenDocumentAsync).ForSignedIn();
        my.MapGet("/matters/{id:long}/supplement", SupplementMatter.ShowAsync).ForApplicants();
        my.MapPost("/matters/{id:long}/supplement", SupplementMatter.SubmitAsync).ForApplicants();
        my.MapGet("/matters/{id:long}/withdraw", EndMatter.AskWithdrawAsync).ForApplicants();
        my.MapPost("/matters/{id:long}/withdraw", EndMatter.WithdrawAsync).ForApplicants();
        my.MapGet("/matters/{id:long}/discard", EndMatter.AskDiscardAsync).ForApplicants();
        my.MapPost("/matters/{id:long}/discard", EndMatter.DiscardAsync).ForApplicants();
        my.MapGet("/matters/{id:long}/urge", UrgeMatter.AskAsync).ForApplicants();
        my.MapPost("/matters/{id:long}/urge", UrgeMatter.UrgeAsync).ForApplicants();
    }
}

using Heluo.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Portal.Guide;

/// <summary><c>/items/{key}</c> and its print.</summary>
internal static class GuidePages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/items/{key}", IResult (string key, HttpRequest request, Guides guides) =>
            guides.Find(key, request) is { } guide ? new RazorComponentResult<GuidePage>(new { Guide = guide }) : TypedResults.NotFound()).ForEverybody().ExcludeFromDescription();
        routes.MapGet("/items/{key}/print", IResult (string key, HttpRequest request, Guides guides) =>
            guides.Find(key, request) is { } guide ? new RazorComponentResult<GuidePrint>(new { Guide = guide }) : TypedResults.NotFound()).ForEverybody().ExcludeFromDescription();
        routes.MapGet("/items/{key}/sample", IResult (string key, HttpRequest request, Guides guides, Samples samples) =>
            guides.Find(key, request) is { } guide && samples.Of(guide) is { } sample ? new RazorComponentResult<SamplePage>(new { Guide = guide, Form = sample }) : TypedResults.NotFound()).ForEverybody().ExcludeFromDescription();
    }
}

using Heluo.Kernel.Access;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Portal.Home;

/// <summary><c>/</c>.</summary>
internal static class HomePages
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", async Task<IResult> (HttpContext context, HomeReader reader) => context.Request.WantsElder()
        ? new RazorComponentResult<ElderHomePage>()
        : new RazorComponentResult<HomePage>(new { Model = await reader.ReadAsync(context) })).ForEverybody().ExcludeFromDescription();
}

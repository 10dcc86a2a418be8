using Heluo.Kernel.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Portal.Help;

/// <summary><c>/help</c>: telephones, how things are done here, and the answers to what people ask.</summary>
internal static class HelpPages
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/help", () => new RazorComponentResult<HelpPage>()).ForEverybody().ExcludeFromDescription();
}

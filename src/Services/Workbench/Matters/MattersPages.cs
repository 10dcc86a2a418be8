using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Workbench.Matters;

/// <summary>All matters the official may see: searched, filtered, exported.</summary>
internal static class MattersPages
{
    private const int PageSize = 50;
    private const int ExportSize = 5_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var matters = routes.MapGroup("/work/matters").ExcludeFromDescription();
        matters.MapGet("", ShowAsync).Requires(WorkbenchPermissions.View).Kept();
        matters.MapGet("/export.{kind}", ExportAsync).Requires(WorkbenchPermissions.View);
    }

    private static async Task<IResult> ShowAsync(ICases cases, IItems items, TimeProvider clock, HttpContext context)
    {
        var address = MattersAddress.Read(context.Request);
        var page = await cases.ListAsync(context.Actor(), address.ToQuery(PageSize), context.RequestAborted);
        return new RazorComponentResult<MattersPage>(new
        {
            Address = address, Rows = page.Rows, Next = page.Next, Now = clock.GetUtcNow(), ItemName = address.Item.Length > 0 ? items.Find(address.Item)?.Elements.Name : null,
            Done = Enum.TryParse<MatterAct>(context.Request.Query["done"], out var act) ? act : (MatterAct?)null,
        });
    }

    private static async Task<IResult> ExportAsync(string kind, ICases cases, TimeProvider clock, HttpContext context)
    {
        if (kind is not ("xlsx" or "csv")) return TypedResults.NotFound();
        var page = await cases.ListAsync(context.Actor(), MattersAddress.Read(context.Request).ToQuery(ExportSize), context.RequestAborted);
        return Export.File("办件", kind, page.Rows.Select(r => Export.Of(r, r.Stage, "")), clock.GetUtcNow());
    }
}

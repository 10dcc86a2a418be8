using Heluo.Kernel.Access;
using Heluo.Platform.Cases.Contracts;
using Heluo.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Workbench.Figures;

/// <summary>Figures of the unit; each opens to its rows.</summary>
internal static class FiguresPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var figures = routes.MapGroup("/work/figures").ExcludeFromDescription();
        figures.MapGet("", async (ICases cases, HttpContext context) =>
            new RazorComponentResult<FiguresPage>(new { Figures = await cases.FiguresAsync(context.Actor(), context.RequestAborted) })).Requires(WorkbenchPermissions.View);
        figures.MapGet("/export.{kind}", ExportAsync).Requires(WorkbenchPermissions.View);
    }

    private static async Task<IResult> ExportAsync(string kind, ICases cases, HttpContext context)
    {
        if (kind is not ("xlsx" or "csv")) return TypedResults.NotFound();
        var figures = await cases.FiguresAsync(context.Actor(), context.RequestAborted);
        return Export.File("分事项统计", kind, figures.ByItem.Select(i => new Dictionary<string, object?>
        {
            ["事项"] = i.ItemName, ["未办结（件）"] = i.Open, ["已超期（件）"] = i.Overdue, ["本月办结（件）"] = i.DoneThisMonth,
        }), figures.At);
    }
}

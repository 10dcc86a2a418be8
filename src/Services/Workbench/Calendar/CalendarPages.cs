using System.Globalization;
using Heluo.Kernel.Access;
using Heluo.Kernel.Http;
using Heluo.Platform.Cases.Contracts;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Services.Workbench.Calendar;

/// <summary>The working calendar: which tables are in force, and a new one put in force after a look at what it changes.</summary>
internal static class CalendarPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var calendar = routes.MapGroup("/work/calendar").ExcludeFromDescription();
        calendar.MapGet("", async (ICases cases, HttpContext context) => await ShowAsync(cases, context, new CalendarDraft(), FieldErrors.None)).Requires(WorkbenchPermissions.Calendar);
        calendar.MapPost("/preview", PreviewAsync).Requires(WorkbenchPermissions.Calendar);
        calendar.MapPost("/confirm", ConfirmAsync).Requires(WorkbenchPermissions.Calendar);
    }

    private static async Task<IResult> ShowAsync(ICases cases, HttpContext context, CalendarDraft draft, FieldErrors errors) =>
        new RazorComponentResult<CalendarPage>(new { Years = await cases.WorkYearsAsync(context.RequestAborted), Draft = draft, Errors = errors, Saved = context.Request.Query.ContainsKey("saved") })
        { StatusCode = errors.All.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK };

    private static async Task<IResult> PreviewAsync(ICases cases, HttpContext context)
    {
        var draft = await ReadAsync(context);
        if (draft.Year is not { } year) return await ShowAsync(cases, context, draft, new FieldErrors([new("year", "请填写四位数的年度")]));
        var preview = await cases.PreviewYearAsync(context.Actor(), year, draft.Table, context.RequestAborted);
        if (!preview.Ok) return await ShowAsync(cases, context, draft, new FieldErrors([new("table", preview.Error.Message)]));
        return new RazorComponentResult<ConfirmYearPage>(new { Draft = draft, Preview = preview.Value, Errors = FieldErrors.None });
    }

    private static async Task<IResult> ConfirmAsync(ICases cases, HttpContext context)
    {
        var draft = await ReadAsync(context);
        if (draft.Year is not { } year) return new SeeOther("/work/calendar");
        var saved = await cases.ReplaceYearAsync(context.Actor(), year, draft.Table, draft.Source, context.RequestAborted);
        if (saved.Ok) return new SeeOther("/work/calendar?saved=1");
        var preview = await cases.PreviewYearAsync(context.Actor(), year, draft.Table, context.RequestAborted);
        return preview.Ok
            ? new RazorComponentResult<ConfirmYearPage>(new { Draft = draft, Preview = preview.Value, Errors = new FieldErrors([new("source", saved.Error.Message)]) }) { StatusCode = 422 }
            : await ShowAsync(cases, context, draft, new FieldErrors([new("table", saved.Error.Message)]));
    }

    private static async Task<CalendarDraft> ReadAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return new CalendarDraft
        {
            Year = int.TryParse(form["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null, Table = form["table"].ToString(), Source = form["source"].ToString(),
        };
    }
}

/// <summary>A table as typed.</summary>
public sealed record CalendarDraft
{
    public int? Year { get; init; }

    public string Table { get; init; } = "";

    public string Source { get; init; } = "";
}

using System.Text.Json.Nodes;
using Heluo.Kernel.Access;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Items.Reading;
using Heluo.Platform.Packs.Contracts;
using Heluo.Web;
using Heluo.Web.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Heluo.Platform.Items.Pages;

/// <summary>Form and process of a draft, the form as the text of its file.</summary>
internal static class FormPages
{
    public static void Map(RouteGroupBuilder work)
    {
        work.MapGet("/versions/{id:long}/edit/form", async Task<IResult> (long id, Pieces pieces, HttpContext context) =>
            await pieces.Reader.FindAsync(id, null, context.RequestAborted) is { } view
                ? await ShowAsync(view, pieces, view.Version.Form.Length == 0 ? "" : YamlWriter.Write(JsonNode.Parse(view.Version.Form)), view.Elements.Process, FieldErrors.None, null, 200, context)
                : TypedResults.NotFound()).Requires(ItemsPermissions.Edit);
        work.MapPost("/versions/{id:long}/edit/form", SaveAsync).Requires(ItemsPermissions.Edit);
    }

    private static async Task<IResult> SaveAsync(long id, Pieces pieces, HttpContext context)
    {
        if (await pieces.Reader.FindAsync(id, null, context.RequestAborted) is not { } view) return TypedResults.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (yaml, process) = (form["form"].ToString(), form["process"].ToString());
        string json;
        try
        {
            json = yaml.Trim().Length == 0 ? "" : PackFolder.ToJson(yaml);
        }
        catch (InvalidDataException fault)
        {
            return await ShowAsync(view, pieces, yaml, process, new FieldErrors([new FieldError("form", fault.Message)]), null, 422, context);
        }

        var elements = view.Elements with { Form = json.Length == 0 ? "" : view.Elements.Form.Length > 0 ? view.Elements.Form : view.Version.Key, Process = process };
        elements = elements with { Channels = elements.Online ? [.. elements.Channels.Union(["网上办理"])] : [.. elements.Channels.Where(c => c != "网上办理")] };
        var seen = long.TryParse(form["seen"], out var counter) ? counter : (long?)null;
        var saved = await pieces.Drafts.SaveAsync(context.Actor(), id, elements, json, process, seen, context.RequestAborted);
        return saved.Ok
            ? PageAnswers.On($"/work/items/versions/{id}", "saved")
            : await ShowAsync(view, pieces, yaml, process, saved.Error.Fields(), saved.Error.Fields.Count > 0 ? null : saved.Error.Message, saved.Error.Status, context);
    }

    private static async Task<IResult> ShowAsync(VersionView view, Pieces pieces, string yaml, string process, FieldErrors errors, string? refusal, int status, HttpContext context)
    {
        if (view.Version.State != VersionState.Draft) return PageAnswers.On($"/work/items/versions/{view.Version.Id}");
        var processes = (await pieces.Reader.ProcessesAsync(context.RequestAborted)).Select(p => p.Key).Distinct().Select(key => new Option(key, key)).ToList();
        return ItemPages.Page<FormPage>(new FormModel(view.Version, yaml, process, processes, errors, refusal), status);
    }
}

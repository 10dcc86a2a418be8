using System.Text.Json;
using Heluo.Engines.Forms;
using Heluo.Platform.Cases.Contracts;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Contracts;
using Heluo.Services.Workbench.Contracts;
using Heluo.Web;
using Heluo.Web.Forms;

namespace Heluo.Services.Workbench.Matters;

/// <summary>The form of a matter as a clerk reads it.</summary>
internal sealed class FormReading(IItems items, IDirectory directory, TimeProvider clock)
{
    /// <summary>The form with these values, nothing to be written; null when the item has none.</summary>
    public FormView? Read(Item item, IReadOnlyDictionary<string, string> answers, JsonElement values)
    {
        if (items.FormOf(item) is not { } form || values.ValueKind != JsonValueKind.Object) return null;
        var stored = values.EnumerateObject().ToDictionary(v => v.Name, v => (object?)v.Value);
        var context = new FormContext
        {
            Stored = stored, Answers = answers.ToDictionary(a => a.Key, a => (object?)a.Value), Clock = clock, Holds = (register, value) => register != "division" || directory.FindDivision(value) is not null,
        };
        return form.Visible(stored, context, FormRights.ReadAll);
    }

    public FormHelp HelpOf(MatterView matter) => new()
    {
        DivisionName = directory.FullName,
        FindFile = id => matter.Attachments.FirstOrDefault(a => $"{a.Id}" == id) is { } file
            ? new StoredFile(id, file.FileName, WorkbenchText.Size(file.Length), $"/work/matters/{matter.Row.Id}/files/{file.Id}") : null,
    };
}

using System.Text.Json.Nodes;

namespace Heluo.Engines.Forms.Exchange;

/// <summary>Component types of form-js and kinds of fields.</summary>
internal static class FormJsKind
{
    private static readonly HashSet<string> Displays = new(StringComparer.Ordinal)
    {
        "text", "html", "image", "table", "separator", "spacer", "iframe", "documentPreview", "button",
    };

    public static bool IsContainer(JsonObject component) => component.Text("type") is "group" or "dynamiclist";

    /// <summary>A group without a path arranges its components and is no level of the values.</summary>
    public static bool IsArrangement(JsonObject component) => component.Text("type") == "group" && component.Text("path").Length == 0 && component.Text("properties", "heluo.kind").Length == 0;

    /// <summary>The kind of a component; null for a type that form-js does not have.</summary>
    public static FieldKind? Of(JsonObject component) => component.Text("type") switch
    {
        "textfield" => component.Text("validate", "validationType") switch { "email" => FieldKind.Email, "phone" => FieldKind.Phone, _ => FieldKind.Text },
        "textarea" => FieldKind.Multiline,
        "number" => FieldKind.Number,
        "datetime" => component.Text("subtype") switch { "time" => FieldKind.Time, "datetime" => FieldKind.DateTime, _ => FieldKind.Date },
        "checkbox" => FieldKind.Boolean,
        "checklist" or "taglist" => FieldKind.Choices,
        "radio" or "select" => FieldKind.Choice,
        "filepicker" => FieldKind.File,
        "expression" => FieldKind.Text,
        "group" => FieldKind.Group,
        "dynamiclist" => FieldKind.Table,
        var other => Displays.Contains(other) ? FieldKind.Display : null,
    };

    /// <summary>Gives a component the type that comes nearest to a kind.</summary>
    public static void Put(JsonObject component, FieldKind kind)
    {
        component["type"] = kind switch
        {
            FieldKind.Multiline => "textarea",
            FieldKind.Number or FieldKind.Money => "number",
            FieldKind.Date or FieldKind.Time or FieldKind.DateTime => "datetime",
            FieldKind.Boolean => "checkbox",
            FieldKind.Choice => "select",
            FieldKind.Choices => "checklist",
            FieldKind.File => "filepicker",
            FieldKind.Table => "dynamiclist",
            FieldKind.Group or FieldKind.Form => "group",
            FieldKind.Display => "text",
            _ => "textfield",
        };
        if (kind is FieldKind.Date or FieldKind.Time or FieldKind.DateTime) component["subtype"] = kind.ToString().ToLowerInvariant();
        component.Put("validate", "validationType", kind switch { FieldKind.Email => "email", FieldKind.Phone => "phone", _ => null });
    }
}

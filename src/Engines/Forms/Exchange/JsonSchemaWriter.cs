using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heluo.Engines.Forms.Compilation;
using Heluo.Engines.Forms.Values;

namespace Heluo.Engines.Forms.Exchange;

/// <summary>Writes JSON Schema 2020-12 of a form's values.</summary>
internal static class JsonSchemaWriter
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(FormSchema schema, CompiledFields fields)
    {
        var root = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:heluo:form:{schema.Key}",
            ["title"] = schema.Title,
        };
        var conditional = schema.Groups.Where(group => group.When.Length > 0).Select(group => group.Id).ToHashSet();
        AddMembers(root, fields, conditional);
        return root.ToJsonString(Options);
    }

    private static void AddMembers(JsonObject target, CompiledFields fields, IReadOnlySet<string> conditionalOwners)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var field in fields.Fields)
        {
            if (field.Schema.Kind == FieldKind.Display) continue;
            var conditional = field.When is not null || field.OwnerWhen is not null || field.Calculate is not null || conditionalOwners.Contains(field.Owner);
            properties[field.Id] = Property(field, conditional);
            if ((field.AlwaysRequired || field.RequiredWithWhole) && !conditional) required.Add(field.Id);
        }

        target["type"] = "object";
        target["properties"] = properties;
        if (required.Count > 0) target["required"] = required;
        target["additionalProperties"] = false;
    }

    private static JsonObject Property(CompiledField field, bool conditional)
    {
        var schema = field.Schema;
        var property = new JsonObject { ["title"] = schema.Label };
        if (schema.Hint.Length > 0) property["description"] = schema.Hint;
        if (field.Calculate is not null || schema.ReadOnly) property["readOnly"] = true;
        if (field.Shape == FieldShape.Fields) AddMembers(property, field.Inner!, new HashSet<string>());
        else if (field.Shape == FieldShape.Rows) AddRows(property, field, conditional);
        else AddScalar(property, field);
        return property;
    }

    private static void AddRows(JsonObject property, CompiledField field, bool conditional)
    {
        var row = new JsonObject();
        AddMembers(row, field.Inner!, new HashSet<string>());
        property["type"] = "array";
        property["items"] = row;
        if (field.Schema.MinRows is { } least && field.AlwaysRequired && !conditional) property["minItems"] = least;
        property["maxItems"] = field.Schema.MaxRows ?? 500;
    }

    private static void AddScalar(JsonObject property, CompiledField field)
    {
        switch (field.Schema.Kind)
        {
            case FieldKind.Number or FieldKind.Money:
                property["type"] = "number";
                if (field.Min.Constant is { } least) property["minimum"] = least;
                if (field.Max.Constant is { } greatest) property["maximum"] = greatest;
                break;
            case FieldKind.Boolean:
                property["type"] = "boolean";
                break;
            case FieldKind.Choice:
                AddOptions(property, field);
                break;
            case FieldKind.Choices or FieldKind.File:
                var item = new JsonObject();
                AddOptions(item, field);
                property["type"] = "array";
                property["uniqueItems"] = true;
                property["items"] = item;
                break;
            default:
                AddText(property, field);
                break;
        }
    }

    private static void AddOptions(JsonObject target, CompiledField field)
    {
        target["type"] = "string";
        if (field.Options.Count > 0)
            target["oneOf"] = new JsonArray([.. field.Options.Select(option => new JsonObject { ["const"] = option.Value, ["title"] = option.Label })]);
    }

    private static void AddText(JsonObject property, CompiledField field)
    {
        property["type"] = "string";
        var pattern = field.Schema.Kind switch
        {
            FieldKind.Citizen => "^[1-9][0-9]{16}[0-9X]$",
            FieldKind.Credit => "^[0-9A-HJ-NPQRTUWXY]{18}$",
            FieldKind.Division => "^[1-9][0-9]([0-9]{2}([0-9]{2}([0-9]{3}([0-9]{3})?)?)?)?$",
            FieldKind.Postcode => "^[0-9]{6}$",
            FieldKind.BankAccount => "^[0-9]{8,32}$",
            FieldKind.DateTime => "^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$",
            FieldKind.Time => "^([01][0-9]|2[0-3]):[0-5][0-9]$",
            _ => null,
        };
        if (pattern is not null) property["pattern"] = pattern;
        if (field.Schema.Kind is FieldKind.Date or FieldKind.Email) property["format"] = field.Schema.Kind == FieldKind.Date ? "date" : "email";
        if (!TextParser.IsText(field.Schema.Kind)) return;
        property["maxLength"] = TextParser.LongestOf(field);
        if (field.Min.Constant is not null) property["minLength"] = TextParser.ShortestOf(field);
    }
}

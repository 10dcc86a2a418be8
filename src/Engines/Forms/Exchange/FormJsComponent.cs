using System.Globalization;
using System.Text.Json.Nodes;

namespace Heluo.Engines.Forms.Exchange;

/// <summary>Reads a component of form-js as a field, without the fields inside it.</summary>
internal static class FormJsComponent
{
    public const string Extra = "heluo.";
    private const int Half = 8;

    /// <summary>The field of a component whose type is known.</summary>
    public static FormField Read(JsonObject component, string id)
    {
        var field = Native(component, id);
        foreach (var aspect in FormJsAspects.All)
            if (component["properties"] is JsonObject extras && extras.ContainsKey(Extra + aspect.Name)) field = aspect.Set(field, extras.Text(Extra + aspect.Name));
        return field;
    }

    private static FormField Native(JsonObject component, string id)
    {
        var kind = FormJsKind.Of(component) ?? FieldKind.Display;
        var (type, label) = (component.Text("type"), component.Text("label"));
        var values = component.Objects("values").Select(v => new FormOption(v.Text("value"), v.Text("label"))).Where(o => o.Value.Length > 0).DistinctBy(o => o.Value).ToArray();
        var choice = kind is FieldKind.Choice or FieldKind.Choices;
        return new FormField
        {
            Id = id,
            Label = label.Length > 0 || kind is FieldKind.Display or FieldKind.Group ? label : id,
            Kind = kind,
            Required = component.Flag("validate", "required") ? "true" : "",
            When = FormJsCondition.When(component),
            Calculate = type == "expression" ? component.Expression("expression") : "",
            Checks = Checks(component, id, kind),
            Min = Bound(component, kind, "min"),
            Max = Bound(component, kind, "max"),
            Decimals = int.TryParse(component.Text("decimalDigits"), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? Math.Min(digits, 10) : null,
            Unit = component.Text("appearance", "suffixAdorner") is var suffix && suffix.StartsWith('=') ? "" : suffix,
            Options = choice ? values : [],
            Register = choice && values.Length == 0 ? component.Text("valuesKey") + component.Text("valuesExpression") : "",
            Default = component.Text("defaultValue"),
            Hint = component.Text("description"),
            HalfWidth = int.TryParse(component.Text("layout", "columns"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns <= Half,
            ReadOnly = component.Flag("readonly") || component.Flag("disabled"),
            Content = FormJsAspects.ContentName(component) is { Length: > 0 } name ? component.Text(name) : "",
            MaxRows = kind == FieldKind.File && !component.Flag("multiple") ? 1 : null,
        };
    }

    private static string Bound(JsonObject component, FieldKind kind, string side)
    {
        if (kind == FieldKind.Date && side == "min" && component.Flag("disallowPassedDates")) return "today()";
        var text = component.Text("validate", kind is FieldKind.Text or FieldKind.Multiline or FieldKind.Email or FieldKind.Phone ? side + "Length" : side);
        return text.StartsWith('=') ? text[1..].Trim() : text;
    }

    /// <summary>A pattern becomes a rule; a check box that must be filled must be ticked.</summary>
    private static FormCheck[] Checks(JsonObject component, string id, FieldKind kind)
    {
        var label = component.Text("label") is { Length: > 0 } given ? given : id;
        if (kind == FieldKind.Boolean && component.Flag("validate", "required")) return [new FormCheck($"{id} = true", $"请勾选“{label}”后再提交")];
        var pattern = component.Text("validate", "pattern");
        if (pattern.Length == 0 || kind != FieldKind.Text) return [];
        return [new FormCheck($"matches({id}, \"{pattern.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\")", $"{label}的格式不对，请核对")];
    }
}

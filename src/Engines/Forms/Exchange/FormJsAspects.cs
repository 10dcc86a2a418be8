using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heluo.Engines.Forms.Exchange;

/// <summary>One thing a field says, as text; how it is set on a field and, where form-js has a word for it, on a component.</summary>
internal sealed record FormJsAspect(string Name, Func<FormField, string> Get, Func<FormField, string, FormField> Set, Action<JsonObject, string>? Put = null);

/// <summary>All things a field says beside its id and the fields inside it.</summary>
internal static class FormJsAspects
{
    public static IReadOnlyList<FormJsAspect> All { get; } =
    [
        new("kind", f => Name(f.Kind), (f, v) => Enum.TryParse<FieldKind>(v, true, out var kind) ? f with { Kind = kind } : f, (c, v) => FormJsKind.Put(c, Enum.Parse<FieldKind>(v, true))),
        new("label", f => f.Label, (f, v) => f with { Label = v }, (c, v) => c["label"] = v),
        new("required", f => f.Required, (f, v) => f with { Required = v }, (c, v) => c.Put("validate", "required", v == "true" ? true : null)),
        new("when", f => f.When, (f, v) => f with { When = v }, FormJsCondition.PutWhen),
        new("calculate", f => f.Calculate, (f, v) => f with { Calculate = v }),
        new("checks", f => Json(f.Checks.Select(c => (JsonNode)new JsonArray(c.Rule, c.Message))), (f, v) => f with { Checks = Pairs(v, (a, b) => new FormCheck(a, b)) }),
        new("min", f => f.Min, (f, v) => f with { Min = v }, (c, v) => c.Put("validate", IsText(c) ? "minLength" : "min", FormJsJson.Bound(v))),
        new("max", f => f.Max, (f, v) => f with { Max = v }, (c, v) => c.Put("validate", IsText(c) ? "maxLength" : "max", FormJsJson.Bound(v))),
        new("decimals", f => Number(f.Decimals), (f, v) => f with { Decimals = Count(v) }, (c, v) => Put(c, "decimalDigits", Count(v))),
        new("unit", f => f.Unit, (f, v) => f with { Unit = v }, (c, v) => c.Put("appearance", "suffixAdorner", v.Length == 0 ? null : v)),
        new("options", f => Json(f.Options.Select(o => (JsonNode)new JsonArray(o.Value, o.Label))), (f, v) => f with { Options = Pairs(v, (a, b) => new FormOption(a, b)) }, PutOptions),
        new("list", f => f.List, (f, v) => f with { List = v, Register = "" }),
        new("register", f => f.Register, (f, v) => f with { Register = v }),
        new("prefill", f => f.Prefill, (f, v) => f with { Prefill = v }),
        new("default", f => f.Default, (f, v) => f with { Default = v }, (c, v) => Put(c, "defaultValue", v.Length == 0 ? null : v)),
        new("hint", f => f.Hint, (f, v) => f with { Hint = v }, (c, v) => Put(c, "description", v.Length == 0 ? null : v)),
        new("half", f => f.HalfWidth ? "true" : "", (f, v) => f with { HalfWidth = v == "true" }, (c, v) => c.Put("layout", "columns", v == "true" ? 8 : null)),
        new("readonly", f => f.ReadOnly ? "true" : "", (f, v) => f with { ReadOnly = v == "true" }, (c, v) => Put(c, "readonly", v == "true" ? true : null)),
        new("content", f => f.Content, (f, v) => f with { Content = v }, (c, v) => Put(c, ContentName(c), v)),
        new("parts", f => f.Parts ? "true" : "", (f, v) => f with { Parts = v == "true" }),
        new("minRows", f => Number(f.MinRows), (f, v) => f with { MinRows = Count(v) }),
        new("maxRows", f => Number(f.MaxRows), (f, v) => f with { MaxRows = Count(v) }, (c, v) => { if (c.Text("type") == "filepicker") Put(c, "multiple", v == "1" ? null : true); }),
        new("form", f => f.Form, (f, v) => f with { Form = v }),
    ];

    /// <summary>The member of a component without a value that holds what it shows; empty for a line or a gap.</summary>
    public static string ContentName(JsonObject component) => component.Text("type") switch
    {
        "text" => "text",
        "html" => "content",
        "image" => "source",
        "iframe" => "url",
        "table" or "documentPreview" => "dataSource",
        "button" => "action",
        _ => "",
    };

    private static string Name(FieldKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    private static bool IsText(JsonObject component) => component.Text("type") is "textfield" or "textarea";

    private static string Number(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static int? Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static void Put(JsonObject component, string name, JsonNode? value)
    {
        if (value is null || name.Length == 0) component.Remove(name);
        else component[name] = value;
    }

    private static void PutOptions(JsonObject component, string pairs)
    {
        var options = Pairs(pairs, (value, label) => (JsonNode)new JsonObject { ["label"] = label, ["value"] = value });
        Put(component, "values", options.Length == 0 ? null : new JsonArray([.. options]));
    }

    private static string Json(IEnumerable<JsonNode> items) => items.ToArray() is { Length: > 0 } list ? new JsonArray(list).ToJsonString(FormJsJson.Compact) : "";

    private static T[] Pairs<T>(string json, Func<string, string, T> make)
    {
        try
        {
            return json.Length == 0 ? [] : (JsonSerializer.Deserialize<string[][]>(json) ?? []).Where(p => p is { Length: 2 }).Select(p => make(p[0], p[1])).ToArray();
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

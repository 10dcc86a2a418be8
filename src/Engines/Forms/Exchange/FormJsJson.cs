using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Heluo.Engines.Forms.Exchange;

/// <summary>Members of form-js components as text, whatever their JSON type, and back.</summary>
internal static class FormJsJson
{
    public static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonSerializerOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a scalar at a path of member names; empty when there is none.</summary>
    public static string Text(this JsonObject owner, params ReadOnlySpan<string> path)
    {
        JsonNode? node = owner;
        foreach (var name in path) node = (node as JsonObject)?[name];
        return node is JsonValue value ? value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString() : "";
    }

    public static bool Flag(this JsonObject owner, params ReadOnlySpan<string> path) => owner.Text(path) == "true";

    /// <summary>The expression of a member written as <c>=expression</c>; empty for anything else.</summary>
    public static string Expression(this JsonObject owner, params ReadOnlySpan<string> path) => owner.Text(path) is ['=', .. var expression] ? expression.Trim() : "";

    public static IEnumerable<JsonObject> Objects(this JsonObject owner, string name) => owner[name] is JsonArray list ? list.OfType<JsonObject>() : [];

    /// <summary>Sets a scalar in an inner object; an empty text takes it away, and the inner object with its last member.</summary>
    public static void Put(this JsonObject owner, string inner, string name, JsonNode? value)
    {
        if (owner[inner] is not JsonObject target) owner[inner] = target = [];
        if (value is null) target.Remove(name);
        else target[name] = value;
        if (target.Count == 0) owner.Remove(inner);
    }

    /// <summary>A number as JSON number, an expression with its equals sign; null for an empty text.</summary>
    public static JsonNode? Bound(string text) => text.Length == 0 ? null
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : "=" + text;
}

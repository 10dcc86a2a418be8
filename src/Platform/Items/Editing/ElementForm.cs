using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Domain;
using Microsoft.AspNetCore.Http;

namespace Heluo.Platform.Items.Editing;

/// <summary>Reads what the editor posts into the elements, and finds values to show.</summary>
internal static class ElementForm
{
    public const int MostRows = 60;

    public static JsonObject ToJson(ItemElements elements) => JsonSerializer.SerializeToNode(elements, ItemJson.Options)!.AsObject();

    public static ItemElements FromJson(JsonObject json) => json.Deserialize<ItemElements>(ItemJson.Options)!;

    /// <summary>The node at a path such as <c>clock.legal.days</c> or <c>materials[2].name</c>; null when there is none.</summary>
    public static JsonNode? At(JsonNode? node, string path)
    {
        foreach (var part in path.Split('.', '['))
            node = part.EndsWith(']') ? (node as JsonArray)?.ElementAtOrDefault(int.Parse(part[..^1], CultureInfo.InvariantCulture)) : (node as JsonObject)?[part];
        return node;
    }

    /// <summary>Puts the posted fields of a section into the elements; a row op (<c>add:</c>, <c>remove:</c>, <c>up:</c>) changes its list.</summary>
    public static void Read(IFormCollection form, Section section, JsonObject elements)
    {
        foreach (var element in section.Elements) Set(elements, element.Path, Value(form, element, element.Path));
        if (form["op"].ToString().Split(':') is [var op, var list, ..] parts && At(elements, list) is JsonArray rows)
            Change(rows, op, parts.Length > 2 && int.TryParse(parts[2], out var row) ? row : -1);
    }

    private static void Change(JsonArray rows, string op, int row)
    {
        if (op == "add" && rows.Count < MostRows) rows.Add(new JsonObject());
        else if (row < 0 || row >= rows.Count) return;
        else if (op == "remove") rows.RemoveAt(row);
        else if (op == "up" && row > 0)
        {
            var moved = rows[row];
            rows.RemoveAt(row);
            rows.Insert(row - 1, moved);
        }
    }

    private static JsonNode? Value(IFormCollection form, Element element, string name)
    {
        var text = form[name].ToString().Trim();
        return element.Kind switch
        {
            ElementKind.Number => Number(text) is { } number ? JsonValue.Create(number) : element.Optional ? null : JsonValue.Create(-1),
            ElementKind.YesNo => JsonValue.Create(text == "true"),
            ElementKind.Choices => new JsonArray([.. form[name].Where(v => !string.IsNullOrEmpty(v)).Select(v => (JsonNode?)JsonValue.Create(v))]),
            ElementKind.Lines => new JsonArray([.. Lines(text).Select(l => (JsonNode?)JsonValue.Create(l))]),
            ElementKind.Pairs => new JsonArray([.. Lines(text).Select(l => (JsonNode?)Pair(l))]),
            ElementKind.List => Rows(form, element, name),
            _ => JsonValue.Create(text.Replace("\r\n", "\n", StringComparison.Ordinal)),
        };
    }

    private static JsonArray Rows(IFormCollection form, Element list, string name)
    {
        var count = Math.Clamp(Number(form[$"{name}.count"].ToString()) ?? 0, 0, MostRows);
        return new JsonArray([.. Enumerable.Range(0, count).Select(i =>
        {
            var row = new JsonObject();
            foreach (var field in list.Fields) Set(row, field.Path, Value(form, field, $"{name}[{i}].{field.Path}"));
            return (JsonNode?)row;
        })]);
    }

    private static void Set(JsonObject target, string path, JsonNode? value)
    {
        var parts = path.Split('.');
        foreach (var part in parts[..^1])
        {
            if (target[part] is not JsonObject inner) target[part] = inner = [];
            target = inner;
        }

        target[parts[^1]] = value;
    }

    private static JsonObject Pair(string line)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal);
        var (value, label) = at < 0 ? (line, line) : (line[..at].Trim(), line[(at + 1)..].Trim());
        return new JsonObject { ["value"] = value, ["label"] = label };
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 100_000 ? number : null;

    /// <summary>A value as the field shows it.</summary>
    public static string Text(JsonNode? node, ElementKind kind) => node switch
    {
        null => "",
        JsonArray list when kind == ElementKind.Pairs => string.Join('\n', list.Select(p => $"{p!["value"]} = {p["label"]}")),
        JsonArray list => string.Join('\n', list.Select(i => i?.ToString() ?? "")),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.ToString() == "-1" => "",
        _ => node.ToString(),
    };
}

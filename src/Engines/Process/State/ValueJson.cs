using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Heluo.Engines.Decisions.Feel;

namespace Heluo.Engines.Process;

/// <summary>JSON of FEEL values: plain where JSON has the type, <c>{"$feel":"date","v":"2026-01-01"}</c> otherwise.</summary>
internal static class ValueJson
{
    private const string Mark = "$feel";

    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, object?> entries)
    {
        writer.WritePropertyName(name);
        WriteEntries(writer, entries);
    }

    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool truth: writer.WriteBooleanValue(truth); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case string text: writer.WriteStringValue(text); break;
            case FeelDate: Marked(writer, "date", value); break;
            case FeelTime: Marked(writer, "time", value); break;
            case FeelDateTime: Marked(writer, "instant", value); break;
            case YearMonthDuration months: Marked(writer, "months", months.Months); break;
            case DayTimeDuration span: Marked(writer, "seconds", span.Seconds); break;
            case IReadOnlyDictionary<string, object?> entries when entries.ContainsKey(Mark):
                writer.WriteStartObject();
                writer.WriteString(Mark, "context");
                Write(writer, "v", entries);
                writer.WriteEndObject();
                break;
            case IReadOnlyDictionary<string, object?> entries: WriteEntries(writer, entries); break;
            case System.Collections.IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items) Write(writer, item);
                writer.WriteEndArray();
                break;
            default: Marked(writer, "text", value); break;
        }
    }

    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => json.GetDecimal(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToArray(),
        JsonValueKind.Object => json.TryGetProperty(Mark, out var kind) ? Unmarked(kind.GetString(), json.GetProperty("v")) : FeelContext.Of(Entries(json)),
        _ => null,
    };

    public static Dictionary<string, object?> Entries(JsonElement json)
    {
        var entries = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject()) entries[property.Name] = Read(property.Value);
        return entries;
    }

    private static void WriteEntries(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> entries)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in entries)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }

        writer.WriteEndObject();
    }

    private static void Marked(Utf8JsonWriter writer, string kind, object value)
    {
        writer.WriteStartObject();
        writer.WriteString(Mark, kind);
        writer.WriteString("v", Convert.ToString(value, CultureInfo.InvariantCulture));
        writer.WriteEndObject();
    }

    private static object? Unmarked(string? kind, JsonElement value) => kind switch
    {
        "date" => FeelDate.Parse(value.GetString()!),
        "time" => FeelTime.Parse(value.GetString()!),
        "instant" => FeelDateTime.Parse(value.GetString()!),
        "months" => new YearMonthDuration(long.Parse(value.GetString()!, CultureInfo.InvariantCulture)),
        "seconds" => new DayTimeDuration(decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture)),
        "context" => FeelContext.Of(Entries(value)),
        _ => value.ToString(),
    };
}

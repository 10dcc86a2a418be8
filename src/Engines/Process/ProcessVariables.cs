using System.Text.Json;

namespace Heluo.Engines.Process;

/// <summary>Variables as JSON: dates and durations keep their types in the form <c>{"$feel":"date","v":"2026-01-01"}</c>.</summary>
public static class ProcessVariables
{
    /// <summary>Reads variables from a JSON object.</summary>
    /// <param name="json">The object.</param>
    /// <returns>The variables in the types of FEEL.</returns>
    /// <exception cref="FormatException">The text is no JSON object.</exception>
    public static IReadOnlyDictionary<string, object?> FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return ValueJson.Entries(document.RootElement);
        }
        catch (JsonException cause)
        {
            throw new FormatException($"变量不是合格的 JSON：{cause.Message}", cause);
        }

        throw new FormatException("变量应是一个 JSON 对象，例如 {\"act\":\"accept\"}。");
    }

    /// <summary>Writes variables as a JSON object.</summary>
    /// <param name="variables">The variables.</param>
    /// <returns>The object.</returns>
    public static string ToJson(IReadOnlyDictionary<string, object?> variables)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, ValueJson.Options)) ValueJson.Write(writer, variables);
        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}

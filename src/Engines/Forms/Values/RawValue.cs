using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace Heluo.Engines.Forms.Values;

/// <summary>Submitted values as they come (strings of an HTML post, JSON, stored values) seen in one way.</summary>
internal static class RawValue
{
    /// <summary>Null, string, bool, decimal, list or dictionary; JSON is opened one level.</summary>
    public static object? Open(object? raw) => raw switch
    {
        null or string or bool or decimal or DateOnly or TimeOnly or DateTime => raw,
        JsonElement json => OpenJson(json),
        double or float => decimal.TryParse(((IFormattable)raw).ToString(null, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : raw.ToString(),
        sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(raw, CultureInfo.InvariantCulture),
        IReadOnlyDictionary<string, object?> => raw,
        IDictionary<string, object?> map => new Dictionary<string, object?>(map),
        IEnumerable list => list.Cast<object?>().ToArray(),
        _ => raw.ToString(),
    };

    /// <summary>True for nothing at all: null, blanks, an empty list, a dictionary of nothing.</summary>
    public static bool IsEmpty(object? raw) => Open(raw) switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        IReadOnlyDictionary<string, object?> map => map.Values.All(IsEmpty),
        object?[] list => list.All(IsEmpty),
        _ => false,
    };

    /// <summary>The text of a scalar; null for a list or dictionary.</summary>
    public static string? Text(object? raw) => raw switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static object? OpenJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? number : json.GetRawText(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(item => (object?)item).ToArray(),
        JsonValueKind.Object => OpenObject(json),
        _ => null,
    };

    private static Dictionary<string, object?> OpenObject(JsonElement json)
    {
        var members = new Dictionary<string, object?>();
        foreach (var member in json.EnumerateObject()) members[member.Name] = member.Value;
        return members;
    }
}

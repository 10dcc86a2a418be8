using System.Collections;
using System.Text.Json;

namespace Heluo.Engines.Documents.Templates;

/// <summary>The data a template is filled from: nested dictionaries or JSON; the entry of a repetition hides outer names.</summary>
internal sealed class TemplateScope(object? data, TemplateScope? outer = null, int index = 0)
{
    /// <summary>The value at a dotted path, innermost scope first; null when there is none. <c>序号</c> is the place in the repetition from 1, <c>.</c> the entry itself.</summary>
    public object? Find(string path)
    {
        if (outer is not null && path is "序号") return index;
        if (path is ".") return Plain(data);
        var value = Walk(data, path);
        return value ?? outer?.Find(path);
    }

    /// <summary>The entries of the list at a path; empty when there is none.</summary>
    public IEnumerable<object?> List(string path) => Find(path) switch
    {
        null or string => [],
        IEnumerable<object?> items => items,
        IEnumerable items => items.Cast<object?>(),
        var single => [single],
    };

    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        string text => text.Length > 0,
        IReadOnlyDictionary<string, object?> map => map.Count > 0,
        IEnumerable items => items.GetEnumerator().MoveNext(),
        IConvertible number when number is int or long or decimal or double => Convert.ToDouble(number, System.Globalization.CultureInfo.InvariantCulture) != 0,
        _ => true,
    };

    private static object? Walk(object? value, string path)
    {
        foreach (var name in path.Split('.'))
        {
            value = Plain(value) switch
            {
                IReadOnlyDictionary<string, object?> map => map.GetValueOrDefault(name),
                JsonElement { ValueKind: JsonValueKind.Object } json => json.TryGetProperty(name, out var member) ? member : null,
                _ => null,
            };
        }

        return Plain(value);
    }

    /// <summary>JSON scalars and arrays as .NET values; everything else as it is.</summary>
    private static object? Plain(object? value) => value is not JsonElement json ? value : json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(e => (object?)e).ToArray(),
        JsonValueKind.Object => json,
        _ => null,
    };
}

using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>Takes .NET values into FEEL values.</summary>
public static class FeelValue
{
    private const int MaxDepth = 200;

    /// <summary>
    /// The FEEL value of a .NET value: numbers become decimal, DateOnly, TimeOnly, DateTime, DateTimeOffset and TimeSpan the FEEL types, enums their name,
    /// dictionaries contexts, sequences lists, JSON elements what they hold. FEEL values are returned as they are.
    /// </summary>
    /// <param name="value">Any value of those types.</param>
    /// <returns>The FEEL value; null for null and for a number that is not finite.</returns>
    /// <exception cref="ArgumentException">The type cannot be taken, or nesting exceeds 200 levels.</exception>
    public static object? From(object? value) => IsScalar(value) ? value : Convert(value, 0);

    /// <summary>True for values that need no conversion at all.</summary>
    internal static bool IsScalar(object? value) =>
        value is null or decimal or string or bool or FeelDate or FeelTime or FeelDateTime or DayTimeDuration or YearMonthDuration or FeelFunction or Decimal34 or FeelContext;

    private static object? Convert(object? value, int depth)
    {
        if (depth > MaxDepth) throw new ArgumentException($"数据嵌套超过 {MaxDepth} 层", nameof(value));
        if (IsScalar(value)) return value;
        return value switch
        {
            FeelRange range => range with { Start = Convert(range.Start, depth + 1), End = Convert(range.End, depth + 1) },
            double number => Numbers.FromDouble(number),
            float number => Numbers.FromDouble((double)number),
            BigInteger number => Numbers.Narrow(Decimal34.Round(number, 0)),
            DateOnly date => FeelDate.From(date),
            TimeOnly time => FeelTime.From(time),
            DateTime moment => FeelDateTime.From(moment),
            DateTimeOffset moment => FeelDateTime.From(moment),
            TimeSpan span => DayTimeDuration.From(span),
            char or Guid => value.ToString(),
            Enum name => name.ToString(),
            JsonElement json => FromJson(json, depth),
            IReadOnlyDictionary<string, object?> context => FeelContext.Of(context.Select(e => new KeyValuePair<string, object?>(e.Key, Convert(e.Value, depth + 1)))),
            IDictionary map => FeelContext.Of(map.Keys.Cast<object>().Select(k => new KeyValuePair<string, object?>(k.ToString()!, Convert(map[k], depth + 1)))),
            IEnumerable list => list.Cast<object?>().Select(item => Convert(item, depth + 1)).ToArray(),
            IConvertible number => System.Convert.ToDecimal(number, CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"不能把类型 {value!.GetType().Name} 的值交给 FEEL", nameof(value)),
        };
    }

    private static object? FromJson(JsonElement json, int depth) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => Numbers.Parse(json.GetRawText()),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(item => Convert(item, depth + 1)).ToArray(),
        JsonValueKind.Object => FeelContext.Of(json.EnumerateObject().Select(p => new KeyValuePair<string, object?>(p.Name, Convert(p.Value, depth + 1)))),
        _ => null,
    };
}

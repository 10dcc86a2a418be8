using System.Collections;
using Heluo.Engines.Decisions.Feel;

namespace Heluo.Engines.Process;

/// <summary>Brings values from outside into the types that FEEL knows.</summary>
internal static class ProcessValues
{
    private const int Depth = 32;

    /// <summary>Converts variables; gives what is wrong in Chinese, or null.</summary>
    public static string? Normalize(IReadOnlyDictionary<string, object?>? variables, out IReadOnlyDictionary<string, object?> normal)
    {
        normal = Token.NoVariables;
        if (variables is null || variables.Count == 0) return null;
        var all = new Dictionary<string, object?>(variables.Count, StringComparer.Ordinal);
        foreach (var (name, value) in variables)
        {
            if (!TryConvert(value, 0, out var converted)) return $"变量“{name}”的值不能保存（{value?.GetType().Name}），请用文字、数字、是否、日期、列表或对象。";
            all[name] = converted;
        }

        normal = all;
        return null;
    }

    public static IReadOnlyList<object?>? List(object? value) => value switch
    {
        null or string => null,
        IReadOnlyDictionary<string, object?> => null,
        IReadOnlyList<object?> list => list,
        IEnumerable items => [.. items.Cast<object?>()],
        _ => null,
    };

    /// <summary>A list in the form that FEEL gives.</summary>
    public static object ListOf(object?[] items) => items;

    public static object ContextOf(IReadOnlyDictionary<string, object?> values) => FeelContext.Of(values);

    /// <summary>The entries of a context that a script gives, to be set as variables.</summary>
    public static IReadOnlyDictionary<string, object?> Entries(object? value) => value as FeelContext ?? Token.NoVariables;

    /// <summary>The ISO 8601 text of a time that is written out or computed.</summary>
    public static string? Time(object? value) => value switch
    {
        string text => text.Trim(),
        FeelDateTime time when time.Zone is { Name: not null } => time.ToDateTimeOffset(TimeSpan.Zero).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        FeelDate or FeelDateTime or YearMonthDuration or DayTimeDuration => value.ToString(),
        _ => null,
    };

    private static bool TryConvert(object? value, int depth, out object? converted)
    {
        converted = value;
        switch (value)
        {
            case null or bool or string or decimal or FeelDate or FeelTime or FeelDateTime or YearMonthDuration or DayTimeDuration or Decimal34:
                return true;
            case int or long or short or byte or uint or ulong or ushort or sbyte:
                converted = Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture);
                return true;
            case double or float:
                var number = Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
                if (!double.IsFinite(number) || Math.Abs(number) > 1e27) return false;
                converted = (decimal)number;
                return true;
            case DateOnly date:
                converted = FeelDate.From(date);
                return true;
            case DateTimeOffset instant:
                converted = FeelDateTime.From(instant);
                return true;
            case TimeSpan span:
                converted = DayTimeDuration.From(span);
                return true;
        }

        return depth < Depth && TryConvertMany(value, depth, out converted);
    }

    private static bool TryConvertMany(object value, int depth, out object? converted)
    {
        converted = null;
        if (value is IReadOnlyDictionary<string, object?> entries)
        {
            var copy = new List<KeyValuePair<string, object?>>(entries.Count);
            foreach (var (name, inner) in entries)
            {
                if (!TryConvert(inner, depth + 1, out var one)) return false;
                copy.Add(new(name, one));
            }

            converted = FeelContext.Of(copy);
            return true;
        }

        if (value is not IEnumerable items) return false;
        var list = new List<object?>();
        foreach (var item in items)
        {
            if (!TryConvert(item, depth + 1, out var one)) return false;
            list.Add(one);
        }

        converted = ListOf([.. list]);
        return true;
    }
}

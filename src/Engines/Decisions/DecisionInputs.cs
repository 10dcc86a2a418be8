using Heluo.Engines.Decisions.Feel;

namespace Heluo.Engines.Decisions;

/// <summary>Takes inputs from formats that know no dates.</summary>
public static class DecisionInputs
{
    private const int MaxDepth = 200;

    /// <summary>Inputs as the types of a model want them: JSON numbers, lists and objects as they are, texts as dates, times and durations where the model says so.</summary>
    /// <param name="model">The model whose input types count.</param>
    /// <param name="inputs">Values by name, JSON elements or any value of <see cref="FeelValue.From"/>.</param>
    public static IReadOnlyDictionary<string, object?> FromJson(DecisionModel model, IReadOnlyDictionary<string, object?> inputs)
    {
        var types = model.Inputs.ToDictionary(i => i.Name, i => i.Type, StringComparer.Ordinal);
        return inputs.ToDictionary(i => i.Key, i => Typed(FeelValue.From(i.Value), types.GetValueOrDefault(i.Key), 0), StringComparer.Ordinal);
    }

    /// <summary>A value whose texts are read as the dates, times and durations that a type asks for; texts that are none stay as they are.</summary>
    /// <param name="value">A FEEL value.</param>
    /// <param name="type">The wanted type.</param>
    public static object? Typed(object? value, FeelType type) => Typed(value, type, 0);

    private static object? Typed(object? value, FeelType? type, int depth)
    {
        if (type is null || depth > MaxDepth) return value;
        return (value, type.Kind) switch
        {
            (string text, FeelTypeKind.Date) => FeelDate.Parse(text) ?? value,
            (string text, FeelTypeKind.Time) => FeelTime.Parse(text) ?? value,
            (string text, FeelTypeKind.DateTime) => FeelDateTime.Parse(text) ?? value,
            (string text, FeelTypeKind.DayTimeDuration or FeelTypeKind.YearMonthDuration) => TemporalText.Duration(text) ?? value,
            (FeelContext context, FeelTypeKind.Context) when type.Members is { } members =>
                FeelContext.Of(context.Select(e => new KeyValuePair<string, object?>(e.Key, Typed(e.Value, members.GetValueOrDefault(e.Key), depth + 1)))),
            (IReadOnlyList<object?> list, FeelTypeKind.List) => list.Select(item => Typed(item, type.Element, depth + 1)).ToArray(),
            _ => value,
        };
    }
}

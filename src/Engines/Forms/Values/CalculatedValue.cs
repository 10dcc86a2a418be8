using System.Globalization;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Values;

/// <summary>Takes the result of an expression into the kind of its field; amounts are rounded half up to the field's decimals.</summary>
internal static class CalculatedValue
{
    public static Parsed Take(CompiledField field, object? result, ScalarParser parser)
    {
        var plain = Plain(result);
        if (RawValue.IsEmpty(plain)) return Parsed.Of(null);
        if (plain is decimal number && field.Schema.Kind is FieldKind.Number or FieldKind.Money)
        {
            var digits = field.Schema.Decimals ?? (field.Schema.Kind == FieldKind.Money && field.Schema.Unit is "" or "元" ? 2 : 6);
            plain = Math.Round(number, digits, MidpointRounding.AwayFromZero);
        }

        return parser.Parse(field, plain!);
    }

    /// <summary>A FEEL value as a .NET value of this engine.</summary>
    public static object? Plain(object? value) => value switch
    {
        FeelDate date => date.Year is >= 1 and <= 9999 ? date.ToDateOnly() : null,
        FeelDateTime moment => moment.Date.Year is >= 1 and <= 9999 ? moment.Date.ToDateOnly().ToDateTime(moment.Time.ToTimeOnly()) : null,
        FeelTime time => time.ToString(),
        null or string or bool or decimal => value,
        IReadOnlyList<object?> list => list.Select(Plain).ToArray(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

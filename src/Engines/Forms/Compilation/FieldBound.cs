using System.Globalization;
using Heluo.Engines.Decisions.Feel;

namespace Heluo.Engines.Forms.Compilation;

/// <summary>The least or greatest value of a field: a constant number or an expression.</summary>
internal sealed record FieldBound(decimal? Constant, FeelExpression? Expression)
{
    public static FieldBound None { get; } = new(null, null);

    public bool IsNone => Constant is null && Expression is null;

    public static FieldBound Of(string text, Func<string, FeelExpression?> parse)
    {
        if (text.Length == 0) return None;
        return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var constant)
            ? new FieldBound(constant, null)
            : new FieldBound(null, parse(text));
    }
}

using System.Globalization;

namespace Heluo.Engines.Process;

/// <summary>A text that is written out, or computed by a formula when it is needed.</summary>
internal sealed class TextSource
{
    private readonly string? _literal;
    private readonly Formula? _formula;

    private TextSource(string? literal, Formula? formula)
    {
        _literal = literal;
        _formula = formula;
    }

    /// <summary>The text when it is written out, else null.</summary>
    public string? Literal => _literal;

    public static TextSource Of(string literal) => new(literal, null);

    /// <summary>Reads <c>=…</c>, <c>${…}</c> or <c>#{…}</c> as a formula, anything else literally.</summary>
    public static TextSource? Parse(string text, out string? error)
    {
        error = null;
        var trimmed = text.Trim();
        if (!Formula.IsMarked(trimmed)) return new TextSource(trimmed, null);
        var formula = Formula.Parse(trimmed, out error);
        return formula is null ? null : new TextSource(null, formula);
    }

    /// <summary>The text, or null when the formula gives nothing.</summary>
    public string? Evaluate(Func<IReadOnlyDictionary<string, object?>> variables, DateTimeOffset now) => _literal ?? Text(_formula!.Evaluate(variables(), now));

    /// <summary>The value as it is, for times that a formula gives as a date or duration.</summary>
    public object? EvaluateValue(Func<IReadOnlyDictionary<string, object?>> variables, DateTimeOffset now) => _literal ?? _formula!.Evaluate(variables(), now);

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        System.Collections.IEnumerable list => string.Join(',', list.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

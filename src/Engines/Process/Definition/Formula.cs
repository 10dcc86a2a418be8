using Heluo.Engines.Decisions.Feel;

namespace Heluo.Engines.Process;

/// <summary>A FEEL expression of a process, parsed once. Texts of other engines (<c>=…</c>, <c>${…}</c>, <c>#{…}</c>) are translated.</summary>
internal sealed class Formula
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);
    private readonly FeelExpression _expression;

    private Formula(string text, FeelExpression expression)
    {
        Text = text;
        _expression = expression;
    }

    /// <summary>The text as the author wrote it.</summary>
    public string Text { get; }

    public static bool IsMarked(string text) =>
        text.StartsWith('=') || ((text.StartsWith("${", StringComparison.Ordinal) || text.StartsWith("#{", StringComparison.Ordinal)) && text.EndsWith('}'));

    /// <summary>Parses, or gives null and the reason in Chinese.</summary>
    public static Formula? Parse(string text, out string? error)
    {
        error = null;
        var body = text.Trim();
        if (body.Length == 0) error = "表达式是空的";
        else if (body[0] == '=') body = body[1..];
        else if (IsMarked(body)) body = JuelTranslation.ToFeel(body[2..^1].Trim(), out error);
        if (error is not null) return null;
        try
        {
            return new Formula(text, FeelExpression.Parse(body!));
        }
        catch (FeelSyntaxException cause)
        {
            error = $"表达式“{text.Trim()}”写法有误：{cause.Message}";
            return null;
        }
    }

    /// <summary>Evaluates as of the instant of the step, so that the same history gives the same values; <c>today()</c> is the day in Beijing.</summary>
    public object? Evaluate(IReadOnlyDictionary<string, object?> variables, DateTimeOffset now) =>
        _expression.Evaluate(variables, new FeelLimits { Now = now.ToOffset(ChinaOffset) }).Value;

    public bool IsTrue(IReadOnlyDictionary<string, object?> variables, DateTimeOffset now) => Evaluate(variables, now) is true;
}

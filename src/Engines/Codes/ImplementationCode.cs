namespace Heluo.Engines.Codes;

/// <summary>
/// 政务服务事项实施编码, GB/T 39554.1-2020: credit code of the implementing body (18), exercising level (1) and basic code (12), 31 characters.
/// Local codes of another shape are not implementation codes; keep them beside the item as text.
/// </summary>
public readonly record struct ImplementationCode : ICode<ImplementationCode>
{
    /// <summary>Number of characters.</summary>
    public const int Length = 31;
    private readonly string? _text;

    private ImplementationCode(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "实施编码";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>The implementing body.</summary>
    public CreditCode Body => CreditCode.Parse(Text[..18]);

    /// <summary>Exercising level 行使层级: 1 国家 2 省 3 市 4 县 5 乡镇 6 村 9 其他.</summary>
    public int ExerciseLevel => Text[18] - '0';

    /// <summary>The catalogue item that is implemented.</summary>
    public BasicItemCode Basic => BasicItemCode.Parse(Text[19..]);

    /// <summary>Puts an implementation code together.</summary>
    /// <exception cref="FormatException">The level is not 1–6 or 9.</exception>
    public static ImplementationCode Create(CreditCode body, int exerciseLevel, BasicItemCode basic) => Parse($"{body.Text}{exerciseLevel}{basic.Text}");

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        return text.Length == Length ? CheckWithin(Subject, text) : CodeFault.Length(Subject, "31 位", text.Length);
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out ImplementationCode code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new ImplementationCode(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static ImplementationCode Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static ImplementationCode Generate(Random random) =>
        Create(CreditCode.Generate(random), random.Next(2, 7), BasicItemCode.Generate(random));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;

    /// <summary>Checks the 31 characters with which <paramref name="subject"/> begins.</summary>
    internal static CodeFault CheckWithin(string subject, ReadOnlySpan<char> text)
    {
        var fault = CreditCode.Check(text[..18]).Within(subject, 0);
        if (!fault.IsNone) return fault;
        if (text[18] is not ((>= '1' and <= '6') or '9')) return CodeFault.Character(subject, 19, text[18], "行使层级 1–6 或 9");
        return BasicItemCode.Check(text[19..Length]).Within(subject, 19);
    }
}

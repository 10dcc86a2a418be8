namespace Heluo.Engines.Codes;

/// <summary>监管事项目录编码: fourteen digits (national exchange tables of “互联网+监管”).</summary>
public readonly record struct SupervisionItemCode : ICode<SupervisionItemCode>
{
    private readonly string? _text;

    private SupervisionItemCode(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "监管事项编码";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        return text.Length == 14 ? Symbols.CheckDigits(Subject, text) : CodeFault.Length(Subject, "14 位", text.Length);
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out SupervisionItemCode code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new SupervisionItemCode(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static SupervisionItemCode Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static SupervisionItemCode Generate(Random random) => new(Symbols.RandomDigits(random, 14));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;
}

namespace Heluo.Engines.Codes;

/// <summary>业务办理项编码: implementation code and two digits of the handling item, 33 characters (GB/T 39554.1-2020).</summary>
public readonly record struct HandlingItemCode : ICode<HandlingItemCode>
{
    private const int Length = ImplementationCode.Length + 2;
    private readonly string? _text;

    private HandlingItemCode(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "业务办理项编码";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>The item of which this is a variant.</summary>
    public ImplementationCode Implementation => ImplementationCode.Parse(Text[..ImplementationCode.Length]);

    /// <summary>The number of the handling item, 0–99.</summary>
    public int Number => Symbols.Number(Text.AsSpan(ImplementationCode.Length));

    /// <summary>Puts a code together.</summary>
    /// <exception cref="FormatException">The number is not 0–99.</exception>
    public static HandlingItemCode Create(ImplementationCode implementation, int number) => Parse($"{implementation.Text}{number:00}");

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length != Length) return CodeFault.Length(Subject, "33 位", text.Length);
        var fault = ImplementationCode.CheckWithin(Subject, text);
        return fault.IsNone ? Symbols.CheckDigits(Subject, text[ImplementationCode.Length..], ImplementationCode.Length) : fault;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out HandlingItemCode code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new HandlingItemCode(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static HandlingItemCode Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static HandlingItemCode Generate(Random random) => Create(ImplementationCode.Generate(random), random.Next(1, 100));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;
}

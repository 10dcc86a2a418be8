namespace Heluo.Engines.Codes;

/// <summary>印章编码 (the <c>esID</c> of an electronic seal): six digits of the division and a serial of seven or eight digits.</summary>
public readonly record struct SealNumber : ICode<SealNumber>
{
    private readonly string? _text;

    private SealNumber(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "印章编码";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>Six digits of the division where the seal is on record.</summary>
    public string Division => Text[..6];

    /// <summary>Puts a number of fourteen digits together.</summary>
    /// <exception cref="FormatException">The division is finer than a county, or the serial is not 1–99,999,999.</exception>
    public static SealNumber Create(DivisionCode division, int serial) => Parse($"{division.Six}{serial:00000000}");

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length is not (13 or 14)) return CodeFault.Length(Subject, "13 或 14 位", text.Length);
        var fault = Symbols.CheckDigits(Subject, text);
        if (fault.IsNone) fault = DivisionCode.Check(text[..6]).Within(Subject, 0);
        return fault.IsNone && !text[6..].ContainsAnyExcept('0') ? CodeFault.Part(Subject, 7, text.Length, "的顺序号不能全为 0，请核对") : fault;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out SealNumber code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new SealNumber(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static SealNumber Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static SealNumber Generate(Random random) => Create(DivisionCode.Generate(random), random.Next(1, 100_000_000));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;
}

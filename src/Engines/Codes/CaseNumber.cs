using System.Globalization;

namespace Heluo.Engines.Codes;

/// <summary>办件编号: implementation code (31), date of intake (8) and serial of the day (4), 43 characters.</summary>
public readonly record struct CaseNumber : ICode<CaseNumber>
{
    private const int Length = ImplementationCode.Length + 12;
    private readonly string? _text;

    private CaseNumber(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "办件编号";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>The item applied for.</summary>
    public ImplementationCode Implementation => ImplementationCode.Parse(Text[..ImplementationCode.Length]);

    /// <summary>The day of intake.</summary>
    public DateOnly Date => Symbols.TryDate(Text.AsSpan(ImplementationCode.Length, 8), out var date) ? date : default;

    /// <summary>The serial number of the day for this item, 1–9999.</summary>
    public int Serial => Symbols.Number(Text.AsSpan(Length - 4));

    /// <summary>Puts a case number together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The serial is not 1–9999: four digits are all the standard gives an item and day.</exception>
    public static CaseNumber Create(ImplementationCode implementation, DateOnly date, int serial)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(serial, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, 9999);
        return new CaseNumber(string.Create(CultureInfo.InvariantCulture, $"{implementation.Text}{date:yyyyMMdd}{serial:0000}"));
    }

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length != Length) return CodeFault.Length(Subject, "43 位", text.Length);
        var fault = ImplementationCode.CheckWithin(Subject, text);
        if (fault.IsNone) fault = Symbols.CheckDigits(Subject, text[ImplementationCode.Length..], ImplementationCode.Length);
        if (!fault.IsNone) return fault;
        if (!Symbols.TryDate(text.Slice(ImplementationCode.Length, 8), out _)) return CodeFault.Part(Subject, 32, 39, "不是真实存在的日期，请核对收件日期");
        return text[^4..] is "0000" ? CodeFault.Part(Subject, 40, 43, "的流水号不能为 0000，请核对") : default;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out CaseNumber code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new CaseNumber(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static CaseNumber Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static CaseNumber Generate(Random random) =>
        Create(ImplementationCode.Generate(random), new DateOnly(2024, 1, 1).AddDays(random.Next(1000)), random.Next(1, 10000));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;
}

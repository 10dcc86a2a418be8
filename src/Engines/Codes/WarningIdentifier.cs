using System.Globalization;

namespace Heluo.Engines.Codes;

/// <summary>
/// 预警信息唯一标识: 31 characters <c>ZZZZZZDDDUUUXX_YYYYMMDDhhmmss_N</c>: division (100000 for the State), trade (GB/T 4657), unit, extension,
/// time of entry in Beijing time, and a digit for entries of the same second.
/// </summary>
public readonly record struct WarningIdentifier : ICode<WarningIdentifier>
{
    private const int Length = 31;
    private const string TimeFormat = "yyyyMMddHHmmss";
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private readonly string? _text;

    private WarningIdentifier(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "预警信息标识";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>Six digits of the division; <c>100000</c> for the State.</summary>
    public string Division => Text[..6];

    /// <summary>Three digits of the trade (GB/T 4657), e.g. <c>416</c> meteorology.</summary>
    public string Trade => Text.Substring(6, 3);

    /// <summary>Three digits of the unit inside the trade; <c>000</c> by default.</summary>
    public string Unit => Text.Substring(9, 3);

    /// <summary>When the warning was entered.</summary>
    public DateTimeOffset EnteredAt =>
        new(DateTime.ParseExact(Text.AsSpan(15, 14), TimeFormat, CultureInfo.InvariantCulture), Beijing);

    /// <summary>0–9, telling entries of the same second apart.</summary>
    public int Number => Text[30] - '0';

    /// <summary>Puts an identifier together, with extension 00.</summary>
    /// <param name="division">Six digits.</param>
    /// <param name="trade">Three digits (GB/T 4657).</param>
    /// <param name="unit">Three digits, usually <c>000</c>.</param>
    /// <param name="enteredAt">Any offset; written in Beijing time, to the second.</param>
    /// <param name="number">0–9.</param>
    /// <exception cref="FormatException">A part is out of its range.</exception>
    public static WarningIdentifier Create(string division, string trade, string unit, DateTimeOffset enteredAt, int number)
    {
        var time = enteredAt.ToOffset(Beijing).ToString(TimeFormat, CultureInfo.InvariantCulture);
        return Parse($"{division}{trade}{unit}00_{time}_{number}");
    }

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length != Length) return CodeFault.Length(Subject, "31 位", text.Length);
        var fault = Symbols.CheckDigits(Subject, text[..14]);
        if (fault.IsNone && text[14] != '_') fault = CodeFault.Character(Subject, 15, text[14], "下划线“_”");
        if (fault.IsNone) fault = Symbols.CheckDigits(Subject, text[15..29], 15);
        if (fault.IsNone && text[29] != '_') fault = CodeFault.Character(Subject, 30, text[29], "下划线“_”");
        if (fault.IsNone) fault = Symbols.CheckDigits(Subject, text[30..], 30);
        if (fault.IsNone && text[..6] is not "100000") fault = DivisionCode.Check(text[..6]).Within(Subject, 0);
        return fault.IsNone ? CheckTime(text[15..29]) : fault;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out WarningIdentifier code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new WarningIdentifier(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static WarningIdentifier Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static WarningIdentifier Generate(Random random)
    {
        var entered = new DateTimeOffset(2024, 1, 1, 0, 0, 0, Beijing).AddSeconds(random.Next(90_000_000));
        return Create($"41{random.Next(1, 18):00}00", "416", "000", entered, random.Next(10));
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;

    private static CodeFault CheckTime(ReadOnlySpan<char> digits)
    {
        if (!Symbols.TryDate(digits[..8], out _)) return CodeFault.Part(Subject, 16, 23, "不是真实存在的日期，请核对");
        var valid = Symbols.Number(digits[8..10]) < 24 && Symbols.Number(digits[10..12]) < 60 && Symbols.Number(digits[12..]) < 60;
        return valid ? default : CodeFault.Part(Subject, 24, 29, "不是有效的时分秒，请核对");
    }
}

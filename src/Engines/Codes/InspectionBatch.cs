using System.Globalization;

namespace Heluo.Engines.Codes;

/// <summary>数据交换批次号 of inspection records: the date and a serial of five digits, e.g. <c>2019041100002</c>.</summary>
public readonly record struct InspectionBatch : ICode<InspectionBatch>
{
    private readonly string? _text;

    private InspectionBatch(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "检查数据批次号";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>The day of the exchange.</summary>
    public DateOnly Date => Symbols.TryDate(Text.AsSpan(0, 8), out var date) ? date : default;

    /// <summary>The serial of the day, 1–99,999.</summary>
    public int Serial => Symbols.Number(Text.AsSpan(8));

    /// <summary>Puts a batch number together.</summary>
    /// <exception cref="FormatException">The serial is not 1–99,999.</exception>
    public static InspectionBatch Create(DateOnly date, int serial) =>
        Parse(string.Create(CultureInfo.InvariantCulture, $"{date:yyyyMMdd}{serial:00000}"));

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length != 13) return CodeFault.Length(Subject, "13 位", text.Length);
        var fault = Symbols.CheckDigits(Subject, text);
        if (!fault.IsNone) return fault;
        if (!Symbols.TryDate(text[..8], out _)) return CodeFault.Part(Subject, 1, 8, "不是真实存在的日期，请核对");
        return text[8..] is "00000" ? CodeFault.Part(Subject, 9, 13, "的流水号不能为 00000，请核对") : default;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out InspectionBatch code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new InspectionBatch(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static InspectionBatch Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static InspectionBatch Generate(Random random) =>
        Create(new DateOnly(2024, 1, 1).AddDays(random.Next(1000)), random.Next(1, 100_000));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;
}

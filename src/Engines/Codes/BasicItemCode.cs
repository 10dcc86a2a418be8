namespace Heluo.Engines.Codes;

/// <summary>
/// 政务服务事项基本编码, GB/T 39554.1-2020: scope (00 national, else the province), item type, department, main item and sub-item, twelve digits.
/// Type 20 and 21 mean different things in different provinces; reading them is the catalogue's configuration.
/// </summary>
public readonly record struct BasicItemCode : ICode<BasicItemCode>
{
    private readonly string? _text;

    private BasicItemCode(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "基本编码";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>Two digits: <c>00</c> for items set nationally, else the province that set the item.</summary>
    public string Scope => Text[..2];

    /// <summary>Two digits of the item type 事项类型, e.g. <c>01</c> 行政许可.</summary>
    public string ItemType => Text.Substring(2, 2);

    /// <summary>Two digits of the department or field.</summary>
    public string Department => Text.Substring(4, 2);

    /// <summary>Three digits of the main item.</summary>
    public string MainItem => Text.Substring(6, 3);

    /// <summary>Three digits of the sub-item; <c>000</c> when there is none.</summary>
    public string SubItem => Text.Substring(9, 3);

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length != 12) return CodeFault.Length(Subject, "12 位", text.Length);
        var fault = Symbols.CheckDigits(Subject, text);
        if (!fault.IsNone) return fault;
        if (text[..2] is not "00" && !Provinces.StartsKnown(text)) return CodeFault.Part(Subject, 1, 2, "应为 00（国家）或省级区划代码，请核对");
        if (Symbols.Number(text[2..4]) is not ((>= 1 and <= 10) or 20 or 21)) return CodeFault.Part(Subject, 3, 4, "不是事项类型代码（01–10、20、21），请核对");
        return text[6..9] is "000" ? CodeFault.Part(Subject, 7, 9, "的主项编号不能为 000，请核对") : default;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out BasicItemCode code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new BasicItemCode(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static BasicItemCode Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static BasicItemCode Generate(Random random)
    {
        string[] types = ["01", "05", "07", "08", "09", "10", "20"];
        var scope = random.Next(2) == 0 ? "00" : "41";
        return new BasicItemCode($"{scope}{types[random.Next(types.Length)]}{random.Next(1, 100):00}{random.Next(1, 1000):000}{random.Next(0, 1000):000}");
    }

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;
}

namespace Heluo.Engines.Codes;

/// <summary>
/// 行政区划代码: GB/T 2260 (six digits) and its extension by township and village to twelve. Written with 2, 4, 6, 9 or 12 digits; zeros at the
/// end are padding, so <c>4116</c>, <c>411600</c> and <c>411600000000</c> are equal. Whether such a division exists, and when, the directory knows.
/// </summary>
public readonly record struct DivisionCode : ICode<DivisionCode>, IComparable<DivisionCode>
{
    private readonly string? _text;

    private DivisionCode(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "区划代码";

    /// <summary>The significant digits only: 2, 4, 6, 9 or 12 of them.</summary>
    public string Text => _text ?? "";

    /// <summary>The level, told by the number of significant digits.</summary>
    public DivisionLevel Level => (DivisionLevel)Text.Length;

    /// <summary>Six digits as in GB/T 2260: padded with zeros, or cut down to the county.</summary>
    public string Six => Text.Length > 6 ? Text[..6] : Text.PadRight(6, '0');

    /// <summary>Twelve digits padded with zeros, as portals and statistics write it.</summary>
    public string Twelve => Text.PadRight(12, '0');

    /// <summary>The division one level up; null for a province. The parent of a township without county (as in Dongguan) is the prefecture.</summary>
    public DivisionCode? Parent => Level switch
    {
        DivisionLevel.Village => Of(Text.AsSpan(0, 9)),
        DivisionLevel.Township => Of(Text.AsSpan(0, 6)),
        DivisionLevel.County => Of(Text.AsSpan(0, 4)),
        DivisionLevel.Prefecture => Of(Text.AsSpan(0, 2)),
        _ => null,
    };

    /// <summary>True for the statistical codes 71–79 of development and demonstration zones, which are no divisions of GB/T 2260, and what lies in them.</summary>
    public bool IsFunctionalZone => Text.Length >= 6 && Text[4] == '7' && Text[5] != '0';

    /// <summary>The short name of the province.</summary>
    public string ProvinceName => Text.Length == 0 ? "" : Provinces.NameOf(Symbols.Number(Text.AsSpan(0, 2))) ?? "";

    /// <summary>True when <paramref name="other"/> is this division or lies in it.</summary>
    public bool Contains(DivisionCode other) => Text.Length > 0 && other.Text.StartsWith(Text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length is not (2 or 4 or 6 or 9 or 12)) return CodeFault.Length(Subject, "2、4、6、9 或 12 位", text.Length);
        var fault = Symbols.CheckDigits(Subject, text);
        if (!fault.IsNone) return fault;
        if (!Provinces.StartsKnown(text)) return CodeFault.Part(Subject, 1, 2, "不是已知的省级区划代码，请核对");
        return text.Length > 2 ? CheckLower(text) : default;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out DivisionCode code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? Of(text) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static DivisionCode Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <summary>Makes a well-formed code in Henan at any level; it need not exist.</summary>
    public static DivisionCode Generate(Random random)
    {
        var full = $"41{random.Next(1, 18):00}{random.Next(1, 30):00}{random.Next(1, 300):000}{random.Next(1, 300):000}";
        int[] lengths = [2, 4, 6, 9, 12];
        return Of(full.AsSpan(0, lengths[random.Next(lengths.Length)]));
    }

    /// <summary>In the order of the digits: a division stands before what lies in it.</summary>
    public int CompareTo(DivisionCode other) => string.CompareOrdinal(Text, other.Text);

    /// <summary>Orders by digits.</summary>
    public static bool operator <(DivisionCode left, DivisionCode right) => left.CompareTo(right) < 0;

    /// <summary>Orders by digits.</summary>
    public static bool operator >(DivisionCode left, DivisionCode right) => left.CompareTo(right) > 0;

    /// <summary>Orders by digits.</summary>
    public static bool operator <=(DivisionCode left, DivisionCode right) => left.CompareTo(right) <= 0;

    /// <summary>Orders by digits.</summary>
    public static bool operator >=(DivisionCode left, DivisionCode right) => left.CompareTo(right) >= 0;

    /// <summary>The significant digits.</summary>
    public override string ToString() => Text;

    private static CodeFault CheckLower(ReadOnlySpan<char> text)
    {
        var prefecture = Symbols.Number(text[2..4]);
        if (prefecture is > 70 and not 90) return CodeFault.Part(Subject, 3, 4, "不是有效的市级区划代码，请核对");
        if (prefecture == 0 && text[4..].ContainsAnyExcept('0')) return CodeFault.Part(Subject, 3, 4, "缺少市级代码，请补全");
        return text.Length == 12 && text[6..9] is "000" && text[9..] is not "000"
            ? CodeFault.Part(Subject, 7, 9, "缺少乡镇（街道）代码，请补全")
            : default;
    }

    /// <summary>Cuts the padding off digits that were checked.</summary>
    private static DivisionCode Of(ReadOnlySpan<char> digits)
    {
        if (digits.Length == 12 && digits[9..] is "000") digits = digits[..9];
        if (digits.Length == 9 && digits[6..] is "000") digits = digits[..6];
        if (digits.Length == 6 && digits[4..] is "00") digits = digits[..4];
        if (digits.Length == 4 && digits[2..] is "00") digits = digits[..2];
        return new DivisionCode(digits.ToString());
    }
}

using System.Globalization;

namespace Heluo.Engines.Codes;

/// <summary>
/// 电子证照标识, GB/T 36904-2018: the object identifier <c>1.2.156.3005.2</c>, type of licence (credit code of the defining body and three digits),
/// issuing body, serial, version and a check character (ISO/IEC 7064 MOD 37,36), separated by dots.
/// Older licences name the issuer by a division of six digits; they are read, not made.
/// </summary>
public readonly record struct LicenceIdentifier : ICode<LicenceIdentifier>
{
    /// <summary>The object identifier with which every identifier begins, with its dot.</summary>
    public const string Prefix = "1.2.156.3005.2.";
    private const int TypeLength = 21;
    private const int LongestSerial = 64;
    private readonly string? _text;

    private LicenceIdentifier(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "电子证照标识";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>证照类型代码: 21 characters, credit code of the defining body and a serial of three digits.</summary>
    public string LicenceType => Text.Substring(Prefix.Length, TypeLength);

    /// <summary>颁发机构代码: a credit code, in old identifiers a division of six digits.</summary>
    public string Issuer => Text.Split('.')[6];

    /// <summary>流水号: digits and capitals, their number set by the type of licence.</summary>
    public string Serial => Text.Split('.')[7];

    /// <summary>版本号, from 1.</summary>
    public int Version => Symbols.Number(Text.AsSpan(Text.Length - 5, 3));

    /// <summary>The customary name of the licence's file.</summary>
    public string FileName => Text + ".OFD";

    /// <summary>Puts an identifier together and computes its check character.</summary>
    /// <param name="definingBody">The body that defined the type of licence.</param>
    /// <param name="typeSerial">1–999, its number among the types of that body.</param>
    /// <param name="issuer">The issuing body.</param>
    /// <param name="serial">Digits and capitals, 1–64.</param>
    /// <param name="version">1–999.</param>
    /// <exception cref="FormatException">A part is out of its range.</exception>
    public static LicenceIdentifier Create(CreditCode definingBody, int typeSerial, CreditCode issuer, string serial, int version)
    {
        var type = string.Create(CultureInfo.InvariantCulture, $"{definingBody.Text}{typeSerial:000}");
        var number = version.ToString("000", CultureInfo.InvariantCulture);
        var fault = Symbols.CheckDigitsAndCapitals("证照流水号", serial);
        if (!fault.IsNone) throw fault.ToException();
        return Parse($"{Prefix}{type}.{issuer.Text}.{serial}.{number}.{CheckCharacter(type, issuer.Text, serial, number)}");
    }

    /// <summary>The same licence in its next version.</summary>
    public LicenceIdentifier NextVersion()
    {
        var number = (Version + 1).ToString("000", CultureInfo.InvariantCulture);
        return Parse($"{Prefix}{LicenceType}.{Issuer}.{Serial}.{number}.{CheckCharacter(LicenceType, Issuer, Serial, number)}");
    }

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return CodeFault.Whole(Subject, "应以 1.2.156.3005.2. 开头，请核对");
        Span<Range> parts = stackalloc Range[6];
        var body = text[Prefix.Length..];
        if (body.Split(parts, '.') != 5) return CodeFault.Whole(Subject, "在 1.2.156.3005.2 之后应有用点号隔开的 5 段，请核对");
        var fault = CheckType(body[parts[0]]);
        if (fault.IsNone) fault = CheckIssuer(body[parts[1]], Offset(parts[1]));
        if (fault.IsNone) fault = CheckSerial(body[parts[2]], Offset(parts[2]));
        if (fault.IsNone) fault = CheckVersion(body[parts[3]], Offset(parts[3]));
        if (!fault.IsNone) return fault;
        if (body[parts[4]].Length != 1) return CodeFault.Whole(Subject, "最后一段应为 1 位校验位，请核对");
        var expected = CheckCharacter(body[parts[0]], body[parts[1]], body[parts[2]], body[parts[3]]);
        return text[^1] == expected ? default : CodeFault.CheckDigit(Subject, text.Length, expected);
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out LicenceIdentifier code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new LicenceIdentifier(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static LicenceIdentifier Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static LicenceIdentifier Generate(Random random) =>
        Create(CreditCode.Generate(random), random.Next(1, 1000), CreditCode.Generate(random), Symbols.RandomDigits(random, 16), random.Next(1, 4));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;

    private static int Offset(Range part) => Prefix.Length + part.Start.Value;

    private static CodeFault CheckType(ReadOnlySpan<char> type)
    {
        if (type.Length != TypeLength) return CodeFault.Length("电子证照标识的证照类型代码", "21 位", type.Length);
        var fault = CreditCode.Check(type[..18]).Within(Subject, Prefix.Length);
        return fault.IsNone ? Symbols.CheckDigits(Subject, type[18..], Prefix.Length + 18) : fault;
    }

    private static CodeFault CheckIssuer(ReadOnlySpan<char> issuer, int offset)
    {
        if (issuer.Length == 6) return DivisionCode.Check(issuer).Within(Subject, offset);
        return issuer.Length == 18
            ? CreditCode.Check(issuer).Within(Subject, offset)
            : CodeFault.Length("电子证照标识的颁发机构代码", "18 位（旧证照 6 位）", issuer.Length);
    }

    private static CodeFault CheckSerial(ReadOnlySpan<char> serial, int offset) => serial.Length is < 1 or > LongestSerial
        ? CodeFault.Length("电子证照标识的流水号", "1–64 位", serial.Length)
        : Symbols.CheckDigitsAndCapitals(Subject, serial, offset);

    private static CodeFault CheckVersion(ReadOnlySpan<char> version, int offset)
    {
        if (version.Length != 3) return CodeFault.Length("电子证照标识的版本号", "3 位", version.Length);
        var fault = Symbols.CheckDigits(Subject, version, offset);
        return fault.IsNone && version is "000" ? CodeFault.Part(Subject, offset + 1, offset + 3, "的版本号应从 001 起，请核对") : fault;
    }

    private static char CheckCharacter(ReadOnlySpan<char> type, ReadOnlySpan<char> issuer, ReadOnlySpan<char> serial, ReadOnlySpan<char> version)
    {
        var product = CheckCharacters.FeedMod37(36, type);
        product = CheckCharacters.FeedMod37(product, issuer);
        product = CheckCharacters.FeedMod37(product, serial);
        return CheckCharacters.OfMod37(CheckCharacters.FeedMod37(product, version));
    }
}

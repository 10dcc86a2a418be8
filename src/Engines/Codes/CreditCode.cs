namespace Heluo.Engines.Codes;

/// <summary>
/// 统一社会信用代码, GB 32100-2015: registering department, kind of body, six digits of the registering division, the organisation code
/// (nine characters with a check character of its own) and a check character.
/// </summary>
public readonly record struct CreditCode : ICode<CreditCode>
{
    private static readonly string[] GeneratedHeads = ["11", "12", "51", "52", "91", "92", "93"];
    private readonly string? _text;

    private CreditCode(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "统一社会信用代码";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>Registering department and kind of body, e.g. <c>11</c> 机关, <c>91</c> 企业.</summary>
    public string Head => Text[..2];

    /// <summary>Kind of body in Chinese (机关, 事业单位, 企业 …); null when the standard's table does not name it.</summary>
    public string? BodyKind => Head switch
    {
        "11" => "机关", "12" => "事业单位", "13" => "编办直接管理的群众团体", "19" => "编办管理的其他机构",
        "51" => "社会团体", "52" => "民办非企业单位", "53" => "基金会", "59" => "民政登记的其他组织",
        "91" => "企业", "92" => "个体工商户", "93" => "农民专业合作社",
        _ => null,
    };

    /// <summary>The six digits of the registering division; 100000 stands for the State.</summary>
    public string RegistrationDivision => Text.Substring(2, 6);

    /// <summary>The organisation code inside (characters 9–17).</summary>
    public OrganisationCode Organisation => OrganisationCode.Parse(Text.Substring(8, 9));

    /// <summary>Puts a credit code together and computes its check character.</summary>
    /// <param name="head">Department and kind, two characters, e.g. <c>11</c>.</param>
    /// <param name="registrationDivision">Six digits.</param>
    /// <param name="organisation">The organisation code; the letters I O S V Z cannot occur in a credit code.</param>
    /// <exception cref="FormatException">A part has a wrong length or character.</exception>
    public static CreditCode Create(string head, string registrationDivision, OrganisationCode organisation)
    {
        var body = string.Concat(head, registrationDivision, organisation.Text);
        if (head.Length != 2 || body.Length != 17) throw CodeFault.Whole(Subject, "前 17 位不完整，请核对").ToException();
        var fault = CheckBody(body);
        if (!fault.IsNone) throw fault.ToException();
        return new CreditCode(body + CheckCharacters.OfCredit(body));
    }

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length != 18) return CodeFault.Length(Subject, "18 位", text.Length);
        var fault = CheckBody(text[..17]);
        if (fault.IsNone) fault = Symbols.CheckCreditSymbols(Subject, text[17..], 17);
        if (!fault.IsNone) return fault;
        var expected = CheckCharacters.OfCredit(text[..17]);
        if (text[17] != expected) return CodeFault.CheckDigit(Subject, 18, expected);
        return OrganisationCode.Check(text[8..17]).Within(Subject, 8);
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out CreditCode code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new CreditCode(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static CreditCode Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static CreditCode Generate(Random random) =>
        Create(GeneratedHeads[random.Next(GeneratedHeads.Length)], $"41{random.Next(1, 18):00}00", OrganisationCode.Generate(random));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;

    private static CodeFault CheckBody(ReadOnlySpan<char> first17)
    {
        var fault = Symbols.CheckCreditSymbols(Subject, first17[..2]);
        if (fault.IsNone) fault = Symbols.CheckDigits(Subject, first17[2..8], 2);
        return fault.IsNone ? Symbols.CheckCreditSymbols(Subject, first17[8..], 8) : fault;
    }
}

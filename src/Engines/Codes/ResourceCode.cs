namespace Heluo.Engines.Codes;

/// <summary>
/// 政务信息资源代码 (GB/T 21063.4/.5, 目录编制指南): class (1 digit), category (2), section (3), detail (any number), a slash and a serial number,
/// e.g. <c>307001000012/000001</c>.
/// </summary>
public readonly record struct ResourceCode : ICode<ResourceCode>
{
    private const int Longest = 40;
    private readonly string? _text;

    private ResourceCode(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "信息资源代码";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>类: 1 基础信息, 2 主题信息, 3 部门信息.</summary>
    public int Class => Text[0] - '0';

    /// <summary>项: two digits.</summary>
    public string Category => Text.Substring(1, 2);

    /// <summary>目: three digits.</summary>
    public string Section => Text.Substring(3, 3);

    /// <summary>细目: the digits between the section and the slash; may be empty.</summary>
    public string Detail => Text[6..Text.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>顺序号: the digits after the slash.</summary>
    public string Serial => Text[(Text.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length > Longest) return CodeFault.Length(Subject, "不超过 40 位", text.Length);
        var slash = text.IndexOf('/');
        if (slash < 0) return CodeFault.Whole(Subject, "应有斜杠“/”隔开分类码与顺序号，请补上");
        if (slash < 6) return CodeFault.Whole(Subject, "斜杠前应有类 1 位、项 2 位、目 3 位，请补全");
        if (slash == text.Length - 1) return CodeFault.Whole(Subject, "斜杠后缺少顺序号，请补全");
        var fault = Symbols.CheckDigits(Subject, text[..slash]);
        if (fault.IsNone) fault = Symbols.CheckDigits(Subject, text[(slash + 1)..], slash + 1);
        return fault.IsNone && text[0] is not ('1' or '2' or '3') ? CodeFault.Character(Subject, 1, text[0], "1（基础）、2（主题）或 3（部门）") : fault;
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out ResourceCode code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new ResourceCode(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static ResourceCode Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static ResourceCode Generate(Random random) =>
        Parse($"{random.Next(1, 4)}{Symbols.RandomDigits(random, 5 + random.Next(7))}/{Symbols.RandomDigits(random, 6)}");

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;
}

namespace Heluo.Engines.Codes;

/// <summary>组织机构代码, GB 11714-1997: eight characters of 0–9 A–Z and a check character (0–9 or X).</summary>
public readonly record struct OrganisationCode : ICode<OrganisationCode>
{
    private readonly string? _text;

    private OrganisationCode(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "组织机构代码";

    /// <summary>Nine characters without the hyphen.</summary>
    public string Text => _text ?? "";

    /// <summary>The printed form with a hyphen before the check character, e.g. <c>MB123456-2</c>.</summary>
    public string Hyphenated => $"{Text[..8]}-{Text[8]}";

    /// <summary>Completes eight characters of 0–9 A–Z with their check character.</summary>
    /// <exception cref="FormatException"><paramref name="body"/> is not eight digits or capitals.</exception>
    public static OrganisationCode Create(string body)
    {
        if (body.Length != 8) throw CodeFault.Length(Subject, "8 位本体代码", body.Length).ToException();
        var fault = Symbols.CheckDigitsAndCapitals(Subject, body);
        if (!fault.IsNone) throw fault.ToException();
        return new OrganisationCode(body + CheckCharacters.OfOrganisation(body));
    }

    /// <summary>Accepts nine characters, with or without the hyphen before the last.</summary>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length == 10 && text[8] == '-') return CheckParts(text[..8], text[9], 10);
        return text.Length == 9 ? CheckParts(text[..8], text[8], 9) : CodeFault.Length(Subject, "9 位", text.Length);
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out OrganisationCode code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new OrganisationCode(string.Concat(text[..8], text[^1..])) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static OrganisationCode Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static OrganisationCode Generate(Random random) => Create("MB" + Symbols.RandomDigits(random, 6));

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;

    private static CodeFault CheckParts(ReadOnlySpan<char> body, char check, int checkPosition)
    {
        var fault = Symbols.CheckDigitsAndCapitals(Subject, body);
        if (!fault.IsNone) return fault;
        var expected = CheckCharacters.OfOrganisation(body);
        return check == expected ? default : CodeFault.CheckDigit(Subject, checkPosition, expected);
    }
}

namespace Heluo.Engines.Codes;

/// <summary>数据来源代码 of the national exchange: <c>1</c> and the provincial code, e.g. <c>133</c> Zhejiang, <c>141</c> Henan.</summary>
public readonly record struct DataSourceCode : ICode<DataSourceCode>
{
    private readonly string? _text;

    private DataSourceCode(string text) => _text = text;

    /// <inheritdoc/>
    public static string Subject => "数据来源代码";

    /// <inheritdoc/>
    public string Text => _text ?? "";

    /// <summary>The province that supplies the data.</summary>
    public DivisionCode Province => DivisionCode.Parse(Text[1..]);

    /// <summary>The code of the province in which <paramref name="division"/> lies.</summary>
    public static DataSourceCode Of(DivisionCode division) => Parse("1" + division.Twelve[..2]);

    /// <inheritdoc/>
    public static CodeFault Check(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return CodeFault.Missing(Subject);
        if (text.Length != 3) return CodeFault.Length(Subject, "3 位", text.Length);
        if (text[0] != '1') return CodeFault.Character(Subject, 1, text[0], "1");
        return DivisionCode.Check(text[1..]).Within(Subject, 1);
    }

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> text, out DataSourceCode code, out CodeFault fault)
    {
        fault = Check(text);
        code = fault.IsNone ? new DataSourceCode(text.ToString()) : default;
        return fault.IsNone;
    }

    /// <inheritdoc/>
    public static DataSourceCode Parse(string text) => TryParse(text, out var code, out var fault) ? code : throw fault.ToException();

    /// <inheritdoc/>
    public static DataSourceCode Generate(Random random) => new($"1{random.Next(41, 47)}");

    /// <summary>The canonical text.</summary>
    public override string ToString() => Text;
}

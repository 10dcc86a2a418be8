namespace Heluo.Engines.Documents.Templates;

/// <summary>What a line of a template stands for.</summary>
internal enum BlockKind
{
    Body, Title, Heading1, Heading2, RedHead, BlackHead, Serial, Secrecy, Urgency, Number, Signatory, Addressee, Attachment, Signer, Date, Seal,
    Note, Copies, Issued, Code, Left, Centre, Right, Small, Gap, PageBreak, SignForm, Rule, Columns, Row, HeaderRow, Entry,
}

/// <summary>A piece of a line: fixed text, or a field when <see cref="Path"/> is set.</summary>
internal sealed record TextPart(string Text, bool Strong, string? Path = null, string? Format = null, string Argument = "");

/// <summary>A line of a template, or a condition or repetition around lines.</summary>
internal abstract record TemplateNode(int Line);

/// <summary>A line; a table row has one cell or more, every other line has one.</summary>
internal sealed record LineNode(int Line, BlockKind Kind, IReadOnlyList<IReadOnlyList<TextPart>> Cells) : TemplateNode(Line);

/// <summary>Lines shown when the condition holds, and others when not.</summary>
internal sealed record ChoiceNode(int Line, TemplateCondition Condition, IReadOnlyList<TemplateNode> Then, IReadOnlyList<TemplateNode> Else) : TemplateNode(Line);

/// <summary>Lines repeated for every entry of a list.</summary>
internal sealed record RepeatNode(int Line, string Path, IReadOnlyList<TemplateNode> Body) : TemplateNode(Line);

/// <summary>Text with its emphasis, fields filled in.</summary>
internal readonly record struct FilledText(string Text, bool Strong);

/// <summary>A line with its fields filled in.</summary>
internal sealed record Block(int Line, BlockKind Kind, IReadOnlyList<IReadOnlyList<FilledText>> Cells)
{
    /// <summary>The whole text of the first cell.</summary>
    public string Text => PlainText(0);

    public string PlainText(int cell) => string.Concat(Cells[cell].Select(t => t.Text));

    /// <summary>The text divided at the first upright bar: <c>内容 | 说明</c>.</summary>
    public (string Before, string After) Halves()
    {
        var at = Text.IndexOf('|', StringComparison.Ordinal);
        return at < 0 ? (Text.Trim(), "") : (Text[..at].Trim(), Text[(at + 1)..].Trim());
    }
}

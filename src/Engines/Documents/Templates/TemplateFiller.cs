using System.Globalization;

namespace Heluo.Engines.Documents.Templates;

/// <summary>Fills the fields of a template, decides its conditions and repeats its lists.</summary>
internal sealed class TemplateFiller
{
    private readonly List<Block> _blocks = [];
    private readonly List<TemplateError> _errors = [];

    /// <summary>The lines with data in them.</summary>
    /// <exception cref="TemplateException">A field has no value and no 默认.</exception>
    public static IReadOnlyList<Block> Fill(IReadOnlyList<TemplateNode> nodes, object data)
    {
        var filler = new TemplateFiller();
        filler.Add(nodes, new TemplateScope(data));
        return filler._errors.Count == 0 ? filler._blocks : throw new TemplateException(filler._errors);
    }

    private void Add(IReadOnlyList<TemplateNode> nodes, TemplateScope scope)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case LineNode line:
                    _blocks.Add(new Block(line.Line, line.Kind, [.. line.Cells.Select(c => Fill(c, scope, line.Line))]));
                    break;
                case ChoiceNode choice:
                    Add(choice.Condition.Holds(scope) ? choice.Then : choice.Else, scope);
                    break;
                case RepeatNode repeat:
                    var index = 0;
                    foreach (var entry in scope.List(repeat.Path)) Add(repeat.Body, new TemplateScope(entry, scope, ++index));
                    break;
            }
        }
    }

    private List<FilledText> Fill(IReadOnlyList<TextPart> parts, TemplateScope scope, int line) =>
        [.. parts.Select(p => new FilledText(p.Path is null ? p.Text : Value(p, scope, line), p.Strong)).Where(t => t.Text.Length > 0)];

    private string Value(TextPart part, TemplateScope scope, int line)
    {
        var value = scope.Find(part.Path!);
        if (value is null or "" && part.Format is not ("默认" or "选"))
        {
            _errors.Add(new TemplateError(line, $"数据里没有“{part.Path}”。如果可以没有，请写成“{{{{{part.Path}|默认 无}}}}”。"));
            return "";
        }

        var text = TemplateFormat.Apply(value, part.Format, part.Argument);
        if (text is not null) return text;
        _errors.Add(new TemplateError(line, string.Create(CultureInfo.InvariantCulture, $"“{part.Path}”的值“{value}”不能写成“{part.Format}”。")));
        return "";
    }
}

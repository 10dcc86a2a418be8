namespace Heluo.Engines.Documents.Templates;

/// <summary>Divides a line into fixed text, **emphasised** text and fields <c>{{字段|格式 参数}}</c>.</summary>
internal static class TextPartReader
{
    public static List<TextPart> Read(string text, int line, List<TemplateError> errors)
    {
        var parts = new List<TextPart>();
        var strong = false;
        for (var at = 0; at < text.Length;)
        {
            var field = text.IndexOf("{{", at, StringComparison.Ordinal);
            var mark = text.IndexOf("**", at, StringComparison.Ordinal);
            var next = field < 0 ? mark : mark < 0 ? field : Math.Min(field, mark);
            if (next < 0) next = text.Length;
            if (next > at) parts.Add(new TextPart(text[at..next], strong));
            if (next == text.Length) break;
            if (next == mark)
            {
                strong = !strong;
                at = mark + 2;
                continue;
            }

            var end = text.IndexOf("}}", field, StringComparison.Ordinal);
            if (end < 0)
            {
                errors.Add(new TemplateError(line, "“{{”没有用“}}”结束。"));
                break;
            }

            parts.Add(Field(text[(field + 2)..end].Trim(), strong, line, errors));
            at = end + 2;
        }

        if (strong) errors.Add(new TemplateError(line, "“**”要成对出现：一对“**”之间的文字用黑体。"));
        return parts;
    }

    private static TextPart Field(string inside, bool strong, int line, List<TemplateError> errors)
    {
        var bar = inside.IndexOf('|', StringComparison.Ordinal);
        var path = (bar < 0 ? inside : inside[..bar]).Trim();
        if (!TemplateReader.IsPath(path)) errors.Add(new TemplateError(line, $"“{{{{{inside}}}}}”里不是字段名，字段写成“{{{{applicant.name}}}}”这样。"));
        if (bar < 0) return new TextPart("", strong, path);
        var words = inside[(bar + 1)..].Trim().Split(' ', 2);
        if (!TemplateFormat.IsKnown(words[0])) errors.Add(new TemplateError(line, $"不认识格式“{words[0]}”，可以用：{TemplateFormat.Known}。"));
        return new TextPart("", strong, path, words[0], words.Length > 1 ? words[1].Trim() : "");
    }
}

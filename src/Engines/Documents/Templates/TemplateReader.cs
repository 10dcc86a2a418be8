using System.Globalization;

namespace Heluo.Engines.Documents.Templates;

/// <summary>Reads the text of a template line by line and notes every fault.</summary>
internal sealed class TemplateReader(string[] lines, int first, List<TemplateError> errors)
{
    private static readonly Dictionary<string, BlockKind> Directives = new()
    {
        ["红头"] = BlockKind.RedHead, ["黑头"] = BlockKind.BlackHead, ["份号"] = BlockKind.Serial, ["密级"] = BlockKind.Secrecy, ["紧急"] = BlockKind.Urgency,
        ["文号"] = BlockKind.Number, ["签发人"] = BlockKind.Signatory, ["主送"] = BlockKind.Addressee, ["附件"] = BlockKind.Attachment, ["署名"] = BlockKind.Signer,
        ["日期"] = BlockKind.Date, ["印章"] = BlockKind.Seal, ["附注"] = BlockKind.Note, ["抄送"] = BlockKind.Copies, ["印发"] = BlockKind.Issued,
        ["二维码"] = BlockKind.Code, ["左"] = BlockKind.Left, ["中"] = BlockKind.Centre, ["右"] = BlockKind.Right, ["小字"] = BlockKind.Small,
        ["空行"] = BlockKind.Gap, ["分页"] = BlockKind.PageBreak, ["签收"] = BlockKind.SignForm, ["横线"] = BlockKind.Rule, ["表"] = BlockKind.Columns,
        ["项"] = BlockKind.Entry,
    };

    private int _at = first;

    /// <summary>A dotted field name: letters, digits, underscores, Chinese characters; a lone dot is the entry itself.</summary>
    public static bool IsPath(string text) =>
        text == "." || text.Length > 0 && text.Split('.').All(n => n.Length > 0 && n.All(c => char.IsLetterOrDigit(c) || c is '_' or '-'));

    public List<TemplateNode> Read()
    {
        var nodes = ReadUntil(null, out var closing);
        while (closing is not null)
        {
            errors.Add(new TemplateError(_at, $"“{{{{{closing}}}}}”前面没有与之对应的开头。"));
            nodes.AddRange(ReadUntil(null, out closing));
        }

        return nodes;
    }

    /// <summary>Reads nodes up to a closing tag of <paramref name="opener"/> (否则 or /…); the tag that ended it is given back.</summary>
    private List<TemplateNode> ReadUntil(string? opener, out string? closing)
    {
        var nodes = new List<TemplateNode>();
        var opened = _at;
        while (_at < lines.Length)
        {
            var number = ++_at;
            var line = lines[number - 1].Trim();
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal)) continue;
            if (Tag(line) is not { } tag)
            {
                Add(nodes, line, number);
            }
            else if (tag.StartsWith('/') || tag is "#否则" or "#else")
            {
                closing = tag;
                return nodes;
            }
            else
            {
                Open(nodes, tag, number);
            }
        }

        if (opener is not null) errors.Add(new TemplateError(opened, $"“{{{{#{opener} …}}}}”没有结束，请在后面加上单独一行“{{{{/{opener}}}}}”。"));
        closing = null;
        return nodes;
    }

    private void Open(List<TemplateNode> nodes, string tag, int number)
    {
        var space = tag.IndexOf(' ', StringComparison.Ordinal);
        var (word, rest) = space < 0 ? (tag[1..], "") : (tag[1..space], tag[(space + 1)..].Trim());
        switch (word)
        {
            case "如果" or "if":
                var condition = TemplateCondition.Parse(rest);
                if (condition is null) errors.Add(new TemplateError(number, $"“{rest}”不是条件，请写成“{{{{#如果 字段}}}}”“{{{{#如果 非 字段}}}}”或“{{{{#如果 字段 = 值}}}}”。"));
                var then = ReadUntil(word, out var closing);
                List<TemplateNode> otherwise = closing is "#否则" or "#else" ? ReadUntil(word, out closing) : [];
                Expect(closing, word);
                nodes.Add(new ChoiceNode(number, condition ?? new TemplateCondition(".", null, false), then, otherwise));
                break;
            case "每个" or "each":
                if (!IsPath(rest)) errors.Add(new TemplateError(number, $"“{rest}”不是字段名，请写成“{{{{#每个 列表字段}}}}”。"));
                var body = ReadUntil(word, out var end);
                Expect(end, word);
                nodes.Add(new RepeatNode(number, rest, body));
                break;
            default:
                errors.Add(new TemplateError(number, $"不认识“{{{{#{word}}}}}”，可以用“{{{{#如果 …}}}}”“{{{{#否则}}}}”“{{{{#每个 …}}}}”。"));
                break;
        }
    }

    private void Expect(string? closing, string word)
    {
        if (closing is not null && closing != "/" + word) errors.Add(new TemplateError(_at, $"这里应当是“{{{{/{word}}}}}”，写的却是“{{{{{closing}}}}}”。"));
    }

    private void Add(List<TemplateNode> nodes, string line, int number)
    {
        if (line.StartsWith('|'))
        {
            AddRow(nodes, line, number);
        }
        else if (line.StartsWith('@'))
        {
            AddDirective(nodes, line, number);
        }
        else
        {
            var (kind, text) = line switch
            {
                ['#', '#', '#', ' ', ..] => (BlockKind.Heading2, line[4..]),
                ['#', '#', ' ', ..] => (BlockKind.Heading1, line[3..]),
                ['#', ' ', ..] => (BlockKind.Title, line[2..]),
                _ => (BlockKind.Body, line),
            };
            nodes.Add(Line(number, kind, text));
        }
    }

    private void AddDirective(List<TemplateNode> nodes, string line, int number)
    {
        var end = line.IndexOfAny([' ', '\t', '　']);
        var word = end < 0 ? line[1..] : line[1..end];
        if (!Directives.TryGetValue(word, out var kind))
        {
            errors.Add(new TemplateError(number, $"不认识“@{word}”，可以用：{string.Join(' ', Directives.Keys.Select(k => "@" + k))}。"));
            return;
        }

        var text = end < 0 ? "" : line[(end + 1)..].Trim();
        if (text.Length == 0 && kind is not (BlockKind.PageBreak or BlockKind.Gap or BlockKind.Rule or BlockKind.Seal))
            errors.Add(new TemplateError(number, $"“@{word}”后面要写内容，中间空一格。"));
        if (kind == BlockKind.Columns && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(w => !double.TryParse(w, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var mm) || mm <= 0))
            errors.Add(new TemplateError(number, "“@表”后面写各列的宽度，用空格隔开，例如“@表 30 50 30 50”。"));
        if (kind == BlockKind.Gap && text.Length > 0 && !(double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= 30))
            errors.Add(new TemplateError(number, "“@空行”后面写行数（不超过 30），例如“@空行 2”。"));
        if (kind == BlockKind.Entry && !text.Contains('|', StringComparison.Ordinal)) errors.Add(new TemplateError(number, "“@项”后面写“标签 | 值”，中间用“|”隔开。"));
        nodes.Add(Line(number, kind, text));
    }

    private void AddRow(List<TemplateNode> nodes, string line, int number)
    {
        if (line.All(c => c is '|' or '-' or ':' or ' '))
        {
            for (var i = nodes.Count - 1; i >= 0 && nodes[i] is LineNode { Kind: BlockKind.Row } row; i--) nodes[i] = row with { Kind = BlockKind.HeaderRow };
            return;
        }

        if (!line.EndsWith('|')) errors.Add(new TemplateError(number, "表格的一行要以“|”开头、以“|”结尾。"));
        var cells = SplitCells(line.Trim('|')).Select(c => TextPartReader.Read(c.Trim(), number, errors)).ToArray();
        var columns = nodes.OfType<LineNode>().LastOrDefault(n => n.Kind == BlockKind.Columns)?.Cells[0];
        if (columns is [{ Path: null } widths] && widths.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is var count && cells.Length > count)
            errors.Add(new TemplateError(number, $"这一行有 {cells.Length} 格，上面的“@表”只有 {count} 列。"));
        nodes.Add(new LineNode(number, BlockKind.Row, cells));
    }

    /// <summary>Divides a row at upright bars outside of fields.</summary>
    private static IEnumerable<string> SplitCells(string row)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i] == '{') depth++;
            if (row[i] == '}') depth--;
            if (row[i] != '|' || depth != 0) continue;
            yield return row[start..i];
            start = i + 1;
        }

        yield return row[start..];
    }

    private LineNode Line(int number, BlockKind kind, string text) => new(number, kind, [TextPartReader.Read(text, number, errors)]);

    /// <summary>The inside of a tag that fills the line: <c>{{#如果 x}}</c>, <c>{{/如果}}</c>.</summary>
    private static string? Tag(string line) =>
        line.StartsWith("{{#", StringComparison.Ordinal) || line.StartsWith("{{/", StringComparison.Ordinal)
            ? line.EndsWith("}}", StringComparison.Ordinal) ? line[2..^2].Trim() : null : null;
}

using System.Text;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>
/// Turns a regular expression of XPath and XQuery Functions 3.1 (clause 5.6.1, on XML Schema Part 2, appendix G) into one of .NET. Constructs that only
/// .NET knows are refused, so that a model means the same on every engine.
/// </summary>
internal sealed class PatternTranslator
{
    private const string AnyCharacter = @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[^\n\r])";
    private const string AnyCharacterWithLines = @"(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|[\s\S])";
    private readonly string _pattern;
    private readonly bool _lines;
    private readonly bool _dotAll;
    private readonly StringBuilder _result = new();
    private int _groups;
    private int _at;

    private PatternTranslator(string pattern, bool lines, bool dotAll) => (_pattern, _lines, _dotAll) = (pattern, lines, dotAll);

    /// <summary>The .NET pattern.</summary>
    /// <exception cref="FormatException">The pattern is not one of XPath.</exception>
    public static string Translate(string pattern, string flags)
    {
        if (flags.Contains('x', StringComparison.Ordinal)) pattern = WithoutBlanks(pattern);
        var translator = new PatternTranslator(pattern, flags.Contains('m', StringComparison.Ordinal), flags.Contains('s', StringComparison.Ordinal));
        while (translator._at < pattern.Length) translator.Next();
        return translator._result.ToString();
    }

    private static string WithoutBlanks(string pattern)
    {
        var kept = new StringBuilder();
        var inClass = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (inClass == 0 && c is ' ' or '\t' or '\n' or '\r') continue;
            kept.Append(c);
            if (c == '[') inClass++;
            else if (c == ']' && inClass > 0) inClass--;
            else if (c == '\\' && inClass > 0 && i + 1 < pattern.Length) kept.Append(pattern[++i]);
        }

        return kept.ToString();
    }

    private void Next()
    {
        var c = _pattern[_at];
        switch (c)
        {
            case '\\': Escape(false); break;
            case '[': CharacterClass(); break;
            case '.':
                _result.Append(_dotAll ? AnyCharacterWithLines : AnyCharacter);
                _at++;
                break;
            case '$':
                _result.Append(_lines ? @"(?=\n|\z)" : @"\z");
                _at++;
                break;
            case '(': Group(); break;
            case '{' when _at + 1 >= _pattern.Length || !char.IsAsciiDigit(_pattern[_at + 1]): throw new FormatException("{ 后面应当是数字");
            default:
                _result.Append(c);
                _at++;
                break;
        }
    }

    private void Group()
    {
        if (_at + 1 < _pattern.Length && _pattern[_at + 1] == '?')
        {
            if (_at + 2 >= _pattern.Length || _pattern[_at + 2] != ':') throw new FormatException("不支持 (?…) 写法");
            _result.Append("(?:");
            _at += 3;
            return;
        }

        _groups++;
        _result.Append('(');
        _at++;
    }

    private void Escape(bool inClass)
    {
        if (++_at >= _pattern.Length) throw new FormatException("反斜线后面缺少字符");
        var c = _pattern[_at++];
        if (char.IsAsciiDigit(c))
        {
            if (inClass || c == '0' || c - '0' > _groups) throw new FormatException("引用了不存在的分组");
            BackReference(c - '0');
            return;
        }

        _result.Append(c switch
        {
            'n' or 'r' or 't' or '\\' or '|' or '.' or '-' or '^' or '?' or '*' or '+' or '{' or '}' or '(' or ')' or '[' or ']' or '$' => "\\" + c,
            'd' or 'D' => "\\" + c,
            's' => inClass ? @"\x20\t\n\r" : @"[\x20\t\n\r]",
            'S' => inClass ? @"\S" : @"[^\x20\t\n\r]",
            'w' => inClass ? @"\w" : @"[^\p{P}\p{Z}\p{C}]",
            'W' => inClass ? @"\p{P}\p{Z}\p{C}" : @"[\p{P}\p{Z}\p{C}]",
            'i' => inClass ? @"\p{L}\p{Nl}_:" : @"[\p{L}\p{Nl}_:]",
            'I' => inClass ? throw new FormatException("字符组里不支持 \\I") : @"[^\p{L}\p{Nl}_:]",
            'c' => inClass ? @"\p{L}\p{Nl}\p{Nd}\p{M}_:.\-·" : @"[\p{L}\p{Nl}\p{Nd}\p{M}_:.\-·]",
            'C' => inClass ? throw new FormatException("字符组里不支持 \\C") : @"[^\p{L}\p{Nl}\p{Nd}\p{M}_:.\-·]",
            'p' or 'P' => Property(c),
            _ => throw new FormatException($"不认识的转义 \\{c}"),
        });
    }

    /// <summary>As many digits as name an existing group belong to the reference.</summary>
    private void BackReference(int group)
    {
        while (_at < _pattern.Length && char.IsAsciiDigit(_pattern[_at]) && group * 10 + _pattern[_at] - '0' <= _groups) group = group * 10 + _pattern[_at++] - '0';
        _result.Append("(?:\\").Append(group).Append(')');
    }

    private string Property(char letter)
    {
        var close = _at < _pattern.Length && _pattern[_at] == '{' ? _pattern.IndexOf('}', _at) : -1;
        if (close < 0) throw new FormatException("\\p 后面应当是 {类别}");
        var name = _pattern[(_at + 1)..close];
        _at = close + 1;
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c != '-') throw new FormatException($"不认识的字符类别“{name}”");
        return $"\\{letter}{{{name}}}";
    }

    private void CharacterClass()
    {
        _result.Append('[');
        _at++;
        if (_at < _pattern.Length && _pattern[_at] == '^')
        {
            _result.Append('^');
            _at++;
        }

        var start = _at;
        while (_at < _pattern.Length && (_pattern[_at] != ']' || _at == start))
        {
            var c = _pattern[_at];
            if (c == ']') throw new FormatException("字符组是空的");
            if (c == '\\')
            {
                Escape(true);
            }
            else if (c == '-' && _at + 1 < _pattern.Length && _pattern[_at + 1] == '[')
            {
                _result.Append('-');
                _at++;
                CharacterClass();
                if (_at >= _pattern.Length || _pattern[_at] != ']') throw new FormatException("相减的字符组应当在最后");
            }
            else if (c == '[')
            {
                throw new FormatException("字符组里的 [ 要写成 \\[");
            }
            else
            {
                _result.Append(c);
                _at++;
            }
        }

        if (_at >= _pattern.Length) throw new FormatException("字符组没有结束，请补上 ]");
        _result.Append(']');
        _at++;
    }
}

using System.Text;

namespace Heluo.Engines.Process;

/// <summary>
/// Turns the simple expressions of other engines (<c>${amount &gt; 5 &amp;&amp; ok}</c>) into FEEL: operators in signs and words, <c>empty</c>, one choice
/// <c>a ? b : c</c>, <c>execution.getVariable('x')</c>. Other method calls and indexers are refused by name.
/// </summary>
internal sealed class JuelTranslation
{
    private const int DepthLimit = 50;

    private readonly string _body;
    private readonly StringBuilder _feel = new();
    private string? _error;

    private readonly int _depth;

    private JuelTranslation(string body, int depth)
    {
        _body = body;
        _depth = depth;
    }

    /// <summary>The FEEL text, or null with the reason in Chinese.</summary>
    public static string? ToFeel(string body, out string? error) => ToFeel(body, 0, out error);

    private static string? ToFeel(string body, int depth, out string? error)
    {
        error = depth > DepthLimit ? "表达式嵌套太深" : null;
        if (error is not null) return null;
        var (question, colon) = Choice(body);
        if (question < 0) return new JuelTranslation(body, depth + 1).Translate(out error);
        var condition = ToFeel(body[..question], depth + 1, out error);
        var then = error is null ? ToFeel(body[(question + 1)..colon], depth + 1, out error) : null;
        var otherwise = error is null ? ToFeel(body[(colon + 1)..], depth + 1, out error) : null;
        return error is null ? $"(if {condition} then {then} else {otherwise})" : null;
    }

    /// <summary>Where the parts of an outermost choice end, or -1.</summary>
    private static (int Question, int Colon) Choice(string body)
    {
        var (question, depth, nested) = (-1, 0, 0);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] is '\'' or '"')
            {
                i = body.IndexOf(body[i], i + 1);
                if (i < 0) break;
            }
            else if (body[i] is '(' or ')') depth += body[i] == '(' ? 1 : -1;
            else if (depth == 0 && body[i] == '?')
            {
                if (question < 0) question = i;
                else nested++;
            }
            else if (depth == 0 && body[i] == ':' && question >= 0 && nested-- == 0) return (question, i);
        }

        return (-1, -1);
    }

    private string? Translate(out string? error)
    {
        for (var at = 0; at < _body.Length && _error is null;)
        {
            var taken = Symbol(at);
            if (taken == 0) taken = Literal(at);
            if (taken == 0) taken = Word(at);
            if (taken == 0) _error ??= $"不支持表达式“{_body}”中的“{_body[at]}”";
            at += taken;
        }

        error = _error;
        return error is null ? _feel.ToString() : null;
    }

    private int Symbol(int at)
    {
        var two = at + 1 < _body.Length ? _body.Substring(at, 2) : "";
        var text = two switch
        {
            "==" => " = ",
            "!=" => " != ",
            "<=" => " <= ",
            ">=" => " >= ",
            "&&" => " and ",
            "||" => " or ",
            _ => null,
        };
        if (text is not null)
        {
            _feel.Append(text);
            return 2;
        }

        if (_body[at] == '!') return Applied(at, 1, " not(");
        if (!" \t\r\n()<>+-*/".Contains(_body[at], StringComparison.Ordinal)) return 0;
        _feel.Append(_body[at]);
        return 1;
    }

    /// <summary>A sign or word before its operand: the operand is translated by itself and put behind a text that opens a bracket.</summary>
    private int Applied(int at, int length, string before)
    {
        var start = at + length;
        while (start < _body.Length && _body[start] == ' ') start++;
        var operand = Operand(start);
        var inner = operand == 0 ? null : ToFeel(_body.Substring(start, operand), _depth, out _error);
        if (inner is null) return 0;
        _feel.Append(before).Append(inner).Append(')');
        return start + operand - at;
    }

    /// <summary>Length of a name path, bracketed part or <c>empty</c> with its operand that a sign applies to; 0 when there is none.</summary>
    private int Operand(int at)
    {
        var end = at;
        if (end < _body.Length && _body[end] == '(')
        {
            for (var depth = 0; end < _body.Length; end++)
            {
                if (_body[end] == '(') depth++;
                if (_body[end] == ')' && --depth == 0) return end + 1 - at;
            }

            return 0;
        }

        end += PathLength(end);
        return _body.AsSpan(at, end - at).SequenceEqual("empty") && end < _body.Length && _body[end] == ' ' ? end + 1 - at + PathLength(end + 1) : end - at;
    }

    private int PathLength(int at)
    {
        var end = at;
        while (end < _body.Length && (char.IsLetterOrDigit(_body[end]) || _body[end] is '_' or '.')) end++;
        return end - at;
    }

    private int Literal(int at)
    {
        if (_body[at] is '\'' or '"')
        {
            var end = _body.IndexOf(_body[at], at + 1);
            if (end < 0) return 0;
            _feel.Append('"').Append(_body[(at + 1)..end].Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
            return end + 1 - at;
        }

        var digits = at;
        while (digits < _body.Length && (char.IsAsciiDigit(_body[digits]) || (_body[digits] == '.' && digits > at))) digits++;
        _feel.Append(_body, at, digits - at);
        return digits - at;
    }

    private int Word(int at)
    {
        if (!char.IsLetter(_body[at]) && _body[at] is not '_') return 0;
        var end = at + PathLength(at);
        var word = _body[at..end];
        if (word == "empty") return Applied(at, end - at, " list contains([null, \"\", []], ");
        if (word == "not") return Applied(at, end - at, " not(");
        if (word is "execution.getVariable" or "getVariable") return Variable(at, end);
        var next = end;
        while (next < _body.Length && _body[next] == ' ') next++;
        var isOperator = word is "and" or "or" or "eq" or "ne" or "lt" or "gt" or "le" or "ge";
        if (!isOperator && next < _body.Length && _body[next] is '(' or '[')
        {
            _error = $"不支持表达式“{_body}”中的调用“{word}{_body[next]}…”，请改写为 FEEL";
            return 0;
        }

        _feel.Append(word switch
        {
            "and" or "or" => $" {word} ",
            "eq" => " = ",
            "ne" => " != ",
            "lt" => " < ",
            "gt" => " > ",
            "le" => " <= ",
            "ge" => " >= ",
            _ => word,
        });
        return end - at;
    }

    /// <summary>A variable asked for by its quoted name.</summary>
    private int Variable(int at, int open)
    {
        var close = open < _body.Length && _body[open] == '(' ? _body.IndexOf(')', open) : -1;
        var name = close < 0 ? "" : _body[(open + 1)..close].Trim().Trim('\'', '"');
        if (name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            _error = $"不支持表达式“{_body}”中的调用“{_body[at..open]}(…”，请改写为 FEEL";
            return 0;
        }

        _feel.Append(name);
        return close + 1 - at;
    }
}

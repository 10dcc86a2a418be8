using System.Text;

namespace Heluo.Engines.Process;

/// <summary>Turns the simple expressions of other engines (<c>${amount &gt; 5 &amp;&amp; ok}</c>) into FEEL. Method calls, ternaries and indexers are refused by name.</summary>
internal static class JuelTranslation
{
    /// <summary>The FEEL text, or null with the reason in Chinese.</summary>
    public static string? ToFeel(string body, out string? error)
    {
        error = null;
        var feel = new StringBuilder();
        for (var at = 0; at < body.Length;)
        {
            var taken = Symbol(body, at, feel, ref error);
            if (taken == 0) taken = Literal(body, at, feel);
            if (taken == 0) taken = Word(body, at, feel, ref error);
            if (taken == 0) error ??= $"不支持表达式“{body}”中的“{body[at]}”";
            if (error is not null) return null;
            at += taken;
        }

        return feel.ToString();
    }

    private static int Symbol(string body, int at, StringBuilder feel, ref string? error)
    {
        var two = at + 1 < body.Length ? body.Substring(at, 2) : "";
        var (text, length) = two switch
        {
            "==" => (" = ", 2),
            "!=" => (" != ", 2),
            "<=" => (" <= ", 2),
            ">=" => (" >= ", 2),
            "&&" => (" and ", 2),
            "||" => (" or ", 2),
            _ => ("", 0),
        };
        if (length == 2)
        {
            feel.Append(text);
            return 2;
        }

        if (body[at] == '!')
        {
            var operand = Operand(body, at + 1);
            var inner = operand == 0 ? null : ToFeel(body.Substring(at + 1, operand), out error);
            if (inner is null) return 0;
            feel.Append(" not(").Append(inner).Append(')');
            return 1 + operand;
        }

        if (!" \t\r\n()<>+-*/".Contains(body[at], StringComparison.Ordinal)) return 0;
        feel.Append(body[at]);
        return 1;
    }

    /// <summary>Length of a name path or a bracketed part that a negation applies to; 0 when there is none.</summary>
    private static int Operand(string body, int at)
    {
        var end = at;
        if (end < body.Length && body[end] == '(')
        {
            for (var depth = 0; end < body.Length; end++)
            {
                if (body[end] == '(') depth++;
                if (body[end] == ')' && --depth == 0) return end + 1 - at;
            }

            return 0;
        }

        while (end < body.Length && (char.IsLetterOrDigit(body[end]) || body[end] is '_' or '.')) end++;
        return end - at;
    }

    private static int Literal(string body, int at, StringBuilder feel)
    {
        if (body[at] is '\'' or '"')
        {
            var end = body.IndexOf(body[at], at + 1);
            if (end < 0) return 0;
            var content = body[(at + 1)..end];
            feel.Append('"').Append(content.Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
            return end + 1 - at;
        }

        var digits = at;
        while (digits < body.Length && (char.IsAsciiDigit(body[digits]) || (body[digits] == '.' && digits > at))) digits++;
        feel.Append(body, at, digits - at);
        return digits - at;
    }

    private static int Word(string body, int at, StringBuilder feel, ref string? error)
    {
        if (!char.IsLetter(body[at]) && body[at] is not '_') return 0;
        var end = at;
        while (end < body.Length && (char.IsLetterOrDigit(body[end]) || body[end] is '_' or '.')) end++;
        var word = body[at..end];
        var next = end;
        while (next < body.Length && body[next] == ' ') next++;
        if (next < body.Length && (body[next] is '(' or '[' or '?') && word is not ("and" or "or" or "not" or "eq" or "ne" or "lt" or "gt" or "le" or "ge"))
        {
            error = $"不支持表达式“{body}”中的调用“{word}{body[next]}…”，请改写为 FEEL";
            return 0;
        }

        feel.Append(word switch
        {
            "and" or "or" or "not" => $" {word} ",
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
}

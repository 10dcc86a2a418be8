using System.Text.Json.Nodes;

namespace Heluo.Engines.Forms.Exchange;

/// <summary>form-js says when a component is hidden, a form here when a field is there: hidden only when the expression is true, there only when it is.</summary>
internal static class FormJsCondition
{
    private const string Head = "if (";
    private const string Tail = ") then false else true";

    /// <summary>The condition to be there, from that to be hidden; empty for none.</summary>
    public static string When(JsonObject component) => Negated(component.Expression("conditional", "hide"));

    public static void PutWhen(JsonObject component, string when) => component.Put("conditional", "hide", when.Length == 0 ? null : "=" + Negated(when));

    /// <summary>The condition of something inside several others.</summary>
    public static string All(IEnumerable<string> conditions)
    {
        var given = conditions.Where(c => c.Length > 0).ToArray();
        return given.Length == 1 ? given[0] : string.Join(" and ", given.Select(c => $"({c})"));
    }

    private static string Negated(string expression) => expression.Length == 0 ? ""
        : expression.StartsWith(Head, StringComparison.Ordinal) && expression.EndsWith(Tail, StringComparison.Ordinal) ? expression[Head.Length..^Tail.Length]
        : Head + expression + Tail;
}

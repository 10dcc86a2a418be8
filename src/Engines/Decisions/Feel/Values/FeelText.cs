using System.Globalization;
using System.Text;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>Values as text, as the string() function writes them (DMN 1.5, Table 72).</summary>
public static class FeelText
{
    private const int Longest = 5_000_000;
    private const int DeepestNesting = 200;

    /// <summary>The text of a value: strings as they are at the top and quoted inside lists and contexts; null is <c>null</c>.</summary>
    /// <param name="value">A FEEL value; nesting deeper than 200 and what goes beyond 5,000,000 characters is cut off.</param>
    public static string Of(object? value) => value as string ?? Literal(value, Longest);

    /// <summary>The text of a value as FEEL source would write it: strings always quoted.</summary>
    /// <param name="value">A FEEL value.</param>
    public static string Literal(object? value) => Literal(value, Longest);

    /// <summary>The text cut soon after a number of characters.</summary>
    internal static string Literal(object? value, int longest)
    {
        var writer = new StringBuilder();
        Write(writer, value, 0, longest);
        return writer.ToString();
    }

    private static void Write(StringBuilder writer, object? value, int depth, int longest)
    {
        if (depth > DeepestNesting || writer.Length > longest)
        {
            writer.Append('…');
            return;
        }

        switch (value)
        {
            case null: writer.Append("null"); break;
            case bool flag: writer.Append(flag ? "true" : "false"); break;
            case string text: Quote(writer, text); break;
            case decimal or Decimal34: writer.Append(Numbers.Text(value)); break;
            case FeelRange range: WriteRange(writer, range, depth, longest); break;
            case IReadOnlyDictionary<string, object?> context: WriteContext(writer, context, depth, longest); break;
            case IReadOnlyList<object?> list: WriteList(writer, list, depth, longest); break;
            default: writer.Append(CultureInfo.InvariantCulture, $"{value}"); break;
        }
    }

    private static void WriteRange(StringBuilder writer, FeelRange range, int depth, int longest)
    {
        if (range.Start is null || range.End is null)
        {
            var lower = range.End is null;
            writer.Append(lower ? range.StartIncluded ? ">= " : "> " : range.EndIncluded ? "<= " : "< ");
            Write(writer, lower ? range.Start : range.End, depth + 1, longest);
            return;
        }

        writer.Append(range.StartIncluded ? '[' : '(');
        Write(writer, range.Start, depth + 1, longest);
        writer.Append("..");
        Write(writer, range.End, depth + 1, longest);
        writer.Append(range.EndIncluded ? ']' : ')');
    }

    private static void WriteContext(StringBuilder writer, IReadOnlyDictionary<string, object?> context, int depth, int longest)
    {
        writer.Append('{');
        var first = true;
        foreach (var (key, value) in context)
        {
            if (writer.Length > longest) break;
            if (!first) writer.Append(", ");
            first = false;
            if (key.AsSpan().IndexOfAny("{}:,\"") >= 0) Quote(writer, key);
            else writer.Append(key);
            writer.Append(": ");
            Write(writer, value, depth + 1, longest);
        }

        writer.Append('}');
    }

    private static void WriteList(StringBuilder writer, IReadOnlyList<object?> list, int depth, int longest)
    {
        writer.Append('[');
        for (var i = 0; i < list.Count && writer.Length <= longest; i++)
        {
            if (i > 0) writer.Append(", ");
            Write(writer, list[i], depth + 1, longest);
        }

        writer.Append(']');
    }

    private static void Quote(StringBuilder writer, string text)
    {
        writer.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': writer.Append("\\\""); break;
                case '\\': writer.Append("\\\\"); break;
                case '\n': writer.Append("\\n"); break;
                case '\r': writer.Append("\\r"); break;
                case '\t': writer.Append("\\t"); break;
                default: writer.Append(c); break;
            }
        }

        writer.Append('"');
    }
}

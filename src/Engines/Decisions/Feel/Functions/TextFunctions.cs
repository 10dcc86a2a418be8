using System.Globalization;
using System.Text;
using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>String functions without patterns (DMN 1.5, Table 74). Lengths and positions count Unicode characters, not UTF-16 units.</summary>
internal static class TextFunctions
{
    public static IEnumerable<FeelFunction> All =>
    [
        BuiltIns.Define("substring", "string:string, start position:number, length?:number", Substring),
        BuiltIns.Define("string length", "string:string", (_, a) => (decimal)Length((string)a[0]!)),
        BuiltIns.Define("upper case", "string:string", (run, a) => Charged(run, Upper((string)a[0]!))),
        BuiltIns.Define("lower case", "string:string", (run, a) => Charged(run, Lower((string)a[0]!))),
        BuiltIns.Define("substring before", "string:string, match:string", (run, a) => Charged(run, Before((string)a[0]!, (string)a[1]!))),
        BuiltIns.Define("substring after", "string:string, match:string", (run, a) => Charged(run, After((string)a[0]!, (string)a[1]!))),
        BuiltIns.Define("contains", "string:string, match:string", (_, a) => ((string)a[0]!).Contains((string)a[1]!, StringComparison.Ordinal)),
        BuiltIns.Define("starts with", "string:string, match:string", (_, a) => ((string)a[0]!).StartsWith((string)a[1]!, StringComparison.Ordinal)),
        BuiltIns.Define("ends with", "string:string, match:string", (_, a) => ((string)a[0]!).EndsWith((string)a[1]!, StringComparison.Ordinal)),
        BuiltIns.Define("string join", "list:list, delimiter?:string", Join),
    ];

    private static object? Substring(FeelRun run, object?[] a)
    {
        var text = (string)a[0]!;
        var length = Length(text);
        var start = decimal.Truncate(Narrow(a[1]));
        if (start == 0 || Math.Abs(start) > length) return run.Fail($"文字有 {length} 个字，没有第 {start:0} 个");
        var first = (int)(start > 0 ? start - 1 : length + start);
        var count = length - first;
        if (a[2] is not null)
        {
            var wanted = decimal.Truncate(Narrow(a[2]));
            if (wanted < 1) return run.Fail("截取的长度应当至少是 1");
            count = (int)Math.Min(count, wanted);
        }

        return Charged(run, Slice(text, first, count, length));
    }

    private static string Charged(FeelRun run, string text)
    {
        run.Charge(text.Length);
        return text;
    }

    private static decimal Narrow(object? number) => number is decimal d ? d : decimal.MaxValue;

    private static string Slice(string text, int first, int count, int length)
    {
        if (length == text.Length) return text.Substring(first, count);
        var from = Offset(text, 0, first);
        return text[from..Offset(text, from, count)];
    }

    private static int Offset(string text, int from, int characters)
    {
        for (; characters > 0; characters--) from += char.IsHighSurrogate(text[from]) && from + 1 < text.Length && char.IsLowSurrogate(text[from + 1]) ? 2 : 1;
        return from;
    }

    private static int Length(string text)
    {
        var pairs = 0;
        for (var i = 0; i + 1 < text.Length; i++)
            if (char.IsSurrogatePair(text[i], text[i + 1])) pairs++;
        return text.Length - pairs;
    }

    private static string Upper(string text) => text.Replace("ß", "SS", StringComparison.Ordinal).ToUpper(CultureInfo.InvariantCulture);

    /// <summary>Lower case; a sigma at the end of a word and the dotted capital I as Unicode (SpecialCasing) has them.</summary>
    private static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();
        if (text.AsSpan().IndexOfAny('Σ', 'İ') < 0) return lower;
        var letters = lower.ToCharArray();
        for (var i = 1; i < letters.Length; i++)
            if (text[i] == 'Σ' && char.IsLetter(text[i - 1]) && (i + 1 == text.Length || !char.IsLetter(text[i + 1]))) letters[i] = 'ς';
        return new string(letters).Replace("İ", "i\u0307", StringComparison.Ordinal);
    }

    private static string Before(string text, string match)
    {
        var at = text.IndexOf(match, StringComparison.Ordinal);
        return at < 0 ? "" : text[..at];
    }

    private static string After(string text, string match)
    {
        var at = text.IndexOf(match, StringComparison.Ordinal);
        return at < 0 ? "" : text[(at + match.Length)..];
    }

    private static object? Join(FeelRun run, object?[] a)
    {
        var text = new StringBuilder();
        var first = true;
        foreach (var item in (IReadOnlyList<object?>)a[0]!)
        {
            if (item is null) continue;
            if (item is not string part) return run.Fail("string join 的列表里只能是文字");
            if (!first) text.Append((string?)a[1]);
            first = false;
            text.Append(part);
            run.Charge(part.Length + 1);
        }

        return text.ToString();
    }
}

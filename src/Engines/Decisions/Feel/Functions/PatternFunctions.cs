using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>matches(), replace() and split() with regular expressions of XPath (DMN 1.5, Table 74), each bounded in time.</summary>
internal static class PatternFunctions
{
    private const int CacheLimit = 500;
    private const string KnownFlags = "smixq";
    private static readonly ConcurrentDictionary<(string Pattern, string Flags, long Ticks), Regex> Cache = new();

    public static IEnumerable<FeelFunction> All =>
    [
        BuiltIns.Define("matches", "input:string, pattern:string, flags?:string", (run, a) =>
            Guard(run, (string)a[1]!, (string?)a[2], regex => regex.IsMatch((string)a[0]!))),
        BuiltIns.Define("replace", "input:string, pattern:string, replacement:string, flags?:string", (run, a) =>
            Guard(run, (string)a[1]!, (string?)a[3], regex => Replace(run, regex, a, ((string?)a[3])?.Contains('q', StringComparison.Ordinal) == true))),
        BuiltIns.Define("split", "string:string, delimiter:string", (run, a) => Guard(run, (string)a[1]!, null, regex => Split(run, regex, (string)a[0]!))),
    ];

    private static object? Guard(FeelRun run, string pattern, string? flags, Func<Regex, object?> use)
    {
        try
        {
            var regex = Regex(pattern, flags ?? "", run.Limits.PatternTime);
            return run.Timed(() => use(regex));
        }
        catch (FormatException wrong)
        {
            return run.Fail($"正则表达式“{pattern}”有误：{wrong.Message}");
        }
        catch (RegexParseException)
        {
            return run.Fail($"正则表达式“{pattern}”有误");
        }
        catch (RegexMatchTimeoutException)
        {
            throw new FeelLimitException($"正则表达式“{pattern}”匹配超时，已停止；请改写得更简单");
        }
    }

    private static Regex Regex(string pattern, string flags, TimeSpan time)
    {
        if (pattern.Length > 10_000) throw new FormatException("超过 10000 个字符");
        if (Cache.TryGetValue((pattern, flags, time.Ticks), out var known)) return known;
        foreach (var flag in flags)
            if (!KnownFlags.Contains(flag, StringComparison.Ordinal)) throw new FormatException($"不认识的标志“{flag}”");
        var options = RegexOptions.CultureInvariant;
        if (flags.Contains('i', StringComparison.Ordinal)) options |= RegexOptions.IgnoreCase;
        if (flags.Contains('m', StringComparison.Ordinal)) options |= RegexOptions.Multiline;
        var translated = flags.Contains('q', StringComparison.Ordinal) ? System.Text.RegularExpressions.Regex.Escape(pattern) : PatternTranslator.Translate(pattern, flags);
        var regex = translated.AsSpan().IndexOfAny("*+?{") < 0 ? new Regex(translated, options, time) : Linear(translated, options, time) ?? new Regex(translated, options, time);
        if (Cache.Count >= CacheLimit) Cache.Clear();
        return Cache[(pattern, flags, time.Ticks)] = regex;
    }

    /// <summary>A pattern that repeats something as an automaton without backtracking; null where it needs back references or would grow too large.</summary>
    private static Regex? Linear(string pattern, RegexOptions options, TimeSpan time)
    {
        try
        {
            return new Regex(pattern, options | RegexOptions.NonBacktracking, time);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static object? Replace(FeelRun run, Regex regex, object?[] a, bool literal)
    {
        if (regex.IsMatch("")) throw new FormatException("它能匹配空文字，不能用于替换");
        var (input, replacement) = ((string)a[0]!, (string)a[2]!);
        var text = regex.Replace(input, match =>
        {
            var part = literal ? replacement : Expand(match, replacement);
            run.Charge(part.Length);
            return part;
        });
        run.Charge(text.Length);
        return text;
    }

    /// <summary>$N stands for a group, with as many digits as name one that exists; \$ and \\ for themselves.</summary>
    private static string Expand(Match match, string replacement)
    {
        var text = new StringBuilder();
        for (var i = 0; i < replacement.Length; i++)
        {
            var c = replacement[i];
            if (c == '\\')
            {
                if (i + 1 >= replacement.Length || replacement[i + 1] is not ('\\' or '$')) throw new FormatException("替换文字里的反斜线应当写成 \\\\");
                text.Append(replacement[++i]);
            }
            else if (c == '$')
            {
                if (i + 1 >= replacement.Length || !char.IsAsciiDigit(replacement[i + 1])) throw new FormatException("替换文字里的 $ 后面应当是分组号，或写成 \\$");
                var group = replacement[++i] - '0';
                while (i + 1 < replacement.Length && char.IsAsciiDigit(replacement[i + 1]) && group * 10 + replacement[i + 1] - '0' < match.Groups.Count)
                    group = group * 10 + replacement[++i] - '0';
                text.Append(match.Groups[group].Value);
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    private static object? Split(FeelRun run, Regex regex, string text)
    {
        if (regex.IsMatch("")) throw new FormatException("它能匹配空文字，不能用于拆分");
        var parts = new List<object?>();
        var start = 0;
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            run.Charge(1);
            parts.Add(text[start..match.Index]);
            start = match.Index + match.Length;
        }

        parts.Add(text[start..]);
        return parts;
    }
}

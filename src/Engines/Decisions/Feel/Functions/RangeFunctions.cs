using Heluo.Engines.Decisions.Feel.Evaluation;
using Heluo.Engines.Decisions.Feel.Syntax;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>Relations between points and ranges (DMN 1.5, Table 78) and range(). A point is compared as itself; null when values cannot be compared.</summary>
internal static class RangeFunctions
{
    private delegate bool? Relation(FeelRange a, FeelRange b);

    public static IEnumerable<FeelFunction> All =>
    [
        .. Pair("before", Before, true, true, true),
        .. Pair("after", (a, b) => Before(b, a), true, true, true),
        .. Pair("meets", Meets, false, false, false),
        .. Pair("met by", (a, b) => Meets(b, a), false, false, false),
        .. Pair("overlaps", Overlaps, false, false, false),
        .. Pair("overlaps before", OverlapsBefore, false, false, false),
        .. Pair("overlaps after", (a, b) => OverlapsBefore(b, a), false, false, false),
        .. Pair("finishes", Finishes, true, false, false),
        .. Pair("finished by", (a, b) => Finishes(b, a), false, true, false),
        .. Pair("includes", (a, b) => During(b, a), false, true, false),
        .. Pair("during", During, true, false, false),
        .. Pair("starts", Starts, true, false, false),
        .. Pair("started by", (a, b) => Starts(b, a), false, true, false),
        .. Pair("coincides", Coincides, false, false, true),
        BuiltIns.Define("range", "from:string", (run, a) => Parse((string)a[0]!) ?? run.Fail($"“{a[0]}”不是区间，应当形如 [1..10)")),
    ];

    /// <summary>The signatures of one relation: which sides may be points, and whether both may.</summary>
    private static IEnumerable<FeelFunction> Pair(string name, Relation relation, bool pointFirst, bool pointSecond, bool points)
    {
        object? Body(FeelRun run, object?[] a)
        {
            var (left, right) = (ConversionFunctions.Single(a[0]), ConversionFunctions.Single(a[1]));
            var allowed = (left is FeelRange, right is FeelRange) switch
            {
                (true, true) => true,
                (false, true) => pointFirst,
                (true, false) => pointSecond,
                _ => points,
            };
            if (!allowed || left is null || right is null) return run.Fail($"{name} 的参数类型不对");
            return Compiler.Boxed(relation(AsRange(left), AsRange(right))) ?? run.Fail($"{name} 的两个参数不能比较");
        }

        yield return BuiltIns.Define(name, "range1:Any, range2:Any", Body);
        if (pointFirst) yield return BuiltIns.Define(name, "point:Any, range:Any", Body);
        if (pointSecond) yield return BuiltIns.Define(name, "range:Any, point:Any", Body);
        if (points) yield return BuiltIns.Define(name, "point1:Any, point2:Any", Body);
    }

    private static FeelRange AsRange(object value) => value as FeelRange ?? new FeelRange(value, true, value, true);

    /// <summary>Order of two endpoints; an unbounded one (null) is compared as <paramref name="missing"/> tells.</summary>
    private static int? Order(object? a, object? b, int missing = 0) =>
        a is null || b is null ? a is null && b is null ? missing == 0 ? 0 : missing : null : Ordering.Compare(a, b);

    private static bool? Before(FeelRange a, FeelRange b)
    {
        if (a.End is null || b.Start is null) return false;
        return Order(a.End, b.Start) is { } order ? order < 0 || (order == 0 && !(a.EndIncluded && b.StartIncluded)) : null;
    }

    private static bool? Meets(FeelRange a, FeelRange b)
    {
        if (a.End is null || b.Start is null) return false;
        return Order(a.End, b.Start) is { } order ? order == 0 && a.EndIncluded && b.StartIncluded : null;
    }

    private static bool? Overlaps(FeelRange a, FeelRange b)
    {
        var first = Before(a, b);
        var second = Before(b, a);
        return first is null || second is null ? null : !first.Value && !second.Value;
    }

    /// <summary>Order of two lower endpoints: unbounded first, then by value, an included one before an open one.</summary>
    private static int? CompareStarts(FeelRange a, FeelRange b)
    {
        if (a.Start is null || b.Start is null) return a.Start is null ? b.Start is null ? 0 : -1 : 1;
        return Order(a.Start, b.Start) is { } order ? order != 0 ? order : b.StartIncluded.CompareTo(a.StartIncluded) : null;
    }

    /// <summary>Order of two upper endpoints: by value, an open one before an included one, unbounded last.</summary>
    private static int? CompareEnds(FeelRange a, FeelRange b)
    {
        if (a.End is null || b.End is null) return a.End is null ? b.End is null ? 0 : 1 : -1;
        return Order(a.End, b.End) is { } order ? order != 0 ? order : a.EndIncluded.CompareTo(b.EndIncluded) : null;
    }

    private static bool? OverlapsBefore(FeelRange a, FeelRange b) =>
        CompareStarts(a, b) is { } starts && CompareEnds(a, b) is { } ends && Overlaps(a, b) is { } overlap ? starts < 0 && ends <= 0 && overlap : null;

    private static bool? Finishes(FeelRange a, FeelRange b) =>
        CompareStarts(a, b) is { } starts && CompareEnds(a, b) is { } ends ? ends == 0 && starts >= 0 : null;

    private static bool? Starts(FeelRange a, FeelRange b) =>
        CompareStarts(a, b) is { } starts && CompareEnds(a, b) is { } ends ? starts == 0 && ends <= 0 : null;

    private static bool? During(FeelRange a, FeelRange b) =>
        CompareStarts(a, b) is { } starts && CompareEnds(a, b) is { } ends ? starts >= 0 && ends <= 0 : null;

    private static bool? Coincides(FeelRange a, FeelRange b) =>
        CompareStarts(a, b) is { } starts && CompareEnds(a, b) is { } ends ? starts == 0 && ends == 0 : null;

    /// <summary>Reads a range whose endpoints are literals; one endpoint may be missing where its side is open.</summary>
    private static FeelRange? Parse(string text)
    {
        text = text.Trim();
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 1 || text.Length < 4 || text[0] is not ('[' or '(' or ']') || text[^1] is not (']' or ')' or '[')) return null;
        var (low, high) = (text[1..dots].Trim(), text[(dots + 2)..^1].Trim());
        if (low.Length + high.Length == 0 || (low.Length == 0 && text[0] == '[') || (high.Length == 0 && text[^1] == ']')) return null;
        if (!Endpoint(low, out var start) || !Endpoint(high, out var end)) return null;
        if (start is not null && end is not null && (Ordering.Compare(start, end) is not { } order || order > 0)) return null;
        return new FeelRange(start, text[0] == '[' && start is not null, end, text[^1] == ']' && end is not null);
    }

    private static bool Endpoint(string text, out object? value)
    {
        value = null;
        if (text.Length == 0) return true;
        FeelRun.Active?.Step(50);
        try
        {
            var node = Parser.ParseExpression(text, null);
            var literal = node is LiteralNode or CallNode { Function: NameNode { Name: "date" or "time" or "date and time" or "duration" }, Arguments: [LiteralNode] };
            value = literal ? FeelExpression.Parse(text).Evaluate().Value : null;
        }
        catch (FeelSyntaxException)
        {
            return false;
        }

        return value is not null && Ordering.Compare(value, value) is not null;
    }
}

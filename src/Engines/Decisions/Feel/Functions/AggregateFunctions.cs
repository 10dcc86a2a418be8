using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>Functions that draw one value from a list, given as a list or as separate arguments (DMN 1.5, Table 75).</summary>
internal static class AggregateFunctions
{
    public static IEnumerable<FeelFunction> All =>
    [
        BuiltIns.Define("count", "list*:list", (_, a) => (decimal)ListFunctions.Items(a[0]).Count),
        BuiltIns.Define("min", "list*:list", (run, a) => Extreme(run, ListFunctions.Items(a[0]), -1)),
        BuiltIns.Define("max", "list*:list", (run, a) => Extreme(run, ListFunctions.Items(a[0]), 1)),
        BuiltIns.Define("sum", "list*:list", (run, a) => Sum(run, ListFunctions.Items(a[0]))),
        BuiltIns.Define("product", "list*:list", (run, a) => Fold(run, ListFunctions.Items(a[0]), Arithmetic.Multiply)),
        BuiltIns.Define("mean", "list*:list", (run, a) => Mean(run, ListFunctions.Items(a[0]))),
        BuiltIns.Define("median", "list*:list", (run, a) => Median(run, ListFunctions.Items(a[0]))),
        BuiltIns.Define("stddev", "list*:list", (run, a) => Deviation(run, ListFunctions.Items(a[0]))),
        BuiltIns.Define("mode", "list*:list", (run, a) => Mode(run, ListFunctions.Items(a[0]))),
        BuiltIns.Define("all", "list*:list", (run, a) => Decide(run, ListFunctions.Items(a[0]), false)),
        BuiltIns.Define("any", "list*:list", (run, a) => Decide(run, ListFunctions.Items(a[0]), true)),
    ];

    private static object? Extreme(FeelRun run, IReadOnlyList<object?> list, int direction)
    {
        if (list.Count == 0) return null;
        run.Step(list.Count);
        var best = list[0];
        if (Ordering.Compare(best, best) is null) return run.Fail("列表里有不能比较大小的值");
        for (var i = 1; i < list.Count; i++)
        {
            if (Ordering.Compare(list[i], best) is not { } order) return run.Fail("列表里有不能比较大小的值");
            if (order * direction > 0) best = list[i];
        }

        return best;
    }

    /// <summary>The sum of numbers, or of durations of one kind; null for an empty list.</summary>
    public static object? Sum(FeelRun run, IReadOnlyList<object?> list) => Fold(run, list, Arithmetic.Add);

    private static object? Fold(FeelRun run, IReadOnlyList<object?> list, Func<FeelRun, object?, object?, object?> combine)
    {
        if (list.Count == 0) return null;
        run.Step(list.Count);
        var total = list[0];
        if (!IsSummable(total)) return run.Fail("列表里有不是数字的值");
        for (var i = 1; i < list.Count && total is not null; i++)
        {
            if (!IsSummable(list[i])) return run.Fail("列表里有不是数字的值");
            total = combine(run, total, list[i]);
        }

        return total;
    }

    private static bool IsSummable(object? value) => value is decimal or Decimal34 or DayTimeDuration or YearMonthDuration;

    private static object? Mean(FeelRun run, IReadOnlyList<object?> list) =>
        list.Count == 0 ? null : Sum(run, list) is { } sum ? Arithmetic.Divide(run, sum, (decimal)list.Count) : null;

    private static object?[]? Sorted(FeelRun run, IReadOnlyList<object?> list)
    {
        run.Step(list.Count);
        if (list.All(Numbers.Is)) return list.Order(Comparer<object?>.Create((a, b) => Numbers.Compare(a!, b!))).ToArray();
        run.Fail("列表里有不是数字的值");
        return null;
    }

    private static object? Median(FeelRun run, IReadOnlyList<object?> list)
    {
        if (list.Count == 0 || Sorted(run, list) is not { } sorted) return null;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : Arithmetic.Divide(run, Numbers.Add(sorted[middle - 1]!, sorted[middle]!), 2m);
    }

    /// <summary>The standard deviation of a sample (divided by n - 1).</summary>
    private static object? Deviation(FeelRun run, IReadOnlyList<object?> list)
    {
        if (list.Count < 2 || Sorted(run, list) is null || Mean(run, list) is not { } mean) return run.Fail("标准差至少需要两个数字");
        object? total = 0m;
        foreach (var item in list)
        {
            var distance = Arithmetic.Subtract(run, item, mean);
            total = Arithmetic.Add(run, total, Arithmetic.Multiply(run, distance, distance));
        }

        return Arithmetic.Divide(run, total, list.Count - 1m) is { } variance ? NumberFunctions.Sqrt(run, variance) : null;
    }

    private static object? Mode(FeelRun run, IReadOnlyList<object?> list)
    {
        if (Sorted(run, list) is not { } sorted) return null;
        var modes = new List<object?>();
        var most = 0;
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = start + 1;
            while (end < sorted.Length && Numbers.Compare(sorted[start]!, sorted[end]!) == 0) end++;
            if (end - start > most) modes.Clear();
            most = Math.Max(most, end - start);
            if (end - start == most) modes.Add(sorted[start]);
        }

        return modes;
    }

    private static object? Decide(FeelRun run, IReadOnlyList<object?> list, bool deciding)
    {
        run.Step(list.Count);
        var unknown = false;
        foreach (var item in list)
        {
            if (item is bool flag && flag == deciding) return deciding;
            unknown |= item is not bool;
        }

        return unknown ? run.Fail("列表里有不是真假值的项") : !deciding;
    }
}

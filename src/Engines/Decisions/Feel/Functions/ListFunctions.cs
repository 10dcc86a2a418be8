using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>List functions that select, change and search (DMN 1.5, Table 75), and sort().</summary>
internal static class ListFunctions
{
    public static IEnumerable<FeelFunction> All =>
    [
        BuiltIns.Define("list contains", "list:list, element:Any", (run, a) => Contains(run, Items(a[0]), a[1])),
        BuiltIns.Define("list replace", "list:list, position:number, newItem:Any", ReplaceAt),
        BuiltIns.Define("list replace", "list:list, match:function, newItem:Any", ReplaceMatching),
        BuiltIns.Define("sublist", "list:list, start position:number, length?:number", Sublist),
        BuiltIns.Define("append", "list:list, item*:Any", (run, a) => Joined(run, Items(a[0]), Items(a[1]))),
        BuiltIns.Define("concatenate", "list*:list", (run, a) => Joined(run, Lists(a[0]))),
        BuiltIns.Define("insert before", "list:list, position:number, newItem:Any", InsertBefore),
        BuiltIns.Define("remove", "list:list, position:number", Remove),
        BuiltIns.Define("reverse", "list:list", (run, a) => Joined(run, Items(a[0]).Reverse().ToArray())),
        BuiltIns.Define("index of", "list:list, match:Any", IndexOf),
        BuiltIns.Define("union", "list*:list", (run, a) => Distinct(run, Joined(run, Lists(a[0])))),
        BuiltIns.Define("distinct values", "list:list", (run, a) => Distinct(run, Items(a[0]))),
        BuiltIns.Define("flatten", "list:list", Flatten),
        BuiltIns.Define("sort", "list:list, precedes?:function", Sort),
    ];

    public static IReadOnlyList<object?> Items(object? list) => (IReadOnlyList<object?>)list!;

    /// <summary>The argument lists of a variadic function; one that is no list is taken as its only element.</summary>
    private static IReadOnlyList<object?>[] Lists(object? arguments) =>
        Items(arguments).Select(a => a as IReadOnlyList<object?> ?? [a]).ToArray();

    private static List<object?> Joined(FeelRun run, params IReadOnlyList<object?>[] lists)
    {
        var all = new List<object?>();
        foreach (var list in lists)
        {
            run.Charge(list.Count);
            run.Step(list.Count);
            all.AddRange(list);
        }

        return all;
    }

    private static bool AreAlike(object? a, object? b) => Ordering.AreEqual(a, b) == true;

    private static object? Contains(FeelRun run, IReadOnlyList<object?> list, object? element)
    {
        run.Step(list.Count);
        foreach (var item in list)
            if (AreAlike(item, element)) return true;
        return false;
    }

    /// <summary>Index of a position, from 1 or from -1 at the end; null with a diagnostic when there is none.</summary>
    private static int? Index(FeelRun run, IReadOnlyList<object?> list, object? position)
    {
        if (position is decimal given)
        {
            var whole = decimal.Truncate(given);
            var index = whole > 0 ? whole - 1 : list.Count + whole;
            if (whole != 0 && index >= 0 && index < list.Count) return (int)index;
        }

        run.Fail($"列表有 {list.Count} 项，没有第 {FeelText.Of(position)} 项");
        return null;
    }

    private static object? ReplaceAt(FeelRun run, object?[] a)
    {
        if (a[1] is decimal position && decimal.Truncate(position) != position) return run.Fail("list replace 的位置应当是整数");
        if (Index(run, Items(a[0]), a[1]) is not { } index) return null;
        var copy = Joined(run, Items(a[0]));
        copy[index] = a[2];
        return copy;
    }

    private static object? ReplaceMatching(FeelRun run, object?[] a)
    {
        var copy = Joined(run, Items(a[0]));
        for (var i = 0; i < copy.Count; i++)
        {
            if (Binding.Call(run, (FeelFunction)a[1]!, [copy[i], a[2]], null) is not bool matches) return run.Fail("list replace 的判断函数应当返回真假值");
            if (matches) copy[i] = a[2];
        }

        return copy;
    }

    private static object? Sublist(FeelRun run, object?[] a)
    {
        var list = Items(a[0]);
        if (Index(run, list, a[1]) is not { } start) return null;
        var count = list.Count - start;
        if (a[2] is not null)
        {
            if (a[2] is not decimal length || length < 1 || length > count) return run.Fail($"从第 {start + 1} 项起只有 {count} 项");
            count = (int)decimal.Truncate(length);
        }

        return Joined(run, list.Skip(start).Take(count).ToArray());
    }

    private static object? InsertBefore(FeelRun run, object?[] a)
    {
        if (Index(run, Items(a[0]), a[1]) is not { } index) return null;
        var copy = Joined(run, Items(a[0]));
        copy.Insert(index, a[2]);
        return copy;
    }

    private static object? Remove(FeelRun run, object?[] a)
    {
        if (Index(run, Items(a[0]), a[1]) is not { } index) return null;
        var copy = Joined(run, Items(a[0]));
        copy.RemoveAt(index);
        return copy;
    }

    private static object? IndexOf(FeelRun run, object?[] a)
    {
        var list = Items(a[0]);
        run.Step(list.Count);
        var places = new List<object?>();
        for (var i = 0; i < list.Count; i++)
            if (AreAlike(list[i], a[1])) places.Add((decimal)(i + 1));
        return places;
    }

    private static List<object?> Distinct(FeelRun run, IReadOnlyList<object?> list)
    {
        var seen = new HashSet<object>();
        var kept = new List<object?>();
        foreach (var item in list)
        {
            if (item is decimal or string or bool or FeelDate)
            {
                run.Step();
                if (seen.Add(item)) kept.Add(item);
                continue;
            }

            run.Step(kept.Count + 1);
            if (!kept.Exists(other => AreAlike(other, item))) kept.Add(item);
        }

        return kept;
    }

    private static object? Flatten(FeelRun run, object?[] a)
    {
        var flat = new List<object?>();
        AddFlat(run, Items(a[0]), flat, 0);
        return flat;
    }

    private static void AddFlat(FeelRun run, IReadOnlyList<object?> list, List<object?> flat, int depth)
    {
        if (depth > 500) throw new FeelLimitException("列表嵌套过深，已停止");
        foreach (var item in list)
        {
            run.Step();
            run.Charge(1);
            if (item is IReadOnlyList<object?> inner) AddFlat(run, inner, flat, depth + 1);
            else flat.Add(item);
        }
    }

    private static object? Sort(FeelRun run, object?[] a)
    {
        var items = Joined(run, Items(a[0])).ToArray();
        var refused = false;
        bool Precedes(object? left, object? right)
        {
            run.Step();
            var result = a[1] is FeelFunction function ? Binding.Call(run, function, [left, right], null) : Ordering.Compare(left, right) is { } order ? order < 0 : null;
            if (result is bool before) return before;
            refused = true;
            return false;
        }

        Merge(items, new object?[items.Length], 0, items.Length, Precedes);
        return refused ? run.Fail("sort 的比较函数应当返回真假值") : items;
    }

    /// <summary>Stable merge sort: it needs no total order, so any function is safe.</summary>
    private static void Merge(object?[] items, object?[] buffer, int from, int to, Func<object?, object?, bool> precedes)
    {
        if (to - from < 2) return;
        var middle = (from + to) / 2;
        Merge(items, buffer, from, middle, precedes);
        Merge(items, buffer, middle, to, precedes);
        var (left, right) = (from, middle);
        for (var i = from; i < to; i++)
            buffer[i] = left < middle && (right >= to || !precedes(items[right], items[left])) ? items[left++] : items[right++];
        Array.Copy(buffer, from, items, from, to - from);
    }
}

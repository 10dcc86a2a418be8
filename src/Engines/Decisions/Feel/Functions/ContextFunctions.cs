using Heluo.Engines.Decisions.Feel.Evaluation;

namespace Heluo.Engines.Decisions.Feel.Functions;

/// <summary>Context functions (DMN 1.5, Table 82).</summary>
internal static class ContextFunctions
{
    public static IEnumerable<FeelFunction> All =>
    [
        BuiltIns.Define("get value", "m:context, key:string", (run, a) =>
            Map(a[0]).TryGetValue((string)a[1]!, out var value) ? value : run.Fail($"上下文里没有“{a[1]}”")),
        BuiltIns.Define("get entries", "m:context", (run, a) => Entries(run, Map(a[0]))),
        BuiltIns.Define("context", "entries:list", FromEntries),
        BuiltIns.Define("context put", "context:context, key:string, value:Any", (run, a) => Put(run, Map(a[0]), [a[1]], 0, a[2])),
        BuiltIns.Define("context put", "context:context, keys:list, value:Any", (run, a) => Put(run, Map(a[0]), ListFunctions.Items(a[1]), 0, a[2])),
        BuiltIns.Define("context merge", "contexts:list", Merge),
    ];

    private static IReadOnlyDictionary<string, object?> Map(object? context) => (IReadOnlyDictionary<string, object?>)context!;

    private static object?[] Entries(FeelRun run, IReadOnlyDictionary<string, object?> context)
    {
        run.Charge(context.Count * 3L);
        return context.Select(e => (object?)new FeelContext(["key", "value"], [e.Key, e.Value])).ToArray();
    }

    private static object? FromEntries(FeelRun run, object?[] a)
    {
        var result = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var item in ListFunctions.Items(a[0]))
        {
            run.Charge(1);
            if (item is not IReadOnlyDictionary<string, object?> entry || !entry.TryGetValue("key", out var key) || key is not string name || !entry.TryGetValue("value", out var value))
                return run.Fail("context 的每一项应当有文字的 key 和一个 value");
            if (!result.TryAdd(name, value)) return run.Fail($"context 里名称“{name}”重复");
        }

        return FeelContext.Of(result);
    }

    private static object? Put(FeelRun run, IReadOnlyDictionary<string, object?> context, IReadOnlyList<object?> keys, int level, object? value)
    {
        if (level >= keys.Count || keys[level] is not string key) return run.Fail("context put 的名称应当是文字");
        run.Charge(context.Count + 1);
        run.Step();
        var copy = context as FeelContext ?? FeelContext.Of(context);
        if (level == keys.Count - 1) return copy.With(key, value);
        if (!copy.TryGetValue(key, out var inner) || inner is not IReadOnlyDictionary<string, object?> nested) return run.Fail($"“{key}”不是上下文，不能在里面放入值");
        return Put(run, nested, keys, level + 1, value) is { } changed ? copy.With(key, changed) : null;
    }

    private static object? Merge(FeelRun run, object?[] a)
    {
        var result = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var item in ListFunctions.Items(a[0]))
        {
            if (item is not IReadOnlyDictionary<string, object?> context) return run.Fail("context merge 的列表里只能是上下文");
            run.Charge(context.Count);
            foreach (var (key, value) in context) result[key] = value;
        }

        return FeelContext.Of(result);
    }
}

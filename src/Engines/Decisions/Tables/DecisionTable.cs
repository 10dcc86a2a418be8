using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;
using Heluo.Engines.Decisions.Feel.Functions;
using Heluo.Engines.Decisions.Model;

namespace Heluo.Engines.Decisions.Tables;

/// <summary>A compiled decision table (DMN 1.5, clause 8). Immutable; evaluated by any number of threads.</summary>
internal sealed class DecisionTable(string owner, int line, HitPolicy policy, string? aggregation, TableInput[] inputs, TableOutput[] outputs, TableRule[] rules)
{
    private readonly string[] _names = outputs.Select(o => o.Name).ToArray();
    private readonly bool _stopsAtFirst = policy == HitPolicy.First;

    public object? Evaluate(FeelFrame frame)
    {
        var cells = new FeelFrame[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var cell = cells[i] = new FeelFrame(frame, [inputs[i].Value(frame)]);
            if (inputs[i].Allowed is { } allowed && allowed(cell) is not true)
                return frame.Run.Fail(new Place(line, 1), $"决策表“{owner}”的输入“{inputs[i].Label}”的值 {BoxedCompiler.Shown(cell.Slots[0])} 不在允许的取值里");
        }

        var hits = Hits(frame.Run, cells);
        frame.Run.Trace?.Table(owner, policy, inputs, cells, hits);
        if (hits.Count == 0) return Fallback(frame);
        return policy switch
        {
            HitPolicy.Unique => hits.Count == 1 ? Result(frame, hits[0]) : Fail(frame, $"有 {hits.Count} 条规则同时命中（{Numbers(hits)}），唯一命中只允许一条"),
            HitPolicy.First => Result(frame, hits[0]),
            HitPolicy.Any => Agreed(frame, hits),
            HitPolicy.Priority => ByPriority(frame, hits) is { } ordered ? ordered[0].Value : null,
            HitPolicy.OutputOrder => ByPriority(frame, hits)?.Select(r => r.Value).ToArray(),
            HitPolicy.RuleOrder => hits.Select(rule => Result(frame, rule)).ToArray(),
            _ => Collected(frame, hits),
        };
    }

    private List<TableRule> Hits(FeelRun run, FeelFrame[] cells)
    {
        var hits = new List<TableRule>(1);
        run.Step(rules.Length);
        foreach (var rule in rules)
        {
            var matches = true;
            for (var i = 0; i < cells.Length && matches; i++) matches = rule.Tests[i] is not { } test || test.Code(cells[i]) is true;
            if (!matches) continue;
            hits.Add(rule);
            if (_stopsAtFirst) break;
        }

        return hits;
    }

    private static string Numbers(List<TableRule> hits) => string.Join("、", hits.Select(h => h.Number));

    private object? Fail(FeelFrame frame, string message) => frame.Run.Fail(new Place(line, 1), $"决策表“{owner}”{message}");

    private object? Fallback(FeelFrame frame)
    {
        if (outputs.Any(o => o.Default is not null))
        {
            var values = outputs.Select(o => o.Default?.Invoke(frame)).ToArray();
            return outputs.Length == 1 ? values[0] : new FeelContext(_names, values);
        }

        if (policy == HitPolicy.Collect && aggregation is null or "") return Array.Empty<object?>();
        return policy == HitPolicy.Collect && aggregation == "COUNT" ? 0m : Fail(frame, "没有规则命中，也没有默认结论");
    }

    private object? Result(FeelFrame frame, TableRule rule)
    {
        if (outputs.Length == 1) return Checked(frame, 0, rule.Outputs[0](frame));
        var values = new object?[outputs.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Checked(frame, i, rule.Outputs[i](frame));
        return new FeelContext(_names, values);
    }

    private object? Checked(FeelFrame frame, int column, object? value)
    {
        if (value is null || outputs[column].Allowed is not { } allowed || allowed(new FeelFrame(frame, [value])) is true) return value;
        return Fail(frame, $"的结论“{outputs[column].Name}”的值 {BoxedCompiler.Shown(value)} 不在允许的取值里");
    }

    private object? Agreed(FeelFrame frame, List<TableRule> hits)
    {
        var first = Result(frame, hits[0]);
        for (var i = 1; i < hits.Count; i++)
            if (Ordering.AreEqual(first, Result(frame, hits[i])) != true) return Fail(frame, $"命中的规则（{Numbers(hits)}）结论不一致");
        return first;
    }

    /// <summary>Results in decreasing order of the output values, columns from left to right, ties by rule order.</summary>
    private List<(object? Value, int[] Rank)>? ByPriority(FeelFrame frame, List<TableRule> hits)
    {
        var priorities = outputs.Select(o => o.Priorities?.Invoke(frame) as IReadOnlyList<object?>).ToArray();
        if (priorities.All(p => p is null))
        {
            Fail(frame, "按优先级命中，却没有列出结论的取值顺序");
            return null;
        }

        return hits.Select(rule => (Value: Result(frame, rule), Rank: Enumerable.Range(0, outputs.Length).Select(i => Rank(priorities[i], Column(rule, frame, i))).ToArray()))
            .OrderBy(r => r.Rank, Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ToList();
    }

    private static object? Column(TableRule rule, FeelFrame frame, int column) => rule.Outputs[column](frame);

    private static int Rank(IReadOnlyList<object?>? priorities, object? value)
    {
        for (var i = 0; i < (priorities?.Count ?? 0); i++)
            if (Ordering.AreEqual(priorities![i], value) == true) return i;
        return int.MaxValue;
    }

    private object? Collected(FeelFrame frame, List<TableRule> hits)
    {
        var results = hits.Select(rule => Result(frame, rule)).ToArray();
        if (aggregation is null or "") return results;
        if (outputs.Length == 1) return Aggregated(frame, results);
        var columns = _names.Select(name => Aggregated(frame, results.Select(r => ((FeelContext)r!)[name]).ToArray())).ToArray();
        return new FeelContext(_names, columns);
    }

    private object? Aggregated(FeelFrame frame, object?[] values)
    {
        var function = aggregation switch { "SUM" => "sum", "MIN" => "min", "MAX" => "max", "COUNT" => "count", _ => null };
        if (function is null) return Fail(frame, $"的汇总方式 {aggregation} 不认识");
        return BuiltIns.Find(function)!.Invoke(frame.Run, [values]);
    }
}

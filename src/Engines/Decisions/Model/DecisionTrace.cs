using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Decisions.Feel.Evaluation;
using Heluo.Engines.Decisions.Tables;

namespace Heluo.Engines.Decisions.Model;

/// <summary>Collects the steps of an explanation while decisions are evaluated. Decisions nest: the innermost open one takes what is reported.</summary>
internal sealed class DecisionTrace
{
    private const int MostTables = 100;
    private readonly Stack<OpenStep> _open = new();

    public List<DecisionStep> Steps { get; } = [];

    public void Begin(string decision) => _open.Push(new OpenStep(decision));

    public void End(object? value) => Steps.Add(_open.Pop().Close(value));

    public void Used(string name, object? value)
    {
        if (_open.TryPeek(out var step)) step.Count(name, value, 1);
    }

    /// <summary>A part of something used was taken: the part is what counted, not the whole.</summary>
    public void Followed(string path, object? value)
    {
        if (!_open.TryPeek(out var step)) return;
        step.Count(path[..path.LastIndexOf('.')], null, -1);
        step.Count(path, value, 1);
    }

    public void Table(string name, HitPolicy policy, TableInput[] inputs, FeelFrame[] cells, List<TableRule> hits)
    {
        if (!_open.TryPeek(out var step) || step.Tables.Count >= MostTables) return;
        var values = inputs.Select((input, i) => new KeyValuePair<string, object?>(input.Label, cells[i].Slots[0])).ToArray();
        step.Tables.Add(new TableOutcome(name, InChinese(policy), values, hits.Select(h => new FiredRule(h.Number, Conditions(inputs, h), h.Note)).ToArray()));
    }

    private static KeyValuePair<string, string>[] Conditions(TableInput[] inputs, TableRule rule) =>
        inputs.Select((input, i) => (input.Label, Test: rule.Tests[i])).Where(c => c.Test is not null).Select(c => new KeyValuePair<string, string>(c.Label, c.Test!.Text)).ToArray();

    private static string InChinese(HitPolicy policy) => policy switch
    {
        HitPolicy.Unique => "唯一命中",
        HitPolicy.First => "取第一条",
        HitPolicy.Priority => "按优先级",
        HitPolicy.Any => "任取一条",
        HitPolicy.Collect => "汇总",
        HitPolicy.RuleOrder => "按规则顺序",
        _ => "按结论顺序",
    };

    /// <summary>A decision under way, with how often each name or path was used as a whole.</summary>
    private sealed class OpenStep(string name)
    {
        private readonly OrderedDictionary<string, (object? Value, int Uses)> _used = new(StringComparer.Ordinal);

        public List<TableOutcome> Tables { get; } = [];

        public void Count(string path, object? value, int uses)
        {
            var known = _used.TryGetValue(path, out var before);
            if (known || uses > 0) _used[path] = (uses > 0 ? value : before.Value, before.Uses + uses);
        }

        public DecisionStep Close(object? value) =>
            new(name, value, FeelContext.Of(_used.Where(u => u.Value.Uses > 0).Select(u => new KeyValuePair<string, object?>(u.Key, u.Value.Value))), Tables);
    }
}

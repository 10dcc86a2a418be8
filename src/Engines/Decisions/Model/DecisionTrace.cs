using Heluo.Engines.Decisions.Feel.Evaluation;
using Heluo.Engines.Decisions.Tables;

namespace Heluo.Engines.Decisions.Model;

/// <summary>Collects the steps of an explanation while decisions are evaluated. Decisions nest: the innermost open one takes what is reported.</summary>
internal sealed class DecisionTrace
{
    private readonly Stack<(string Name, Dictionary<string, object?> Inputs, List<TableOutcome> Tables)> _open = new();

    public List<DecisionStep> Steps { get; } = [];

    public void Begin(string decision) => _open.Push((decision, new Dictionary<string, object?>(StringComparer.Ordinal), []));

    public void End(object? value)
    {
        var (name, inputs, tables) = _open.Pop();
        Steps.Add(new DecisionStep(name, value, inputs, tables));
    }

    public void Used(string name, object? value)
    {
        if (_open.TryPeek(out var step)) step.Inputs[name] = value;
    }

    public void Table(string name, TableInput[] inputs, FeelFrame[] cells, List<TableRule> hits)
    {
        if (!_open.TryPeek(out var step) || step.Tables.Count > 100) return;
        var values = inputs.Select((input, i) => new KeyValuePair<string, object?>(input.Label, cells[i].Slots[0])).ToArray();
        step.Tables.Add(new TableOutcome(name, values, hits.Select(h => new FiredRule(h.Number, h.Note)).ToArray()));
    }
}

using Heluo.Engines.Forms.Values;

namespace Heluo.Engines.Forms.Samples;

/// <summary>
/// Fills a form with values that its own rules accept: the plainest of each kind first, then, where a rule refuses one, the next, and those of the fields its rules name. Always the same for
/// the same form and day.
/// </summary>
internal sealed class SampleFiller(FormDefinition form, FormContext context, IReadOnlyList<string> divisions)
{
    private const int MostRounds = 600;
    private readonly Dictionary<string, int> _tried = [];
    private readonly Dictionary<string, FieldView> _leaves = [];
    private readonly Random _random = new(7);

    public IReadOnlyDictionary<string, object?>? Fill()
    {
        IReadOnlyDictionary<string, object?> values = new Dictionary<string, object?>();
        for (var round = 0; round < MostRounds; round++)
        {
            var shown = _leaves.Count;
            _leaves.Clear();
            values = Take(form.Visible(values, context).Groups.SelectMany(g => g.Fields), null);
            if (_leaves.Count != shown) continue; // answers brought fields up or took them away
            var judged = form.Judge(values, context);
            if (judged.IsAccepted) return judged.Values;
            foreach (var error in judged.Errors) Advance(error.Path, round);
        }

        return null;
    }

    private Dictionary<string, object?> Take(IEnumerable<FieldView> fields, Dictionary<string, object?>? outside)
    {
        var values = new Dictionary<string, object?>();
        foreach (var view in fields.Where(f => f.Field.Kind != FieldKind.Display))
        {
            if (view.Field.Kind == FieldKind.Table) values[view.Field.Id] = (view.Rows.Count > 0 ? view.Rows : view.NextRows).Select(row => (object?)Take(row, values)).ToArray();
            else if (view.Fields.Count > 0) values[view.Field.Id] = Take(view.Fields, values);
            else if (view.Access == FieldAccess.Write && Value(view, values, outside) is { } value) values[view.Field.Id] = value;
        }

        return values;
    }

    private object? Value(FieldView view, Dictionary<string, object?> values, Dictionary<string, object?>? outside)
    {
        _leaves[view.Path] = view;
        var told = NumberFacts.NumberOf(view.Field.Prefill) is { } number ? NumberFacts.Tell(view.Field.Prefill, values.GetValueOrDefault(number) ?? outside?.GetValueOrDefault(number), context.Today) : null;
        if (told is not null) return told;
        var candidates = SampleCandidates.Of(view.Field, view.Options, _leaves.Count, context.Today, divisions);
        return candidates.Count == 0 ? null : candidates[_tried.GetValueOrDefault(view.Path) % candidates.Count];
    }

    private void Advance(string path, int round)
    {
        if (!_leaves.TryGetValue(path, out var leaf))
        {
            foreach (var inner in _leaves.Keys.Where(k => k.StartsWith(path, StringComparison.Ordinal)).ToList()) Next(inner);
            return;
        }

        if (NumberFacts.NumberOf(leaf.Field.Prefill) is { } number) Next(number);
        Next(path);
        // the fault may lie in a field that the rule names
        if (round % 5 != 4) return;
        var rules = string.Join(' ', leaf.Field.Checks.Select(c => c.Rule).Append(leaf.Field.Min).Append(leaf.Field.Max));
        foreach (var other in _leaves.Values.Where(l => l.Path != path && rules.Contains(l.Field.Id, StringComparison.Ordinal)).ToList())
            if (_random.Next(2) == 0) Next(other.Path);
    }

    private void Next(string path) => _tried[path] = _tried.GetValueOrDefault(path) + 1;
}

namespace Heluo.Engines.Process;

/// <content>Variables: inner scopes hide outer ones; a value goes to the innermost scope that knows the name, else to the process.</content>
internal sealed partial class Execution
{
    private readonly HashSet<object> _owned = new(ReferenceEqualityComparer.Instance);
    private bool _conditionsChanged = true;

    /// <summary>All variables a token sees.</summary>
    private IReadOnlyDictionary<string, object?> View(Token token, IReadOnlyDictionary<string, object?>? extra = null)
    {
        var layers = new List<IReadOnlyDictionary<string, object?>>(4);
        for (var at = token; at is not null; at = at.Parent == 0 ? null : Find(at.Parent))
            if (at.Locals.Count > 0) layers.Add(at.Locals);
        if (extra is { Count: > 0 }) layers.Insert(0, extra);
        if (layers.Count == 0) return Token.NoVariables;
        if (layers.Count == 1) return layers[0];
        var all = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = layers.Count - 1; i >= 0; i--)
            foreach (var (name, value) in layers[i]) all[name] = value;
        return all;
    }

    private void SetVariables(int from, IReadOnlyDictionary<string, object?> values)
    {
        foreach (var (name, value) in values) SetVariable(from, name, value);
    }

    private void SetVariable(int from, string name, object? value)
    {
        var at = Find(from)!;
        while (at.Parent != 0 && !at.Locals.ContainsKey(name)) at = Find(at.Parent)!;
        SetLocal(at, name, value);
    }

    private void SetLocal(Token token, string name, object? value)
    {
        if (!_owned.Contains(token.Locals))
        {
            var copy = new Dictionary<string, object?>(token.Locals, StringComparer.Ordinal);
            _owned.Add(copy);
            token = Update(token with { Locals = copy });
        }

        ((Dictionary<string, object?>)token.Locals)[name] = value;
        _conditionsChanged = true;
    }

    /// <summary>Evaluates mappings into a new set of values.</summary>
    private Dictionary<string, object?> Map(List<Mapping> mappings, IReadOnlyDictionary<string, object?> view)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        var all = view;
        foreach (var mapping in mappings)
        {
            values[mapping.Target] = mapping.Source.Evaluate(all, _now);
            if (mappings.Count > 1) all = new Dictionary<string, object?>(all, StringComparer.Ordinal) { [mapping.Target] = values[mapping.Target] };
        }

        return values;
    }

    /// <summary>What an activity hands to the host: its mapped values, or everything it sees.</summary>
    private IReadOnlyDictionary<string, object?> Input(Token token) => NodeOf(token).Inputs.Count > 0 ? token.Locals : View(token);
}

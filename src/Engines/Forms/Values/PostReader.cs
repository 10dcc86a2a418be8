using System.Globalization;
using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Values;

/// <summary>Puts names like <c>table[0].column</c> of an HTML post together.</summary>
internal sealed class PostReader(CompiledFields fields, FormSchema schema)
{
    private const int MostPairs = 50_000;
    private const int LongestName = 200;
    private const int GreatestIndex = 9_999;
    private readonly HashSet<string> _groups = [.. schema.Groups.Select(group => group.Id)];
    private readonly Dictionary<string, object?> _values = [];

    public static IReadOnlyDictionary<string, object?> Read(IEnumerable<KeyValuePair<string, string>> pairs, CompiledFields fields, FormSchema schema)
    {
        var reader = new PostReader(fields, schema);
        foreach (var (name, value) in pairs.Take(MostPairs))
        {
            if (!name.StartsWith('_')) reader.Add(name, value);
        }

        return (IReadOnlyDictionary<string, object?>)Close(reader._values)!;
    }

    private void Add(string name, string value)
    {
        var steps = name.Length <= LongestName ? name.Split('.') : [];
        if (steps.Length > 1 && _groups.Contains(steps[0])) steps = steps[1..];
        var (scope, map) = ((CompiledFields?)fields, _values);
        for (var at = 0; at < steps.Length; at++)
        {
            if (!TrySplit(steps[at], out var id, out var index)) break;
            var field = scope is not null && scope.TryPosition(id, out var position) ? scope.Fields[position] : null;
            var last = at == steps.Length - 1;
            if (last && (index < 0 || field?.Shape == FieldShape.Scalar))
            {
                Put(map, id, value, field);
                return;
            }

            var next = last ? null : Descend(map, id, index);
            if (next is null) break;
            (scope, map) = (field?.Inner, next);
        }

        _values[name.Length <= LongestName ? name : name[..LongestName]] = value;
    }

    private static bool TrySplit(string step, out string id, out int index)
    {
        (id, index) = (step, -1);
        var open = step.IndexOf('[', StringComparison.Ordinal);
        if (open < 0) return true;
        id = step[..open];
        return step.EndsWith(']') && int.TryParse(step.AsSpan(open + 1, step.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && index <= GreatestIndex;
    }

    private static Dictionary<string, object?>? Descend(Dictionary<string, object?> map, string id, int index)
    {
        if (index < 0)
        {
            if (!map.TryGetValue(id, out var known)) map[id] = known = new Dictionary<string, object?>();
            return known as Dictionary<string, object?>;
        }

        if (!map.TryGetValue(id, out var rows)) map[id] = rows = new SortedDictionary<int, Dictionary<string, object?>>();
        if (rows is not SortedDictionary<int, Dictionary<string, object?>> table) return null;
        if (!table.TryGetValue(index, out var row)) table[index] = row = [];
        return row;
    }

    private static void Put(Dictionary<string, object?> map, string id, string value, CompiledField? field)
    {
        if (!map.TryGetValue(id, out var before)) map[id] = field?.Schema.Kind is FieldKind.Choices or FieldKind.File ? new List<object?> { value } : value;
        else if (field?.Schema.Kind == FieldKind.Boolean) map[id] = before is "true" or "on" ? before : value;
        else if (before is List<object?> list) list.Add(value);
        else if (before is string first) map[id] = new List<object?> { first, value };
    }

    private static object? Close(object? value) => value switch
    {
        Dictionary<string, object?> map => map.ToDictionary(entry => entry.Key, entry => Close(entry.Value)),
        SortedDictionary<int, Dictionary<string, object?>> rows => rows.Values.Select(row => Close(row)).ToArray(),
        List<object?> list => list.ToArray(),
        _ => value,
    };
}

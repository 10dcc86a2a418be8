using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Heluo.Engines.Forms.Compilation;

/// <summary>Variables that are all null and write down which unknown names an evaluation asks for. Finds what is reached, so it may miss some, never blames a right one.</summary>
internal sealed class NameProbe(IReadOnlySet<string> known) : IReadOnlyDictionary<string, object?>
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>Unknown names asked for; dotted paths are looked up by FEEL as a whole first and do not count.</summary>
    public IReadOnlyCollection<string> Missing => _missing;

    public IEnumerable<string> Keys => known;

    public IEnumerable<object?> Values => known.Select(_ => (object?)null);

    public int Count => known.Count;

    public object? this[string key] => null;

    public bool ContainsKey(string key) => known.Contains(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        value = null;
        if (known.Contains(key)) return true;
        if (!key.Contains('.', StringComparison.Ordinal)) _missing.Add(key);
        return false;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => known.Select(name => new KeyValuePair<string, object?>(name, null)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

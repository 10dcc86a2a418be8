using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Heluo.Engines.Decisions.Feel;

/// <summary>A context: entries by name, in the order they were written (DMN 1.5, clause 10.3.2.6). Immutable.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "FEEL calls this a context")]
public sealed class FeelContext : IReadOnlyDictionary<string, object?>
{
    private readonly string[] _keys;
    private readonly object?[] _values;
    private readonly Dictionary<string, int>? _index;

    internal FeelContext(string[] keys, object?[] values)
    {
        (_keys, _values) = (keys, values);
        if (keys.Length <= 8) return;
        _index = new Dictionary<string, int>(keys.Length, StringComparer.Ordinal);
        for (var i = 0; i < keys.Length; i++) _index[keys[i]] = i;
    }

    /// <summary>The context without entries.</summary>
    public static FeelContext Empty { get; } = new([], []);

    /// <summary>A context of the given entries; a repeated name keeps its first place and its last value.</summary>
    /// <param name="entries">Names and values.</param>
    public static FeelContext Of(IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var ordered = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in entries) ordered[key] = value;
        return new FeelContext([.. ordered.Keys], [.. ordered.Values]);
    }

    /// <inheritdoc />
    public int Count => _keys.Length;

    /// <inheritdoc />
    public IEnumerable<string> Keys => _keys;

    /// <inheritdoc />
    public IEnumerable<object?> Values => _values;

    /// <inheritdoc />
    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"没有名为“{key}”的项");

    /// <inheritdoc />
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var index = IndexOf(key);
        value = index < 0 ? null : _values[index];
        return index >= 0;
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++) yield return new(_keys[i], _values[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>FEEL text of the context.</summary>
    public override string ToString() => FeelText.Of(this);

    /// <summary>A copy with one entry set.</summary>
    internal FeelContext With(string key, object? value)
    {
        var index = IndexOf(key);
        if (index < 0) return new FeelContext([.. _keys, key], [.. _values, value]);
        var values = (object?[])_values.Clone();
        values[index] = value;
        return new FeelContext(_keys, values);
    }

    private int IndexOf(string key)
    {
        if (_index is not null) return _index.TryGetValue(key, out var found) ? found : -1;
        for (var i = 0; i < _keys.Length; i++)
            if (string.Equals(_keys[i], key, StringComparison.Ordinal)) return i;
        return -1;
    }
}

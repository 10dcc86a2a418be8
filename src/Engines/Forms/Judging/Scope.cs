using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Judging;

/// <summary>The slots of a form, a group or a table row, seen by expressions as variables: own ids first, then those outside, then the answers.</summary>
internal sealed class Scope : IReadOnlyDictionary<string, object?>
{
    private readonly CompiledFields _fields;
    private readonly IReadOnlyDictionary<string, object?> _outside;
    private readonly Submission _submission;

    public Scope(CompiledFields fields, Submission submission, IReadOnlyDictionary<string, object?> outside, Slot? holder, int row, Func<CompiledField, FieldAccess> access)
    {
        _fields = fields;
        _submission = submission;
        _outside = outside;
        Slots = new Slot[fields.Fields.Count];
        for (var i = 0; i < Slots.Length; i++) Slots[i] = new Slot(fields.Fields[i], holder, row, access(fields.Fields[i]));
    }

    public Slot[] Slots { get; }

    public CompiledFields Fields => _fields;

    public IEnumerable<string> Keys => _fields.Fields.Select(compiled => compiled.Id).Union(_outside.Keys);

    public IEnumerable<object?> Values => Keys.Select(key => this[key]);

    public int Count => Keys.Count();

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => _fields.TryPosition(key, out _) || _outside.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        if (!_fields.TryPosition(key, out var position)) return _outside.TryGetValue(key, out value);
        value = Slots[position].Feel(_submission.Version);
        return true;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Keys.Select(key => new KeyValuePair<string, object?>(key, this[key])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public FeelContext ToFeel(int version) =>
        FeelContext.Of(Slots.Select(slot => new KeyValuePair<string, object?>(slot.Field.Id, slot.Feel(version))));

    public Dictionary<string, object?> Results()
    {
        var results = new Dictionary<string, object?>(Slots.Length);
        foreach (var slot in Slots)
        {
            if (slot.IsVisible && slot.Result() is { } value) results[slot.Field.Id] = value;
        }

        return results;
    }
}

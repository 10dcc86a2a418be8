using Heluo.Engines.Decisions.Feel;
using Heluo.Engines.Forms.Compilation;

namespace Heluo.Engines.Forms.Judging;

/// <summary>A field in one place of a submission: its value, whether it is visible, what is wrong with it.</summary>
internal sealed class Slot(CompiledField compiled, Slot? holder, int row, FieldAccess access)
{
    private object? _feel;
    private int _feelVersion = -1;

    public CompiledField Field => compiled;

    public FieldAccess Access => access;

    /// <summary>What was given, opened; kept to show a wrong value again.</summary>
    public object? Raw { get; set; }

    /// <summary>The normalised value of a scalar; null when empty or wrong.</summary>
    public object? Value { get; private set; }

    /// <summary>Why the given value was refused; null when it was not.</summary>
    public string? Fault { get; set; }

    public bool IsVisible { get; set; } = true;

    /// <summary>One scope for a group, one a row for a table.</summary>
    public List<Scope> Scopes { get; } = [];

    public string Path => holder is null ? compiled.Id : row < 0 ? $"{holder.Path}.{compiled.Id}" : $"{holder.Path}[{row}].{compiled.Id}";

    /// <summary>Where the field stands, before a message: “从业人员第 3 行：”, “母亲：”.</summary>
    public string Place => holder switch
    {
        null => "",
        _ when row >= 0 => $"{holder.Place}{holder.Field.Schema.Label}第 {row + 1} 行：",
        { Field.Schema.Parts: true } => $"{holder.Place}{holder.Field.Schema.Label}：",
        _ => holder.Place,
    };

    public bool IsFilled => compiled.Shape switch
    {
        FieldShape.Scalar => Value is not null && Value is not string[] { Length: 0 },
        FieldShape.Fields => Scopes.Exists(scope => scope.Slots.Any(slot => slot.IsFilled)),
        _ => Scopes.Count > 0,
    };

    public Slot? Holder => holder;

    public void Set(object? value)
    {
        Value = value;
        _feelVersion = -1;
    }

    /// <summary>The value for expressions: null when it is not visible.</summary>
    public object? Feel(int version)
    {
        if (!IsVisible) return null;
        if (_feelVersion == version || (_feelVersion >= 0 && compiled.Shape == FieldShape.Scalar)) return _feel;
        _feel = compiled.Shape switch
        {
            FieldShape.Scalar => FeelValue.From(Value),
            FieldShape.Fields => Scopes.Count > 0 ? Scopes[0].ToFeel(version) : null,
            _ => Scopes.Count > 0 ? Scopes.Select(scope => (object?)scope.ToFeel(version)).ToArray() : null,
        };
        _feelVersion = version;
        return _feel;
    }

    /// <summary>The value as it leaves the engine.</summary>
    public object? Result() => compiled.Shape switch
    {
        FieldShape.Scalar => Value,
        FieldShape.Fields => IsFilled ? Scopes[0].Results() : null,
        _ => Scopes.Count > 0 ? Scopes.Select(scope => (object?)scope.Results()).ToArray() : null,
    };
}

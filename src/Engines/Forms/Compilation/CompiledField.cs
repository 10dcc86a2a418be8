using Heluo.Engines.Decisions.Feel;

namespace Heluo.Engines.Forms.Compilation;

/// <summary>How the engine treats the value of a field.</summary>
internal enum FieldShape
{
    Scalar,
    Fields,
    Rows,
}

/// <summary>A field with its expressions parsed and its options found.</summary>
internal sealed class CompiledField
{
    public required FormField Schema { get; init; }

    /// <summary>Id of the group, table or field that holds it.</summary>
    public required string Owner { get; init; }

    /// <summary>Name in rights: the id, or owner.id inside another field.</summary>
    public required string RightName { get; init; }

    public FeelExpression? When { get; init; }

    /// <summary>Group of a sub-form the field stood in: its condition applies too.</summary>
    public FeelExpression? OwnerWhen { get; init; }

    public FeelExpression? Required { get; init; }

    public bool AlwaysRequired { get; init; }

    /// <summary>A part of a person, enterprise or address: to be filled when the whole must be, or when another part is.</summary>
    public bool RequiredWithWhole { get; init; }

    public FeelExpression? Calculate { get; init; }

    public IReadOnlyList<CompiledCheck> Checks { get; init; } = [];

    public FieldBound Min { get; init; } = FieldBound.None;

    public FieldBound Max { get; init; } = FieldBound.None;

    public IReadOnlyList<FormOption> Options { get; init; } = [];

    public IReadOnlySet<string> OptionValues { get; init; } = new HashSet<string>();

    public CompiledFields? Inner { get; init; }

    public FieldShape Shape => Schema.Kind == FieldKind.Table ? FieldShape.Rows : Inner is null ? FieldShape.Scalar : FieldShape.Fields;

    public string Id => Schema.Id;
}

/// <summary>A rule of a field, parsed.</summary>
internal sealed record CompiledCheck(FeelExpression Rule, string Message);

/// <summary>Fields of one scope with their positions by id.</summary>
internal sealed class CompiledFields
{
    private readonly Dictionary<string, int> _positions = [];

    public CompiledFields(IReadOnlyList<CompiledField> fields)
    {
        Fields = fields;
        for (var position = 0; position < fields.Count; position++) _positions[fields[position].Id] = position;
        IsDynamic = fields.Any(field => field.When is not null || field.OwnerWhen is not null || field.Calculate is not null || field.Inner?.IsDynamic == true);
    }

    public IReadOnlyList<CompiledField> Fields { get; }

    /// <summary>True when visibility or values depend on expressions.</summary>
    public bool IsDynamic { get; }

    public bool TryPosition(string id, out int position) => _positions.TryGetValue(id, out position);
}

/// <summary>A group of the form with its condition parsed.</summary>
internal sealed record CompiledGroup(FormGroup Schema, FeelExpression? When, int From, int Count);

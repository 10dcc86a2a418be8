namespace Heluo.Engines.Forms;

/// <summary>A form as it is to be shown now: only what is visible, with the present values.</summary>
/// <param name="Groups">The visible groups in order.</param>
public sealed record FormView(IReadOnlyList<GroupView> Groups);

/// <summary>A visible group.</summary>
/// <param name="Group">Its schema.</param>
/// <param name="Fields">Its visible fields.</param>
public sealed record GroupView(FormGroup Group, IReadOnlyList<FieldView> Fields);

/// <summary>A visible field.</summary>
/// <param name="Field">Its schema.</param>
/// <param name="Path">Its name in a post and in errors.</param>
/// <param name="Access">Read or write.</param>
/// <param name="IsRequired">True when it must be filled now.</param>
/// <param name="Value">The present value, normalised where it is right, else as it was given; null when there is none.</param>
/// <param name="Options">Options of a choice, from the form or the code list; empty for others and for registers.</param>
/// <param name="Min">Least number or date now in force; null for none.</param>
/// <param name="Max">Greatest number or date now in force; null for none.</param>
/// <param name="Fields">Fields of a group, sub-form or value in parts.</param>
/// <param name="Rows">Rows of a table, each with its visible cells.</param>
public sealed record FieldView(
    FormField Field,
    string Path,
    FieldAccess Access,
    bool IsRequired,
    object? Value,
    IReadOnlyList<FormOption> Options,
    object? Min,
    object? Max,
    IReadOnlyList<FieldView> Fields,
    IReadOnlyList<IReadOnlyList<FieldView>> Rows)
{
    /// <summary>Empty rows that may come next in a table: one, or as many as are still demanded; empty for other fields and full tables.</summary>
    public IReadOnlyList<IReadOnlyList<FieldView>> NextRows { get; init; } = [];
}

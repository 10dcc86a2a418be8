namespace Heluo.Engines.Forms;

/// <summary>What somebody may do with a field.</summary>
public enum FieldAccess
{
    /// <summary>Neither see nor change it.</summary>
    Hidden,

    /// <summary>See it.</summary>
    Read,

    /// <summary>See and change it.</summary>
    Write,
}

/// <summary>Rights on the fields of a form in one step of a process: a rule for all, and exceptions by group or field.</summary>
public sealed record FormRights
{
    /// <summary>Everything may be written.</summary>
    public static FormRights WriteAll { get; } = new();

    /// <summary>Everything may be read, nothing written.</summary>
    public static FormRights ReadAll { get; } = new() { Default = FieldAccess.Read };

    /// <summary>The right where no exception is named.</summary>
    public FieldAccess Default { get; init; } = FieldAccess.Write;

    /// <summary>Exceptions by id of a group or field (a column as <c>table.column</c>); the field's own goes before its group's.</summary>
    public IReadOnlyDictionary<string, FieldAccess> Exceptions { get; init; } = new Dictionary<string, FieldAccess>();

    /// <summary>The right on a field.</summary>
    /// <param name="group">Id of its group or table.</param>
    /// <param name="field">Id of the field, a column as <c>table.column</c>.</param>
    /// <param name="inherited">The right where neither is named; null for <see cref="Default"/>.</param>
    public FieldAccess On(string group, string field, FieldAccess? inherited = null) =>
        Exceptions.TryGetValue(field, out var own) ? own : Exceptions.TryGetValue(group, out var groups) ? groups : inherited ?? Default;
}

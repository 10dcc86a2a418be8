namespace Heluo.Engines.Forms;

/// <summary>A part of a form with a heading. Its fields live in the form's single name space: the group is no level of the values.</summary>
public sealed record FormGroup
{
    /// <summary>Identifier, unique in the form among groups and fields.</summary>
    public required string Id { get; init; }

    /// <summary>Heading; empty where a form-js file has fields outside of any group.</summary>
    public required string Title { get; init; }

    /// <summary>FEEL over form values and situation answers; empty = always shown.</summary>
    public string When { get; init; } = "";

    /// <summary>A sentence under the heading; empty for none.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The fields in order.</summary>
    public required IReadOnlyList<FormField> Fields { get; init; }

    /// <summary>The groups of the form-js file around the fields, outermost first, as a JSON list; empty for a group written here.</summary>
    public string Origin { get; init; } = "";
}

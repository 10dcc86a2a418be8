namespace Heluo.Engines.Forms;

/// <summary>A field of a form. Expressions are FEEL over the ids of the form's fields, of the same table row, and of situation answers.</summary>
public sealed record FormField
{
    /// <summary>Identifier, lowerCamelCase, unique in the form; for a column unique in its table.</summary>
    public required string Id { get; init; }

    /// <summary>The words beside the field.</summary>
    public required string Label { get; init; }

    /// <summary>What it holds.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary><c>true</c>, or FEEL that says when the field must be filled; empty = optional.</summary>
    public string Required { get; init; } = "";

    /// <summary>FEEL that says when the field is there at all; empty = always.</summary>
    public string When { get; init; } = "";

    /// <summary>FEEL that gives the value; the field is then not filled by hand.</summary>
    public string Calculate { get; init; } = "";

    /// <summary>Rules that must hold once the field has a value.</summary>
    public IReadOnlyList<FormCheck> Checks { get; init; } = [];

    /// <summary>Least number or date, as a number or FEEL; least length of a text; empty = none.</summary>
    public string Min { get; init; } = "";

    /// <summary>Greatest number or date, as a number or FEEL; greatest length of a text; empty = the kind's own limit.</summary>
    public string Max { get; init; } = "";

    /// <summary>Most digits after the point; null for the kind's own limit.</summary>
    public int? Decimals { get; init; }

    /// <summary>Unit shown after the field (元 万元 平方米).</summary>
    public string Unit { get; init; } = "";

    /// <summary>Options of a choice when they stand in the form itself.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>Name of the code list with the options; empty when they stand in the form.</summary>
    public string List { get; init; } = "";

    /// <summary>Name of the register a choice is taken from, too large for a list; the host knows its entries.</summary>
    public string Register { get; init; } = "";

    /// <summary>Where the first value comes from: <c>account.name</c> …, <c>earlier</c> for the person's last matter, or <c>FIELD.birthDate</c> and
    /// <c>FIELD.sex</c> of the citizen number in another field; empty = nowhere.</summary>
    public string Prefill { get; init; } = "";

    /// <summary>Value shown at first; empty = none.</summary>
    public string Default { get; init; } = "";

    /// <summary>A sentence that helps to fill the field.</summary>
    public string Hint { get; init; } = "";

    /// <summary>True when the field takes half the width of a desktop page; on a phone every field takes the whole.</summary>
    public bool HalfWidth { get; init; }

    /// <summary>True when the field is shown and never written in this form, whatever the rights.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>What a field of kind <see cref="FieldKind.Display"/> shows: the text itself, the address of a picture; empty for a line or a gap.</summary>
    public string Content { get; init; } = "";

    /// <summary>True when a person, enterprise or address is held in parts and not as one text.</summary>
    public bool Parts { get; init; }

    /// <summary>Columns of a table, fields of a group.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>Fewest rows of a table or files of an upload once it must be filled; null = 1.</summary>
    public int? MinRows { get; init; }

    /// <summary>Most rows of a table (own limit 500) or files of an upload (own limit 10); null for the own limit.</summary>
    public int? MaxRows { get; init; }

    /// <summary>Key of the form that a field of kind <see cref="FieldKind.Form"/> contains.</summary>
    public string Form { get; init; } = "";

    /// <summary>The component of the form-js file the field was read from, in JSON, so that writing it again loses nothing; empty for a field written here.</summary>
    public string Origin { get; init; } = "";
}

/// <summary>A rule on a field.</summary>
/// <param name="Rule">FEEL; the value is refused when this is false. A rule that cannot be judged yet (null) refuses nothing.</param>
/// <param name="Message">What the person should do, in Chinese.</param>
public sealed record FormCheck(string Rule, string Message);

/// <summary>An option of a choice.</summary>
/// <param name="Value">What is stored.</param>
/// <param name="Label">What is shown.</param>
public sealed record FormOption(string Value, string Label);

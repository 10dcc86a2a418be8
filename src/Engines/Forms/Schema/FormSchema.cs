using Heluo.Engines.Forms.Exchange;
using Heluo.Engines.Forms.Schema;

namespace Heluo.Engines.Forms;

/// <summary>A form as its author wrote it: read and checked for shape, not yet compiled. Read it with <see cref="Read"/>.</summary>
public sealed record FormSchema
{
    /// <summary>The form's key, kebab-case.</summary>
    public required string Key { get; init; }

    /// <summary>Title shown over the form.</summary>
    public required string Title { get; init; }

    /// <summary>The parts of the form, in order.</summary>
    public required IReadOnlyList<FormGroup> Groups { get; init; }

    /// <summary>Rights by step of the process; a step that is not named may write everything.</summary>
    public IReadOnlyDictionary<string, FormRights> Rights { get; init; } = new Dictionary<string, FormRights>();

    /// <summary>The members of the form-js file beside its components, in JSON; empty for a form written here.</summary>
    public string Origin { get; init; } = "";

    /// <summary>Reads a form file in JSON (its YAML form has the same structure).</summary>
    /// <param name="json">At most 2,000,000 characters, nested at most 32 deep.</param>
    /// <returns>The schema, or every fault found with its place.</returns>
    public static FormReading Read(string json) => SchemaReader.Read(json);

    /// <summary>Reads a <c>.form</c> file of form-js (schema versions up to 18). Components that hold no value become fields of kind <see cref="FieldKind.Display"/>.</summary>
    /// <param name="json">At most 2,000,000 characters, nested at most 32 deep.</param>
    /// <returns>The schema, or every fault found with its place: unknown components, keys that expressions cannot name, lists in lists.</returns>
    public static FormReading ReadFormJs(string json) => FormJsReader.Read(json);

    /// <summary>
    /// The form as a <c>.form</c> file of form-js. What was read from one is written as it was, as far as it is unchanged; what form-js has no word for stands in the
    /// custom properties <c>heluo.*</c> of the components and comes back with <see cref="ReadFormJs"/>.
    /// </summary>
    public string WriteFormJs() => FormJsWriter.Write(this);
}

/// <summary>The outcome of reading a form.</summary>
/// <param name="Schema">The form; null when there is any fault.</param>
/// <param name="Faults">What is wrong, in the order of the file; empty when the form was read.</param>
public sealed record FormReading(FormSchema? Schema, IReadOnlyList<FormFault> Faults);

/// <summary>Something wrong in a form file.</summary>
/// <param name="Line">Line in the JSON text, from 1; 0 when the place is known by path only.</param>
/// <param name="Column">Column in characters, from 1; 0 as above.</param>
/// <param name="Path">Place in the structure, e.g. <c>groups[0].fields[2].type</c>.</param>
/// <param name="Message">What is wrong and what to do, in Chinese.</param>
public sealed record FormFault(int Line, int Column, string Path, string Message)
{
    /// <summary>The fault in one line.</summary>
    public override string ToString() => Line > 0 ? $"第 {Line} 行第 {Column} 列 {Path}：{Message}" : $"{Path}：{Message}";
}

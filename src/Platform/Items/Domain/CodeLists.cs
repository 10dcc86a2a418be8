using Heluo.Engines.Forms;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>Code lists of the pack (<c>lists/*.yaml</c>), for the choices of forms.</summary>
internal sealed class CodeLists(PackFolder pack)
{
    private readonly PackPart<FormResources> _resources = new(pack, Read);

    /// <summary>Compiles a schema (JSON).</summary>
    /// <exception cref="InvalidDataException">The form has faults; the message lists them.</exception>
    public FormDefinition Compile(string schema) =>
        TryCompile(schema, null, out var faults) ?? throw new InvalidDataException(string.Join('\n', faults));

    /// <summary>Compiles a schema (JSON); null with the faults when there are any.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="names">Names that expressions may use beside the form's own fields; null to let every name pass.</param>
    /// <param name="faults">What is wrong.</param>
    public FormDefinition? TryCompile(string schema, IReadOnlyCollection<string>? names, out IReadOnlyList<FormFault> faults)
    {
        var reading = FormSchema.Read(schema);
        faults = reading.Faults;
        if (reading.Schema is null) return null;
        var compiled = FormDefinition.Compile(reading.Schema, _resources.Value with { Names = names });
        faults = compiled.Faults;
        return compiled.Definition;
    }

    private static FormResources Read(PackFolder pack) => new()
    {
        Lists = pack.Files("lists", ".yaml").ToDictionary(
            file => System.IO.Path.GetFileNameWithoutExtension(file),
            file => (IReadOnlyList<FormOption>)[.. pack.Read<CodeListFile>("lists/" + System.IO.Path.GetFileName(file)).Options.Select(o => new FormOption(o.Value, o.Label))]),
    };
}

/// <summary>A code list of the pack.</summary>
internal sealed class CodeListFile
{
    public string Name { get; set; } = "";
    public string Title { get; set; } = "";
    public string Source { get; set; } = "";
    public List<PackOption> Options { get; set; } = [];
}

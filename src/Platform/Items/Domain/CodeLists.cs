using Heluo.Engines.Forms;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>Code lists of the pack (<c>lists/*.yaml</c>), for the choices of forms.</summary>
internal sealed class CodeLists
{
    private readonly FormResources _resources;

    public CodeLists(PackFolder pack)
    {
        var lists = pack.Files("lists", ".yaml").ToDictionary(
            file => System.IO.Path.GetFileNameWithoutExtension(file),
            file => (IReadOnlyList<FormOption>)[.. pack.Read<CodeListFile>(System.IO.Path.Combine("lists", System.IO.Path.GetFileName(file))).Options.Select(o => new FormOption(o.Value, o.Label))]);
        _resources = new FormResources { Lists = lists };
    }

    /// <summary>Compiles a schema (JSON).</summary>
    /// <exception cref="InvalidDataException">The form has faults; the message lists them.</exception>
    public FormDefinition Compile(string schema)
    {
        var reading = FormSchema.Read(schema);
        if (reading.Schema is null) throw new InvalidDataException(string.Join('\n', reading.Faults));
        var compiled = FormDefinition.Compile(reading.Schema, _resources);
        return compiled.Definition ?? throw new InvalidDataException(string.Join('\n', compiled.Faults));
    }

    private sealed class CodeListFile
    {
        public List<PackOption> Options { get; set; } = [];
    }
}

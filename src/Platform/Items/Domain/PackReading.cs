using System.Text;
using System.Text.Json;
using Heluo.Engines.Process;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Packs.Contracts;

namespace Heluo.Platform.Items.Domain;

/// <summary>Items and processes as the installed pack has them.</summary>
internal sealed class PackReading(PackFolder pack)
{
    private Dictionary<string, PackProcess> _processes = [];

    /// <summary>Every process of the pack, by key.</summary>
    /// <exception cref="InvalidDataException">A process can't be executed; the message names the file.</exception>
    public IReadOnlyDictionary<string, PackProcess> ReadProcesses() => _processes = pack.Files("processes", ".bpmn").ToDictionary<string, string, PackProcess>(
        file => System.IO.Path.GetFileNameWithoutExtension(file)!,
        file =>
        {
            var model = File.ReadAllText(file);
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(model));
            var compiled = ProcessDefinition.Compile(BpmnReader.Read(stream));
            if (!compiled.IsExecutable) throw new InvalidDataException($"{System.IO.Path.GetFileName(file)}：{string.Join('\n', compiled.Findings)}");
            return new PackProcess(System.IO.Path.GetFileNameWithoutExtension(file), model, compiled.Definition.Fingerprint);
        });

    /// <summary>Complete items first, then what only the catalogue knows.</summary>
    public IEnumerable<ItemContent> ReadItems()
    {
        var crossProvince = CrossProvinceModes();
        var complete = pack.Files("items", ".yaml").Select(file => pack.Read<PackItem>("items/" + System.IO.Path.GetFileName(file))).ToDictionary(i => i.Code);
        foreach (var item in complete.Values)
        {
            var form = item.Form.Length == 0 ? "" : pack.ReadAsJson($"forms/{item.Form}.yaml");
            var process = item.Process.Length == 0 ? "" : _processes[item.Process].Fingerprint;
            yield return new ItemContent(Flag(item.ToElements()), form, process);
        }

        if (!pack.Has("catalogue.csv")) yield break;
        foreach (var entry in CatalogueFile.Read(pack.File("catalogue.csv")).Where(e => !complete.ContainsKey(e.Code))) yield return new ItemContent(Flag(entry), "", "");

        ItemElements Flag(ItemElements elements) =>
            elements.CrossProvince.Length == 0 && crossProvince.TryGetValue(elements.Code, out var mode) ? elements with { CrossProvince = mode, Reach = "全国" } : elements;
    }

    /// <summary>Local elements that an export wrote down.</summary>
    public IEnumerable<PackLocal> ReadLocal() =>
        pack.Files("local", ".yaml").SelectMany(file => pack.Read<PackLocalFile>("local/" + System.IO.Path.GetFileName(file)).Local);

    private Dictionary<string, string> CrossProvinceModes() => pack.Has("cross-province.yaml")
        ? pack.Read<CrossProvinceFile>("cross-province.yaml").Items.SelectMany(i => i.Codes.Select(code => (code, i.Mode))).ToDictionary(i => i.code, i => i.Mode)
        : [];
}

/// <summary>A process of the pack.</summary>
internal sealed record PackProcess(string Key, string Model, string Fingerprint);

/// <summary>Elements with form (JSON) and fingerprint of the process.</summary>
internal sealed record ItemContent(ItemElements Elements, string Form, string Process)
{
    public string Checksum { get; } = ItemVersion.ChecksumOf(JsonSerializer.Serialize(Elements, ItemJson.Options), Form, Process);
}

/// <summary>File <c>cross-province.yaml</c>: the national list of items handled across provinces.</summary>
internal sealed class CrossProvinceFile
{
    public string Source { get; set; } = "";
    public List<CrossProvinceItem> Items { get; set; } = [];
}

internal sealed class CrossProvinceItem
{
    public int Number { get; set; }
    public string Name { get; set; } = "";
    public List<string> Codes { get; set; } = [];
    public string Mode { get; set; } = "";
    public string Scene { get; set; } = "";
    public string Lead { get; set; } = "";
    public List<string> Cooperating { get; set; } = [];
}

/// <summary>File <c>local/*.yaml</c>: local elements of one body.</summary>
internal sealed class PackLocalFile
{
    public List<PackLocal> Local { get; set; } = [];
}

internal sealed class PackLocal
{
    /// <summary>Unified social credit code of the body.</summary>
    public string Body { get; set; } = "";
    public string Item { get; set; } = "";
    public PackContact? Contact { get; set; }
    public PackTerm? Promised { get; set; }
    public int? Visits { get; set; }
    public List<string>? Channels { get; set; }
    public List<string>? DroppedMaterials { get; set; }
    public List<PackFaq>? Faqs { get; set; }

    public LocalPart ToPart() => new()
    {
        Contact = Contact is null ? null : new Contact(Contact.Phone, Contact.Complaint, Contact.Address, Contact.Hours, Contact.Online, Contact.ComplaintOnline), Promised = Promised?.ToContract(), Visits = Visits,
        Channels = Channels, DroppedMaterials = DroppedMaterials, Faqs = Faqs is null ? null : [.. Faqs.Select(f => new Faq(f.Q, f.A))],
    };
}

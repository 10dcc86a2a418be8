using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Heluo.Engines.Process;
using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Items.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Domain;

/// <summary>Publishes the items of the installed pack: a new version of each whose content changed.</summary>
internal sealed class ItemsSeed(Writes writes, ModuleDbFactory<ItemsDb> databases, PackFolder pack, ItemCatalogue catalogue) : ISeed
{
    public int Order => 30;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        Dictionary<string, string> published;
        HashSet<string> installed;
        await using (var db = databases.OpenForReading())
        {
            published = await db.Versions.Where(v => v.State == VersionState.Published).ToDictionaryAsync(v => v.Key, v => v.Checksum, cancellation);
            installed = [.. await db.Processes.Select(p => p.Fingerprint).ToListAsync(cancellation)];
        }

        var processes = ReadProcesses();
        var contents = ReadItems(processes).Where(c => published.GetValueOrDefault(c.Elements.Key) != c.Checksum).ToList();
        var missing = processes.Values.Where(p => !installed.Contains(p.Fingerprint)).ToList();
        if (contents.Count == 0 && missing.Count == 0) return;
        await writes.RunAsync<Done>(new Act(Actor.Platform, "items.import-pack", "pack", "henan"), async unit =>
        {
            var db = unit.Db<ItemsDb>();
            db.Processes.AddRange(missing.Select(p => new ProcessVersion { Fingerprint = p.Fingerprint, Key = p.Key, Model = p.Model, InstalledAt = unit.Now }));
            foreach (var content in contents) await PublishAsync(unit, db, content, published.ContainsKey(content.Elements.Key), cancellation);
            unit.Facts["items"] = contents.Count;
            return Done.Value;
        }, cancellation);
        catalogue.Forget();
    }

    private static async Task PublishAsync(Unit unit, ItemsDb db, PackContent content, bool replaces, CancellationToken cancellation)
    {
        var number = 1;
        if (replaces)
        {
            foreach (var old in await db.Versions.Where(v => v.Key == content.Elements.Key && v.State == VersionState.Published).ToListAsync(cancellation))
            {
                (old.State, old.Version) = (VersionState.Superseded, old.Version + 1);
                number = Math.Max(number, old.Number + 1);
            }
        }

        db.Versions.Add(new ItemVersion
        {
            Id = unit.NextId(), Key = content.Elements.Key, Code = content.Elements.Code, Name = content.Elements.Name, Number = number, State = VersionState.Published,
            Elements = JsonSerializer.Serialize(content.Elements, ItemJson.Options), Form = content.Form, Process = content.Process, Checksum = content.Checksum,
            EffectiveFrom = unit.Now.DayInChina(), CreatedAt = unit.Now, PublishedAt = unit.Now, Note = "随事项包发布",
        });
    }

    private Dictionary<string, PackProcess> ReadProcesses() => pack.Files("processes", ".bpmn").ToDictionary<string, string, PackProcess>(
        file => System.IO.Path.GetFileNameWithoutExtension(file)!,
        file =>
        {
            var model = File.ReadAllText(file);
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(model));
            var compiled = ProcessDefinition.Compile(BpmnReader.Read(stream));
            if (!compiled.IsExecutable) throw new InvalidDataException($"{System.IO.Path.GetFileName(file)}：{string.Join('\n', compiled.Findings)}");
            return new PackProcess(System.IO.Path.GetFileNameWithoutExtension(file), model, compiled.Definition.Fingerprint);
        });

    private IEnumerable<PackContent> ReadItems(Dictionary<string, PackProcess> processes)
    {
        var complete = pack.Files("items", ".yaml").Select(file => pack.Read<PackItem>(System.IO.Path.Combine("items", System.IO.Path.GetFileName(file)))).ToDictionary(i => i.Code);
        foreach (var item in complete.Values)
        {
            var form = item.Form.Length == 0 ? "" : pack.ReadAsJson(System.IO.Path.Combine("forms", item.Form + ".yaml"));
            var process = item.Process.Length == 0 ? "" : processes[item.Process].Fingerprint;
            yield return Content(item.ToElements(), form, process);
        }

        foreach (var entry in CatalogueFile.Read(pack.File("catalogue.csv")).Where(e => !complete.ContainsKey(e.Code))) yield return Content(entry, "", "");
    }

    private static PackContent Content(ItemElements elements, string form, string process)
    {
        var text = JsonSerializer.Serialize(elements, ItemJson.Options) + form + process;
        return new PackContent(elements, form, process, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    private sealed record PackProcess(string Key, string Model, string Fingerprint);

    private sealed record PackContent(ItemElements Elements, string Form, string Process, string Checksum);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Heluo.Kernel.Storage;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Items.Domain;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Reading;

/// <summary>Items, forms and local elements that were changed in the platform, as files of a pack.</summary>
internal sealed class ItemsExport(ModuleDbFactory<ItemsDb> databases, IDirectory directory) : IPackExport
{
    public async Task<IReadOnlyDictionary<string, string>> ExportAsync(CancellationToken cancellation)
    {
        await using var db = databases.OpenForReading();
        var taken = await db.PackContents.ToDictionaryAsync(p => p.Key, p => p.Checksum, cancellation);
        var published = await db.Versions.Where(v => v.State == VersionState.Published).ToListAsync(cancellation);
        var processes = await db.Processes.ToDictionaryAsync(p => p.Fingerprint, cancellation);
        var texts = new Dictionary<string, string>();
        foreach (var version in published.GroupBy(v => v.Key).Select(g => g.MaxBy(v => v.Number)!).Where(v => taken.GetValueOrDefault(v.Key) != v.Checksum))
            Add(texts, version, processes.GetValueOrDefault(version.Process));
        foreach (var body in (await db.Local.Where(l => l.State == VersionState.Published).ToListAsync(cancellation)).GroupBy(l => l.BodyId))
            if (directory.FindBody(body.Key) is { } found) texts[$"local/{found.CreditCode}.yaml"] = Local(found, body);
        return texts;
    }

    private static void Add(Dictionary<string, string> texts, ItemVersion version, ProcessVersion? process)
    {
        var elements = version.Read();
        if (version.Form.Length > 0)
        {
            if (elements.Form.Length == 0) elements = elements with { Form = elements.Key };
            texts[$"forms/{elements.Form}.yaml"] = YamlWriter.Write(JsonNode.Parse(version.Form));
        }

        if (process is not null) texts[$"processes/{process.Key}.bpmn"] = process.Model;
        texts[$"items/{elements.Key}.yaml"] = YamlWriter.Write(JsonSerializer.SerializeToNode(PackItem.From(elements), ItemJson.Options));
    }

    private static string Local(Body body, IEnumerable<LocalVersion> versions)
    {
        var rows = versions.GroupBy(l => l.ItemKey).Select(g => g.MaxBy(l => l.Number)!).OrderBy(l => l.ItemKey, StringComparer.Ordinal).Select(l =>
        {
            var part = JsonSerializer.SerializeToNode(l.Read(), ItemJson.Options)!.AsObject();
            var row = new JsonObject { ["body"] = body.CreditCode, ["item"] = l.ItemKey };
            foreach (var (key, value) in part.ToList().Where(p => p.Value is not null && p.Key != "isEmpty")) row[key] = value!.DeepClone();
            return (JsonNode?)row;
        });
        return YamlWriter.Write(new JsonObject { ["local"] = new JsonArray([.. rows]) });
    }
}

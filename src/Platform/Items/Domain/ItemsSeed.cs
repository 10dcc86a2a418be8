using System.Text.Json;
using Heluo.Kernel.Access;
using Heluo.Kernel.Modules;
using Heluo.Kernel.Results;
using Heluo.Kernel.Storage;
using Heluo.Kernel.Time;
using Heluo.Platform.Directory.Contracts;
using Heluo.Platform.Items.Data;
using Heluo.Platform.Packs.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Items.Domain;

/// <summary>
/// Takes up the installed pack: a new version of each item whose content changed in the pack. What people changed in the platform stays; a pack that changes such an
/// item makes a draft, and people decide.
/// </summary>
internal sealed class ItemsSeed(Writes writes, ModuleDbFactory<ItemsDb> databases, PackFolder pack, IDirectory directory, ItemCatalogue catalogue) : ISeed
{
    /// <summary>The first catalogue is older than the platform; bodies and posts of the seed are in force from here on too.</summary>
    private static readonly DateOnly Founded = new(2024, 1, 1);

    public int Order => 30;

    public async Task SeedAsync(CancellationToken cancellation)
    {
        var reading = new PackReading(pack);
        var processes = reading.ReadProcesses();
        await using var db = databases.OpenForReading();
        var installed = (await db.Processes.Select(p => p.Fingerprint).ToListAsync(cancellation)).ToHashSet();
        var taken = await db.PackContents.ToDictionaryAsync(p => p.Key, p => p.Checksum, cancellation);
        var contents = reading.ReadItems().Where(c => taken.GetValueOrDefault(c.Elements.Key) != c.Checksum).ToList();
        var missing = processes.Values.Where(p => !installed.Contains(p.Fingerprint)).ToList();
        var local = await NewLocalAsync(reading, db, cancellation);
        if (contents.Count == 0 && missing.Count == 0 && local.Count == 0) return;
        await writes.RunAsync<Done>(new Act(Actor.Platform, "items.import-pack", "pack", pack.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture)), async unit =>
        {
            var target = unit.Db<ItemsDb>();
            target.Processes.AddRange(missing.Select(p => new ProcessVersion { Fingerprint = p.Fingerprint, Key = p.Key, Model = p.Model, InstalledAt = unit.Now }));
            var versions = await target.Versions.Select(v => new Known(v.Key, v.Id, v.Number, v.State, v.Checksum)).ToListAsync(cancellation);
            var known = versions.ToLookup(v => v.Key);
            foreach (var content in contents) await TakeAsync(unit, target, content, [.. known[content.Elements.Key]], taken, cancellation);
            target.Local.AddRange(local.Select(l => LocalRow(unit, l)));
            unit.Facts["items"] = contents.Count;
            return Done.Value;
        }, cancellation);
        catalogue.Forget();
    }

    private static async Task TakeAsync(Unit unit, ItemsDb db, ItemContent content, List<Known> versions, Dictionary<string, string> taken, CancellationToken cancellation)
    {
        var key = content.Elements.Key;
        if (await db.PackContents.FindAsync([key], cancellation) is { } before) (before.Checksum, before.ImportedAt) = (content.Checksum, unit.Now);
        else db.PackContents.Add(new PackContent { Key = key, Checksum = content.Checksum, ImportedAt = unit.Now });
        var current = versions.Where(v => v.State == VersionState.Published).MaxBy(v => v.Number);
        if (current?.Checksum == content.Checksum) return;
        var edited = current is not null && taken.GetValueOrDefault(key) != current.Checksum;
        if (current is not null && !edited)
        {
            var old = await db.Versions.SingleAsync(v => v.Id == current.Id, cancellation);
            (old.State, old.Version) = (VersionState.Superseded, old.Version + 1);
        }

        db.Versions.Add(NewVersion(unit, content, versions, edited, current?.Id ?? 0, taken));
    }

    private static ItemVersion NewVersion(Unit unit, ItemContent content, List<Known> versions, bool draft, long baseId, Dictionary<string, string> taken)
    {
        var number = versions.Count == 0 ? 1 : versions.Max(v => v.Number) + 1;
        return new ItemVersion
        {
            Id = unit.NextId(), Key = content.Elements.Key, Code = content.Elements.Code, Name = content.Elements.Name, Number = number,
            State = draft ? VersionState.Draft : VersionState.Published, Elements = JsonSerializer.Serialize(content.Elements, ItemJson.Options), Form = content.Form,
            Process = content.Process, Checksum = content.Checksum, EffectiveFrom = taken.Count == 0 && number == 1 ? Founded : unit.Now.DayInChina(), AuthorName = "事项包", BaseId = baseId, CreatedAt = unit.Now,
            PublishedAt = draft ? null : unit.Now, Note = draft ? "新事项包与本平台改过的内容不同，请比较后决定" : "随事项包发布",
        };
    }

    /// <summary>Local elements of the pack for bodies that have none yet.</summary>
    private async Task<List<(Body Body, PackLocal Local)>> NewLocalAsync(PackReading reading, ItemsDb db, CancellationToken cancellation)
    {
        var wanted = reading.ReadLocal().ToList();
        if (wanted.Count == 0) return [];
        var known = (await db.Local.Select(l => new { l.ItemKey, l.BodyId }).ToListAsync(cancellation)).Select(l => (l.ItemKey, l.BodyId)).ToHashSet();
        return [.. wanted.Select(l => (Body: directory.FindBodyByCode(l.Body)!, l)).Where(l => l.Body is not null && !known.Contains((l.l.Item, l.Body.Id)))];
    }

    private static LocalVersion LocalRow(Unit unit, (Body Body, PackLocal Local) local) => new()
    {
        Id = unit.NextId(), ItemKey = local.Local.Item, BodyId = local.Body.Id, Division = local.Body.Division, Number = 1, State = VersionState.Published,
        Elements = JsonSerializer.Serialize(local.Local.ToPart(), ItemJson.Options), EffectiveFrom = unit.Now.DayInChina(), AuthorName = "事项包", Note = "随事项包发布",
        CreatedAt = unit.Now, PublishedAt = unit.Now,
    };

    private sealed record Known(string Key, long Id, int Number, VersionState State, string Checksum);
}

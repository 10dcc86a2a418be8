using Heluo.Kernel.Storage;
using Heluo.Platform.Packs.Contracts;
using Heluo.Platform.Packs.Data;
using Heluo.Platform.Packs.Domain;
using Microsoft.EntityFrameworkCore;

namespace Heluo.Platform.Packs.Features;

/// <summary>What installing a pack would do: findings of the check, and each file against what is in force.</summary>
internal sealed class PreviewPack(ModuleDbFactory<PacksDb> databases, PackFolder installed, IEnumerable<IPackCheck> checks)
{
    /// <param name="Name">File in the pack.</param>
    /// <param name="Kind">新增, 修改 or 删去.</param>
    /// <param name="Added">Lines that come.</param>
    /// <param name="Removed">Lines that go.</param>
    internal sealed record Change(string Name, string Kind, int Added, int Removed);

    /// <summary>What was seen.</summary>
    internal sealed record Outcome(PackManifest Manifest, IReadOnlyList<PackFinding> Findings, IReadOnlyList<Change> Changes, int Same)
    {
        public int Faults => Findings.Count(f => f.Level == FindingLevel.Fault);
    }

    public async Task<Outcome> RunAsync(string folder, CancellationToken cancellation)
    {
        var pack = new PackFolder([folder, .. installed.Folders]);
        var findings = PackChecking.Run(pack, checks);
        var manifest = PackText.Read<PackManifest>(pack, "pack.yaml").Content ?? new PackManifest();
        List<Change> changes = [];
        var names = PackChecking.TextsOf(folder).ToList();
        foreach (var name in names)
        {
            var text = await File.ReadAllTextAsync(Path.Combine(folder, name), cancellation);
            if (!installed.Has(name)) changes.Add(new Change(name, "新增", Lines(text).Count(), 0));
            else if (installed.ReadText(name) is var before && before != text) changes.Add(Compare(name, before, text));
        }

        await using var db = databases.OpenForReading();
        foreach (var gone in await db.Files.Where(f => f.Pack == manifest.Name).Select(f => f.Name).ToListAsync(cancellation))
            if (!names.Contains(gone)) changes.Add(new Change(gone, "删去", 0, Lines(installed.ReadText(gone)).Count()));
        return new Outcome(manifest, findings, changes, names.Count - changes.Count(c => c.Kind != "删去"));
    }

    /// <summary>Lines counted with their repetitions; a line that only moved is no change.</summary>
    private static Change Compare(string name, string before, string after)
    {
        var counts = Lines(before).GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count());
        var added = 0;
        foreach (var line in Lines(after))
        {
            if (counts.GetValueOrDefault(line) > 0) counts[line]--;
            else added++;
        }

        return new Change(name, "修改", added, counts.Values.Sum());
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0);
}

using Heluo.Kernel.Storage;
using Heluo.Platform.Packs.Contracts;
using Heluo.Platform.Packs.Data;
using Microsoft.Extensions.Options;

namespace Heluo.Platform.Packs.Domain;

/// <summary>Installed packs as folders of this node: the store holds the truth, the folder is its copy.</summary>
internal sealed class PackShelf(ModuleDbFactory<PacksDb> databases, IOptions<PackOptions> options, IOptions<StoreOptions> store)
{
    private string Root => Path.Combine(store.Value.DataFolder, "packs");

    /// <summary>The pack of the configuration with every installed one over it, the newest uppermost.</summary>
    public PackFolder Open()
    {
        using var db = databases.OpenForReading();
        var packs = db.Files.AsEnumerable().GroupBy(f => f.Pack).OrderByDescending(p => p.Max(f => f.InstalledAt)).ToList();
        return new PackFolder([.. packs.Select(p => PutDown(p.Key, [.. p])), options.Value.Folder]);
    }

    /// <summary>Writes a pack to its folder; yields the folder.</summary>
    public string PutDown(string pack, IReadOnlyCollection<InstalledFile> files)
    {
        var folder = Path.Combine(Root, pack);
        if (System.IO.Directory.Exists(folder))
        {
            var kept = files.Select(f => f.Name).ToHashSet();
            foreach (var gone in PackChecking.TextsOf(folder).Where(name => !kept.Contains(name)).ToList()) File.Delete(Path.Combine(folder, gone));
        }

        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Name);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path) || File.ReadAllText(path) != file.Content) File.WriteAllText(path, file.Content);
        }

        return folder;
    }
}

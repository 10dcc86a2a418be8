using Heluo.Platform.Packs.Contracts;
using Heluo.Platform.Packs.Domain;

namespace Heluo.Platform.Packs.Features;

/// <summary>Writes everything in force as one pack of text files: the installed files, and over them what was changed in the platform.</summary>
internal sealed class ExportPack(PackFolder installed, IEnumerable<IPackExport> parts)
{
    /// <summary>Writes the pack to a folder that is empty or missing; yields the number of files.</summary>
    /// <exception cref="IOException">The folder holds something already.</exception>
    public async Task<int> RunAsync(string folder, CancellationToken cancellation)
    {
        if (System.IO.Directory.Exists(folder) && System.IO.Directory.EnumerateFileSystemEntries(folder).Any()) throw new IOException($"{folder} 里已有文件，请换一个空目录");
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in installed.Folders.Reverse())
            foreach (var name in PackChecking.TextsOf(source))
                if (name != "pack.yaml" || source == installed.Path) texts[name] = await File.ReadAllTextAsync(Path.Combine(source, name), cancellation);
        foreach (var part in parts)
            foreach (var (name, text) in await part.ExportAsync(cancellation)) texts[name] = text;
        foreach (var (name, text) in texts)
        {
            var path = Path.Combine(folder, name);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, text, cancellation);
        }

        return texts.Count;
    }
}

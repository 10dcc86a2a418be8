using System.IO.Compression;
using Heluo.Kernel.Results;

namespace Heluo.Platform.Packs.Domain;

/// <summary>A pack that came as a ZIP, unpacked into a folder of its own for as long as it is looked at.</summary>
internal sealed class PackArchive : IDisposable
{
    private const int MostFiles = 3000;
    private const long MostBytes = 64L * 1024 * 1024;
    private readonly string _root;

    private PackArchive(string root, string folder) => (_root, Folder) = (root, folder);

    /// <summary>The folder with <c>pack.yaml</c>.</summary>
    public string Folder { get; }

    /// <summary>Unpacks; refuses what is no ZIP, too large, or names files outside the folder.</summary>
    public static async Task<Result<PackArchive>> OpenAsync(Stream content, CancellationToken cancellation)
    {
        var root = Path.Combine(Path.GetTempPath(), "heluo-pack-" + Guid.NewGuid().ToString("N"));
        System.IO.Directory.CreateDirectory(root);
        try
        {
            var refusal = await UnpackAsync(content, root, cancellation);
            var folder = refusal is null ? FolderOf(root) : null;
            if (folder is not null) return new PackArchive(root, folder);
            System.IO.Directory.Delete(root, recursive: true);
            return refusal ?? PacksErrors.NoManifest;
        }
        catch (InvalidDataException)
        {
            System.IO.Directory.Delete(root, recursive: true);
            return PacksErrors.NoZip;
        }
    }

    public void Dispose() => System.IO.Directory.Delete(_root, recursive: true);

    private static async Task<Error?> UnpackAsync(Stream content, string root, CancellationToken cancellation)
    {
        using var zip = new ZipArchive(content, ZipArchiveMode.Read);
        if (zip.Entries.Count > MostFiles) return PacksErrors.TooMuch;
        var left = MostBytes;
        foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
        {
            var name = entry.FullName.Replace('\\', '/');
            if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Any(char.IsControl) || name.Split('/').Contains("..")) return PacksErrors.BadName.With(name);
            var path = Path.Combine(root, name);
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var from = await entry.OpenAsync(cancellation);
            await using var to = File.Create(path);
            left = await CopyAsync(from, to, left, cancellation);
            if (left < 0) return PacksErrors.TooMuch;
        }

        return null;
    }

    /// <summary>Copies at most <paramref name="left"/> bytes, whatever the archive says of its size; yields what is left, below zero when there was more.</summary>
    private static async Task<long> CopyAsync(Stream from, Stream to, long left, CancellationToken cancellation)
    {
        var buffer = new byte[64 * 1024];
        int read;
        while (left >= 0 && (read = await from.ReadAsync(buffer, cancellation)) > 0)
        {
            left -= read;
            if (left >= 0) await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return left;
    }

    /// <summary>A pack is often packed with the folder it stands in.</summary>
    private static string? FolderOf(string root) =>
        File.Exists(Path.Combine(root, "pack.yaml")) ? root : System.IO.Directory.GetDirectories(root) is [var only] && File.Exists(Path.Combine(only, "pack.yaml")) ? only : null;
}

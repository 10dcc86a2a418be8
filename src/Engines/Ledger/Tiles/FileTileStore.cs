using System.Globalization;
using System.Text;

namespace Heluo.Engines.Ledger;

/// <summary>
/// Tiles as files in the layout of C2SP tlog-tiles; the folder can be served as it is. A file appears under its name only when it is whole.
/// Its directory entry is as durable as the file system makes a rename.
/// </summary>
/// <param name="folder">Made if missing.</param>
public sealed class FileTileStore(string folder) : ITileStore
{
    private const string HeadFile = "checkpoint";
    private readonly List<string> unsynced = [];

    /// <inheritdoc/>
    public byte[]? Read(TilePath path)
    {
        if (Try(path) is { } exact) return exact;
        if (path.IsFull) return null;
        var wider = Wider(path);
        return (wider is { } width ? Try(path with { Width = width }) : null) ?? Try(path.Full);
    }

    /// <inheritdoc/>
    public void Write(TilePath path, ReadOnlySpan<byte> content)
    {
        var place = Place(path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.WriteAllBytes(place + ".new", content);
        unsynced.Add(place);
    }

    /// <inheritdoc/>
    public void DropPartial(TilePath full)
    {
        var narrower = Path.GetDirectoryName(Place(full with { Width = 1 }))!;
        if (Directory.Exists(narrower)) Directory.Delete(narrower, recursive: true);
    }

    /// <inheritdoc/>
    public void Sync()
    {
        Parallel.ForEach(unsynced.Distinct(StringComparer.Ordinal), Settle);
        unsynced.Clear();
    }

    /// <inheritdoc/>
    public string? ReadHead()
    {
        var place = Path.Combine(folder, HeadFile);
        return File.Exists(place) ? File.ReadAllText(place, Encoding.UTF8) : null;
    }

    /// <inheritdoc/>
    public void WriteHead(string head)
    {
        var place = Path.Combine(folder, HeadFile);
        Directory.CreateDirectory(folder);
        File.WriteAllText(place + ".new", head);
        Settle(place);
    }

    private static void Settle(string place)
    {
        using (var file = File.OpenHandle(place + ".new", FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(file);
        File.Move(place + ".new", place, overwrite: true);
    }

    /// <summary>The next wider version kept of a partial tile; null when there is none, or it is being dropped because the full one has come.</summary>
    private int? Wider(TilePath path)
    {
        try
        {
            return Directory.EnumerateFiles(Path.GetDirectoryName(Place(path))!)
                .Select(file => int.TryParse(Path.GetFileName(file), NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0)
                .Where(width => width > path.Width).Order().Cast<int?>().FirstOrDefault();
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string Place(TilePath path) => Path.Combine(folder, path.ToString().Replace('/', Path.DirectorySeparatorChar));

    private byte[]? Try(TilePath path)
    {
        try
        {
            return File.ReadAllBytes(Place(path));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}

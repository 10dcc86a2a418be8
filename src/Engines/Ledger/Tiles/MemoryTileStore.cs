using System.Collections.Concurrent;

namespace Heluo.Engines.Ledger;

/// <summary>Tiles in memory, for tests and for logs that end with the process.</summary>
public sealed class MemoryTileStore : ITileStore
{
    private readonly ConcurrentDictionary<(int Level, long Index), byte[]> tiles = new();
    private volatile string? latest;

    /// <inheritdoc/>
    public byte[]? Read(TilePath path) => tiles.GetValueOrDefault((path.Level, path.Index));

    /// <inheritdoc/>
    public void Write(TilePath path, ReadOnlySpan<byte> content) => tiles[(path.Level, path.Index)] = content.ToArray();

    /// <summary>Nothing to do: a wider version takes the place of the narrower.</summary>
    public void DropPartial(TilePath full)
    {
    }

    /// <summary>Nothing to do.</summary>
    public void Sync()
    {
    }

    /// <inheritdoc/>
    public string? ReadHead() => latest;

    /// <inheritdoc/>
    public void WriteHead(string head) => latest = head;
}

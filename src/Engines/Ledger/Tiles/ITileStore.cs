namespace Heluo.Engines.Ledger;

/// <summary>
/// Where the tiles of one log and its latest signed head are kept. A log writes tiles first, syncs, then writes the head: whatever the head covers is
/// there. Implementations are safe for many readers beside one writer.
/// </summary>
public interface ITileStore
{
    /// <summary>The content of a tile, or of a wider version of it whose beginning is the same; null when there is neither.</summary>
    byte[]? Read(TilePath path);

    /// <summary>Keeps a tile, in place of one at the same path.</summary>
    void Write(TilePath path, ReadOnlySpan<byte> content);

    /// <summary>Lets the narrower versions of a full tile go; called only when a head that covers the full one is kept.</summary>
    void DropPartial(TilePath full);

    /// <summary>Returns when everything written so far is safe from a crash.</summary>
    void Sync();

    /// <summary>The latest signed head, or null for a new log.</summary>
    string? ReadHead();

    /// <summary>Keeps the latest signed head; safe from a crash on return.</summary>
    void WriteHead(string head);
}

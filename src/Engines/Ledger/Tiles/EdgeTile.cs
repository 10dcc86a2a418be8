using System.Runtime.InteropServices;

namespace Heluo.Engines.Ledger;

/// <summary>The tile at the right edge of one level while it grows.</summary>
internal sealed class EdgeTile(int level, long index)
{
    private readonly TreeHash[] hashes = new TreeHash[TilePath.FullWidth];
    private readonly TreeHash[] folding = new TreeHash[TilePath.FullWidth];

    public TilePath Path => new(level, Index, Count);

    public long Index { get; private set; } = index;

    public int Count { get; private set; }

    /// <summary>Whether it holds hashes not yet written.</summary>
    public bool IsDirty { get; set; }

    public ReadOnlySpan<byte> Content => MemoryMarshal.AsBytes(hashes.AsSpan(0, Count));

    public void Add(TreeHash hash)
    {
        hashes[Count++] = hash;
        IsDirty = true;
    }

    /// <summary>The root over a full tile; the next tile of the level begins.</summary>
    public TreeHash Advance(TreeHasher hasher)
    {
        hashes.CopyTo(folding, 0);
        Index++;
        Count = 0;
        IsDirty = false;
        return hasher.Fold(folding);
    }
}

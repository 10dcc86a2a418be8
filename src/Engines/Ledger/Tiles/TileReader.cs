using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Heluo.Engines.Ledger;

/// <summary>Computes roots and proofs of one tree from its tiles; reads each tile once. Made for one question, not for many threads.</summary>
/// <param name="store">The tiles.</param>
/// <param name="hasher">The hashes.</param>
/// <param name="size">Entries of the tree: those beyond are not seen.</param>
/// <param name="edge">Roots of the ranges that end at the right edge, by their beginning: at most one per level, shared by all questions to one tree.</param>
internal sealed class TileReader(ITileStore store, TreeHasher hasher, long size, ConcurrentDictionary<long, TreeHash>? edge = null)
{
    private readonly Dictionary<(int Level, long Index), byte[]> read = [];

    public TreeHash Root() => size == 0 ? hasher.Empty : Range(0, size);

    /// <summary>PATH(m, D_n) of RFC 9162 clause 2.1.3.1, lowest sibling first.</summary>
    public List<TreeHash> Inclusion(long index)
    {
        var path = new List<TreeHash>();
        for (long from = 0, to = size; to - from > 1;)
        {
            var middle = from + Split(to - from);
            path.Add(index < middle ? Range(middle, to) : Range(from, middle));
            (from, to) = index < middle ? (from, middle) : (middle, to);
        }

        path.Reverse();
        return path;
    }

    /// <summary>PROOF(m, D_n) of RFC 9162 clause 2.1.4.1.</summary>
    public List<TreeHash> Consistency(long older)
    {
        var path = new List<TreeHash>();
        if (older == 0 || older == size) return path;
        long from = 0, to = size;
        while (older != to)
        {
            var middle = from + Split(to - from);
            path.Add(older <= middle ? Range(middle, to) : Range(from, middle));
            (from, to) = older <= middle ? (from, middle) : (middle, to);
        }

        if (from > 0) path.Add(Range(from, to));
        path.Reverse();
        return path;
    }

    /// <summary>The hash of leaf <paramref name="index"/>.</summary>
    public TreeHash Leaf(long index) => Subtree(0, index);

    /// <summary>The entry <paramref name="index"/>, or null when the log keeps none.</summary>
    public byte[]? Entry(long index) => Entries(TilePath.Of(TilePath.Entries, index, size)) is { } entries ? entries[(int)(index % TilePath.FullWidth)].ToArray() : null;

    /// <summary>The entries of a bundle, or null when the log keeps none.</summary>
    public List<ReadOnlyMemory<byte>>? Entries(TilePath path)
    {
        if (store.Read(path) is not { } bundle) return null;
        var entries = new List<ReadOnlyMemory<byte>>(path.Width);
        for (ReadOnlyMemory<byte> rest = bundle; entries.Count < path.Width;)
        {
            var length = rest.Length < 2 ? rest.Length : BinaryPrimitives.ReadUInt16BigEndian(rest.Span);
            if (rest.Length < 2 + length) throw new LedgerException($"分块 {path} 被截断了。");
            entries.Add(rest.Slice(2, length));
            rest = rest[(2 + length)..];
        }

        return entries;
    }

    /// <summary>Whether a full tile gives the hash that stands for it one level up.</summary>
    public bool FitsAbove(TilePath path)
    {
        Span<TreeHash> hashes = stackalloc TreeHash[TilePath.FullWidth];
        Tile(path.Level, path.Index * TilePath.FullWidth).CopyTo(hashes);
        return hasher.Fold(hashes) == Tile(path.Level + 1, path.Index)[(int)(path.Index % TilePath.FullWidth)];
    }

    /// <summary>Index of the first kept entry below a tile of leaves that is not the leaf's, or null.</summary>
    public long? WrongEntry(TilePath path)
    {
        if (Entries(path with { Level = TilePath.Entries }) is not { } entries) return null;
        var leaves = Tile(0, path.Index * TilePath.FullWidth);
        for (var i = 0; i < entries.Count; i++)
            if (hasher.Leaf(entries[i].Span) != leaves[i]) return (path.Index * TilePath.FullWidth) + i;
        return null;
    }

    /// <summary>The hashes of the incomplete tile at the right edge of a level.</summary>
    public ReadOnlySpan<TreeHash> Edge(int level)
    {
        var total = size >> (TilePath.Height * level);
        return total % TilePath.FullWidth == 0 ? [] : Tile(level, total - 1);
    }

    /// <summary>The largest power of two smaller than a number above 1.</summary>
    private static long Split(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    /// <summary>MTH(D[from:to]); as the RFC splits, every perfect part is aligned to its own size.</summary>
    private TreeHash Range(long from, long to)
    {
        var count = to - from;
        if (BitOperations.IsPow2(count)) return Subtree(BitOperations.Log2((ulong)count), from);
        if (to == size && edge is not null && edge.TryGetValue(from, out var known)) return known;
        var middle = from + Split(count);
        var root = hasher.Node(Range(from, middle), Range(middle, to));
        if (to == size) edge?.TryAdd(from, root);
        return root;
    }

    /// <summary>The root of the 2^height leaves that begin at leaf <paramref name="from"/>.</summary>
    private TreeHash Subtree(int height, long from)
    {
        var (level, inner) = int.DivRem(height, TilePath.Height);
        var position = from >> (TilePath.Height * level);
        Span<TreeHash> hashes = stackalloc TreeHash[1 << inner];
        Tile(level, position).Slice((int)(position % TilePath.FullWidth), hashes.Length).CopyTo(hashes);
        return hasher.Fold(hashes);
    }

    private ReadOnlySpan<TreeHash> Tile(int level, long position)
    {
        var path = TilePath.Of(level, position, size >> (TilePath.Height * level));
        if (!read.TryGetValue((level, path.Index), out var content))
        {
            content = store.Read(path) ?? throw new LedgerException($"缺少分块 {path}。");
            if (content.Length < path.Width * TreeHash.Bytes) throw new LedgerException($"分块 {path} 被截断了。");
            read[(level, path.Index)] = content;
        }

        return MemoryMarshal.Cast<byte, TreeHash>(content.AsSpan(0, path.Width * TreeHash.Bytes));
    }
}

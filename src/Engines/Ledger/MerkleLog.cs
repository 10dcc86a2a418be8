namespace Heluo.Engines.Ledger;

/// <summary>
/// An append-only log as a Merkle tree (RFC 9162 clause 2.1) over tiles. Entries are appended, then published together under one signed head; what is
/// appended and not published is lost with the process. Safe for many threads; one process writes a log.
/// </summary>
public sealed class MerkleLog
{
    /// <summary>Bytes of one entry at most, so that tiles of entries can be written: 65,535. Longer matter is entered by its digest.</summary>
    public const int EntryLimit = ushort.MaxValue;

    private readonly ITileStore store;
    private readonly bool keepsEntries;
    private readonly Lock writing = new();
    private readonly List<EdgeTile> edge = [];
    private readonly List<TilePath> filled = [];
    private readonly EntryBundle bundle = new();
    private volatile PublishedTree tree;

    private MerkleLog(string origin, TreeHasher hasher, ITileStore store, bool keepsEntries, SignedHead? published)
    {
        Origin = origin;
        Hasher = hasher;
        this.store = store;
        this.keepsEntries = keepsEntries;
        tree = new PublishedTree(published);
        Size = published?.Head.Size ?? 0;
    }

    /// <summary>Name of the log, which its heads carry: the domain and path where it can be found.</summary>
    public string Origin { get; }

    /// <summary>The hashes of the tree.</summary>
    public TreeHasher Hasher { get; }

    /// <summary>Entries appended, published or not.</summary>
    public long Size { get; private set; }

    /// <summary>The latest signed head, or null when nothing has been published.</summary>
    public SignedHead? Published => tree.Head;

    /// <summary>Opens the log in a store, or begins one.</summary>
    /// <param name="origin">Name of the log.</param>
    /// <param name="hasher">The hashes of the tree.</param>
    /// <param name="store">Where its tiles are.</param>
    /// <param name="keepsEntries">Whether the entries are kept too; a log whose owner keeps them saves the space.</param>
    /// <exception cref="LedgerException">The store holds another log, or tiles that do not give the root of its head.</exception>
    public static MerkleLog Open(string origin, TreeHasher hasher, ITileStore store, bool keepsEntries = true)
    {
        var published = store.ReadHead() is { } note ? Stored(note) : null;
        if (published is not null && (published.Head.Origin != origin || published.Head.Hasher != hasher))
            throw new LedgerException($"这里存的是账本“{published.Head.Origin}”（{published.Head.Hasher.Name}），不是“{origin}”（{hasher.Name}）。");
        var log = new MerkleLog(origin, hasher, store, keepsEntries, published);
        if (published is not null) log.Resume(published.Head);
        return log;
    }

    /// <summary>Appends an entry.</summary>
    /// <param name="entry">At most <see cref="EntryLimit"/> bytes.</param>
    /// <returns>Its index, from 0.</returns>
    public long Append(ReadOnlySpan<byte> entry)
    {
        if (entry.Length > EntryLimit) throw new ArgumentException($"一条登记内容不能超过 {EntryLimit} 字节，更长的请登记摘要。", nameof(entry));
        var leaf = Hasher.Leaf(entry);
        lock (writing)
        {
            if (keepsEntries) bundle.Add(entry);
            Push(0, leaf);
            if (keepsEntries && (Size + 1) % TilePath.FullWidth == 0) CloseBundle(Size / TilePath.FullWidth);
            return Size++;
        }
    }

    /// <summary>Writes what was appended and publishes it under a signed head.</summary>
    /// <param name="signer">The log's key; its name must be the origin.</param>
    /// <param name="now">The time that the head carries.</param>
    public SignedHead Publish(IHeadSigner signer, DateTimeOffset now)
    {
        lock (writing)
        {
            foreach (var tile in edge.Where(t => t.IsDirty))
            {
                if (tile.Count > 0) store.Write(tile.Path, tile.Content);
                tile.IsDirty = false;
            }

            var width = (int)(Size % TilePath.FullWidth);
            if (keepsEntries && width > 0) store.Write(new TilePath(TilePath.Entries, Size / TilePath.FullWidth, width), bundle.Content);
            store.Sync();
            var head = new TreeHead(Origin, Size, new TileReader(store, Hasher, Size).Root(), Hasher, now);
            var signed = SignedHead.Sign(head, signer);
            store.WriteHead(signed.ToString());
            filled.ForEach(store.DropPartial);
            filled.Clear();
            tree = new PublishedTree(signed);
            return signed;
        }
    }

    /// <summary>Keeps a head with the cosignatures of witnesses in place of the published one.</summary>
    /// <exception cref="ArgumentException">It is not the published head.</exception>
    public void Attach(SignedHead cosigned)
    {
        lock (writing)
        {
            if (cosigned.Body != Published?.Body) throw new ArgumentException("这不是最近发布的账本头。", nameof(cosigned));
            store.WriteHead(cosigned.ToString());
            tree = tree with { Head = cosigned };
        }
    }

    /// <summary>Proves from the tiles that an entry is in the published tree.</summary>
    /// <param name="index">Index of the entry.</param>
    /// <param name="entry">The entry; needed only when the log does not keep entries.</param>
    /// <param name="keys">Keys that the proof carries so that it can be judged without asking anybody.</param>
    /// <exception cref="ArgumentException">No such entry, or it is not the one at this index.</exception>
    /// <exception cref="LedgerException">The tiles are damaged.</exception>
    public LedgerProof ProveInclusion(long index, ReadOnlyMemory<byte>? entry = null, params IReadOnlyList<HeadKey> keys)
    {
        var (head, tiles) = Latest();
        if (index < 0 || index >= head.Head.Size) throw new ArgumentException($"账本里没有第 {index} 条，一共 {head.Head.Size} 条。", nameof(index));
        var content = entry ?? tiles.Entry(index) ?? throw new ArgumentException("账本不保存内容，请给出登记的内容。", nameof(entry));
        var leaf = Hasher.Leaf(content.Span);
        if (leaf != tiles.Leaf(index)) throw new ArgumentException($"第 {index} 条登记的不是这个内容。", nameof(entry));
        var path = tiles.Inclusion(index);
        if (!ProofMath.IsIncluded(Hasher, leaf, index, head.Head.Size, head.Head.Root, path)) throw new LedgerException("分块与账本头不一致，给不出证明。");
        return new LedgerProof(head) { Entry = content, Index = index, Path = path, Keys = keys };
    }

    /// <summary>Proves from the tiles that the published tree continues an older one.</summary>
    /// <param name="older">An older head of this log.</param>
    /// <param name="keys">Keys that the proof carries.</param>
    /// <exception cref="ArgumentException">The older head is larger than the published one.</exception>
    public LedgerProof ProveConsistency(SignedHead older, params IReadOnlyList<HeadKey> keys)
    {
        var (head, tiles) = Latest();
        if (older.Head.Size > head.Head.Size) throw new ArgumentException("给出的账本头比最近发布的还新。", nameof(older));
        return new LedgerProof(head) { Older = older, Path = tiles.Consistency(older.Head.Size), Keys = keys };
    }

    private (SignedHead Head, TileReader Tiles) Latest()
    {
        var (head, edges) = tree;
        if (head is null) throw new InvalidOperationException("账本还没有发布过。");
        return (head, new TileReader(store, Hasher, head.Head.Size, edges));
    }

    private static SignedHead Stored(string note)
    {
        try
        {
            return SignedHead.Parse(note);
        }
        catch (FormatException cause)
        {
            throw new LedgerException($"保存的账本头不可读：{cause.Message}", cause);
        }
    }

    /// <summary>Takes up the right edge of a published tree.</summary>
    private void Resume(TreeHead head)
    {
        var tiles = new TileReader(store, Hasher, head.Size);
        if (tiles.Root() != head.Root) throw new LedgerException("分块算出的根与账本头不一致，账本被改动或损坏。");
        for (var level = 0; head.Size >> (TilePath.Height * level) > 0; level++)
        {
            edge.Add(new EdgeTile(level, (head.Size >> (TilePath.Height * level)) / TilePath.FullWidth));
            foreach (var hash in tiles.Edge(level)) edge[level].Add(hash);
            edge[level].IsDirty = false;
        }

        if (!keepsEntries) return;
        var last = TilePath.Of(TilePath.Entries, head.Size, head.Size);
        if (last.Width == 0) return;
        foreach (var entry in tiles.Entries(last) ?? throw new LedgerException($"缺少分块 {last}。")) bundle.Add(entry.Span);
    }

    private void Push(int level, TreeHash hash)
    {
        if (level == edge.Count) edge.Add(new EdgeTile(level, 0));
        var tile = edge[level];
        tile.Add(hash);
        if (tile.Count < TilePath.FullWidth) return;
        store.Write(tile.Path, tile.Content);
        filled.Add(tile.Path);
        Push(level + 1, tile.Advance(Hasher));
    }

    private void CloseBundle(long index)
    {
        var path = new TilePath(TilePath.Entries, index, TilePath.FullWidth);
        store.Write(path, bundle.Content);
        filled.Add(path);
        bundle.Clear();
    }
}

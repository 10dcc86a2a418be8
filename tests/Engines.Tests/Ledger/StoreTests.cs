using Heluo.Engines.Ledger;
using Shouldly;
using Xunit;

namespace Heluo.Engines.Tests.Ledger;

/// <summary>What a log does with its store; written once, run on files and in memory.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("heluo-ledger-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<bool> Stores => [true, false];

    private ITileStore Store(bool isFile) => isFile ? new FileTileStore(folder) : new MemoryTileStore();

    [Theory]
    [MemberData(nameof(Stores))]
    public void Open_AfterEachPublication_GoesOnWhereItStopped(bool isFile)
    {
        var store = Store(isFile);
        foreach (var size in new[] { 1, 2, 255, 256, 257, 600, 700, 65_536, 65_800 }) LedgerSamples.Log(size, store: store);
        var log = MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sm3, store);
        log.Size.ShouldBe(65_800);
        var entries = Enumerable.Range(0, 65_800).Select(i => LedgerSamples.Entry(i)).ToArray();
        log.Published!.Head.Root.ToArray().ShouldBe(LedgerSamples.Root(TreeHasher.Sm3, entries));
        foreach (var index in new[] { 0, 255, 256, 65_535, 65_799 }) log.ProveInclusion(index).Entry!.Value.ToArray().ShouldBe(entries[index]);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public void Append_NotPublished_IsNotThereAfterwards(bool isFile)
    {
        var store = Store(isFile);
        var log = LedgerSamples.Log(300, store: store);
        for (var i = 0; i < 500; i++) log.Append("其他"u8);
        log = LedgerSamples.Log(1000, store: store);
        log.Published!.Head.Root.ShouldBe(LedgerSamples.Log(1000).Published!.Head.Root);
        log.ProveInclusion(301).Entry!.Value.ToArray().ShouldBe(LedgerSamples.Entry(301));
    }

    [Fact]
    public void Read_OlderHead_StillFindsItsTiles()
    {
        var store = new FileTileStore(folder);
        LedgerSamples.Log(300, store: store);
        LedgerSamples.Log(400, store: store);
        LedgerSamples.Log(600, store: store);
        foreach (var size in new[] { 1, 44, 256, 299, 300, 333, 400, 512, 600 })
            new TileReader(store, TreeHasher.Sm3, size).Root().ShouldBe(LedgerSamples.Log(size).Published!.Head.Root);
    }

    [Fact]
    public void Files_OfALog_LieAsTlogTilesHasThem()
    {
        LedgerSamples.Log(70_000, TreeHasher.Sha256, new FileTileStore(folder));
        File.Exists(Path.Combine(folder, "checkpoint")).ShouldBeTrue();
        foreach (var path in new[] { "tile/0/000", "tile/0/272", "tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/272", "tile/entries/273.p/112" })
            File.Exists(Path.Combine(folder, path)).ShouldBeTrue(path);
        new TilePath(0, 1_234_067, 256).ToString().ShouldBe("tile/0/x001/x234/067");
        new TilePath(TilePath.Entries, 1000, 7).ToString().ShouldBe("tile/entries/x001/000.p/7");
    }

    [Theory]
    [InlineData("tile/1/000.p/3", "不一致")]
    [InlineData("tile/0/003.p/32", "不一致")]
    [InlineData("tile/entries/003.p/32", "第 768 条的内容")]
    [InlineData("tile/0/001", "tile/0/001 与上一层不一致")]
    [InlineData("tile/entries/001", "第 256 条的内容")]
    public void Audit_ChangedTile_NamesTheFault(string file, string fault)
    {
        var head = LedgerSamples.Log(800, store: new FileTileStore(folder)).Published!.Head;
        LogAudit.FirstFault(new FileTileStore(folder), head).ShouldBeNull();
        var content = File.ReadAllBytes(Path.Combine(folder, file));
        content[5] ^= 1;
        File.WriteAllBytes(Path.Combine(folder, file), content);
        LogAudit.FirstFault(new FileTileStore(folder), head)!.ShouldContain(fault);
        File.WriteAllBytes(Path.Combine(folder, file), content[..20]);
        LogAudit.FirstFault(new FileTileStore(folder), head)!.ShouldContain("截断");
        File.Delete(Path.Combine(folder, file));
        if (!file.Contains("entries", StringComparison.Ordinal)) LogAudit.FirstFault(new FileTileStore(folder), head)!.ShouldContain("缺少分块 " + file);
    }

    [Fact]
    public void Open_ChangedEdge_IsRefused()
    {
        LedgerSamples.Log(300, store: new FileTileStore(folder));
        var tile = Path.Combine(folder, "tile", "0", "001.p", "44");
        var content = File.ReadAllBytes(tile);
        content[100] ^= 1;
        File.WriteAllBytes(tile, content);
        Should.Throw<LedgerException>(() => MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sm3, new FileTileStore(folder))).Message.ShouldContain("不一致");
    }

    [Fact]
    public void ProveInclusion_ChangedTile_IsRefused()
    {
        var log = LedgerSamples.Log(300, store: new FileTileStore(folder));
        var tile = Path.Combine(folder, "tile", "0", "000");
        var content = File.ReadAllBytes(tile);
        content[100] ^= 1;
        File.WriteAllBytes(tile, content);
        Should.Throw<LedgerException>(() => log.ProveInclusion(0)).Message.ShouldContain("给不出证明");
    }

    [Fact]
    public void Open_AnotherLog_IsRefused()
    {
        var store = new MemoryTileStore();
        LedgerSamples.Log(3, store: store);
        Should.Throw<LedgerException>(() => MerkleLog.Open("other", TreeHasher.Sm3, store));
        Should.Throw<LedgerException>(() => MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sha256, store));
    }

    [Fact]
    public void ProveInclusion_EntriesNotKept_NeedsTheEntry()
    {
        var log = MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sm3, new MemoryTileStore(), keepsEntries: false);
        log.Append("甲"u8);
        log.Publish(LedgerSamples.Signer(), LedgerSamples.Now);
        Should.Throw<ArgumentException>(() => log.ProveInclusion(0)).Message.ShouldContain("请给出登记的内容");
        Should.Throw<ArgumentException>(() => log.ProveInclusion(0, "乙"u8.ToArray())).Message.ShouldContain("不是这个内容");
        ProofVerifier.Verify(log.ProveInclusion(0, "甲"u8.ToArray()), [LedgerSamples.Signer().Key]).IsValid.ShouldBeTrue();
        Should.Throw<ArgumentException>(() => log.Append(new byte[MerkleLog.EntryLimit + 1])).Message.ShouldContain("65535");
    }

    [Fact]
    public void Append_FromManyThreads_KeepsEveryEntryOnce()
    {
        var log = MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sm3, new MemoryTileStore());
        var places = new System.Collections.Concurrent.ConcurrentDictionary<long, int>();
        Parallel.For(0, 2000, i => places[log.Append(LedgerSamples.Entry(i))] = i);
        log.Publish(LedgerSamples.Signer(), LedgerSamples.Now);
        places.Count.ShouldBe(2000);
        foreach (var (index, entry) in places) log.ProveInclusion(index).Entry!.Value.ToArray().ShouldBe(LedgerSamples.Entry(entry));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task ProveInclusion_WhileTheLogGrows_AlwaysHolds(bool isFile)
    {
        var log = MerkleLog.Open(LedgerSamples.Origin, TreeHasher.Sm3, Store(isFile));
        for (var i = 0; i < 250; i++) log.Append(LedgerSamples.Entry(i));
        log.Publish(LedgerSamples.Signer(), LedgerSamples.Now);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(() =>
        {
            var proofs = 0;
            for (var random = new Random(1); !stop.IsCancellationRequested || proofs == 0; proofs++)
            {
                var index = random.NextInt64(log.Published!.Head.Size);
                ProofVerifier.Verify(log.ProveInclusion(index), [LedgerSamples.Signer().Key]).IsValid.ShouldBeTrue();
            }

            return proofs;
        });
        for (var batch = 0; batch < 60; batch++)
        {
            for (var i = 0; i < 9; i++) log.Append(LedgerSamples.Entry(log.Size));
            log.Publish(LedgerSamples.Signer(), LedgerSamples.Now);
        }

        await stop.CancelAsync();
        (await reading).ShouldBeGreaterThan(0);
    }
}

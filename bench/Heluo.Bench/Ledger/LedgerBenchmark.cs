using System.Diagnostics;
using Heluo.Engines.Crypto;
using Heluo.Engines.Ledger;

namespace Heluo.Bench.Ledger;

/// <summary>
/// Appending, and proofs from a log of ten million entries on disk; from these the time of a proof out of a billion is calculated: its hashes at the measured
/// cost of one, its tiles at the measured cost of reading one.
/// </summary>
internal static class LedgerBenchmark
{
    private const int Batch = 100_000;
    private const int Proofs = 2_000;
    private const long Billion = 1_000_000_000;

    public static Task<int> RunAsync(string[] arguments)
    {
        var entries = arguments is ["--entries", var text, ..] ? int.Parse(text, null) : 10_000_000;
        using var keys = SoftwareKeyStore.InMemory();
        keys.Generate("log");
        var signer = new Sm2HeadSigner(keys, "log", "bench");
        foreach (var hasher in new[] { TreeHasher.Sm3, TreeHasher.Sha256 })
        {
            Append(hasher, signer, "memory", new MemoryTileStore(), 1_000_000);
            var folder = Directory.CreateTempSubdirectory("heluo-bench-ledger-").FullName;
            try
            {
                var log = Append(hasher, signer, "files", new FileTileStore(folder), entries);
                Prove(log, new FileTileStore(folder));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return Task.FromResult(0);
    }

    private static MerkleLog Append(TreeHasher hasher, Sm2HeadSigner signer, string where, ITileStore store, int entries)
    {
        var log = MerkleLog.Open("bench", hasher, store, keepsEntries: false);
        var (clock, used) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < entries; i++)
        {
            log.Append(Entry(i));
            if (log.Size % Batch == 0) log.Publish(signer, DateTimeOffset.UnixEpoch);
        }

        log.Publish(signer, DateTimeOffset.UnixEpoch);
        var rate = entries / clock.Elapsed.TotalSeconds;
        var processor = entries / (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        Console.WriteLine($"ledger append {hasher.Name} {where}: {rate:F0} entries/s ({rate / 100_000:F1} times the bar), {processor:F0} per second of processor time; {entries} entries, a signed head every {Batch}");
        return log;
    }

    private static void Prove(MerkleLog log, FileTileStore store)
    {
        var random = new Random(1);
        var times = new double[Proofs];
        for (var i = 0; i < Proofs; i++)
        {
            var index = random.Next((int)log.Size);
            var clock = Stopwatch.StartNew();
            log.ProveInclusion(index, Entry(index));
            times[i] = clock.Elapsed.TotalMicroseconds;
        }

        Array.Sort(times);
        var proof = log.ProveInclusion(log.Size / 3, Entry(log.Size / 3));
        var check = 1e6 / BusyMachine.Rates(() => ProofMath.IsIncluded(log.Hasher, log.Hasher.Leaf(proof.Entry!.Value.Span), proof.Index, log.Size, log.Published!.Head.Root, proof.Path), 0.2).Processor;
        Console.WriteLine($"ledger proof {log.Hasher.Name} of {log.Size} entries from files: median {times[Proofs / 2]:F0} µs, 99th percentile {times[Proofs * 99 / 100]:F0} µs; verified in {check:F0} µs without signature");

        var node = 1e6 / BusyMachine.Rates(() => log.Hasher.Node(default, default), 0.2).Processor;
        var tile = new TilePath(0, log.Size / TilePath.FullWidth / 2, TilePath.FullWidth);
        var read = 1e6 / BusyMachine.Rates(() => store.Read(tile), 0.2).Clock;
        var (hashes, tiles) = Cost(Billion);
        Console.WriteLine($"ledger proof {log.Hasher.Name} of {Billion} entries, calculated: {(hashes * node) + (tiles * read):F0} µs ({hashes} hashes of {node:F3} µs of processor time, {tiles} tiles of {read:F0} µs; {((hashes * node) + (tiles * read)) / 1000:F2} of the bar of 1000 µs)");
    }

    /// <summary>
    /// Of a full tile in each level every hash but those on the way up goes into a sibling, 247 nodes; then the leaf, and the nodes of the path once more,
    /// for the log checks what it gives. The right edge is computed once per head.
    /// </summary>
    private static (int Hashes, int Tiles) Cost(long size)
    {
        var (hashes, tiles) = (2 + System.Numerics.BitOperations.Log2((ulong)size), 0);
        for (var total = size; total > 0; total /= TilePath.FullWidth)
        {
            hashes += (int)Math.Min(TilePath.FullWidth - 1 - TilePath.Height, total);
            tiles++;
        }

        return (hashes, tiles);
    }

    private static byte[] Entry(long index)
    {
        var entry = new byte[48];
        BitConverter.TryWriteBytes(entry, index);
        return entry;
    }
}

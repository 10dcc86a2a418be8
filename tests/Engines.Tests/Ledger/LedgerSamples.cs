using Heluo.Engines.Crypto;
using Heluo.Engines.Ledger;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace Heluo.Engines.Tests.Ledger;

/// <summary>Logs for tests, and the definition of RFC 9162 written down a second time over outside hashes.</summary>
internal static class LedgerSamples
{
    public const string Origin = "ledger.example.cn/审计";
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly SoftwareKeyStore Keys = Store("log", "log-other", "witness-one", "witness-two");

    public static IHeadSigner Signer(string label = "log", string? name = null) =>
        new Sm2HeadSigner(Keys, label, name ?? Origin, label.StartsWith("witness", StringComparison.Ordinal));

    public static byte[] Entry(long index) => System.Text.Encoding.UTF8.GetBytes($"条目 {index}");

    /// <summary>A log of so many entries, published once.</summary>
    public static MerkleLog Log(int size, TreeHasher? hasher = null, ITileStore? store = null)
    {
        var log = MerkleLog.Open(Origin, hasher ?? TreeHasher.Sm3, store ?? new MemoryTileStore());
        for (var i = log.Size; i < size; i++) log.Append(Entry(i));
        log.Publish(Signer(), Now);
        return log;
    }

    /// <summary>MTH of RFC 9162 clause 2.1.1, recursive, on Bouncy Castle's hashes.</summary>
    public static byte[] Root(TreeHasher hasher, ReadOnlySpan<byte[]> entries)
    {
        if (entries.Length == 0) return Digest(hasher);
        if (entries.Length == 1) return Digest(hasher, [0], entries[0]);
        var split = 1;
        while (split * 2 < entries.Length) split *= 2;
        return Digest(hasher, [1], Root(hasher, entries[..split]), Root(hasher, entries[split..]));
    }

    private static byte[] Digest(TreeHasher hasher, params byte[][] parts)
    {
        IDigest digest = hasher == TreeHasher.Sm3 ? new SM3Digest() : new Sha256Digest();
        foreach (var part in parts) digest.BlockUpdate(part, 0, part.Length);
        var result = new byte[32];
        digest.DoFinal(result, 0);
        return result;
    }

    private static SoftwareKeyStore Store(params string[] labels)
    {
        var store = SoftwareKeyStore.InMemory();
        foreach (var label in labels) store.Generate(label);
        return store;
    }
}

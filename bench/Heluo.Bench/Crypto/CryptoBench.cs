using Heluo.Engines.Crypto;

namespace Heluo.Bench.Crypto;

/// <summary>SM2, SM3 and SM4 against OpenSSL in the same session, by processor time; each figure is the median of three, ours and theirs in turn.</summary>
internal static class CryptoBench
{
    private const int Block = 16384;

    public static Task<int> RunAsync(string[] arguments)
    {
        Console.WriteLine($"against {OpenSsl.Version}; per second of processor time");
        var good = Keys();
        good &= Compare("SM3, 16 KB", 0.8, "sm3", false, data => Sm3.Hash(data));
        byte[] key = new byte[16], iv = new byte[16];
        var cipher = Sm4Cbc.Encrypt(key, iv, new byte[Block]);
        var target = new byte[Block];
        good &= Compare("SM4-CBC encrypt", 0.8, "sm4-cbc", false, data => Sm4Cbc.Encrypt(key, iv, data));
        good &= Compare("SM4-CBC decrypt", 0.8, "sm4-cbc", true, _ => Sm4Cbc.Decrypt(key, iv, cipher));
        good &= Compare("SM4-CTR", 0.8, "sm4-ctr", false, data => Sm4Ctr.Transform(key, iv, data, target));
        using var gcm = new Sm4Gcm(key);
        byte[] nonce = new byte[12], tag = new byte[16], plain = new byte[Block];
        Console.WriteLine($"SM4-GCM: {Block / 1e6 * ProcessorTime.PerSecond(() => gcm.Encrypt(nonce, plain, target, tag, [])):F0} MB/s (OpenSSL 3.0 has none)");
        Timestamps();
        return Task.FromResult(good ? 0 : 1);
    }

    /// <summary>Documents stamped per second: one by one, and in batches that share one timestamp through a hash tree.</summary>
    private static void Timestamps()
    {
        using var store = SoftwareKeyStore.InMemory();
        var stamper = DemonstrationAuthority.Create(store, "样例", TimeProvider.System.GetUtcNow()).TimestampAuthority(TimeProvider.System);
        var digests = Enumerable.Range(0, 1000).Select(i => Sm3.Hash(BitConverter.GetBytes(i))).ToArray();
        Console.WriteLine($"timestamps one by one: {ProcessorTime.PerSecond(() => stamper.Stamp(digests[0])):F0} /s");
        Console.WriteLine($"timestamps in batches of {digests.Length}: {digests.Length * ProcessorTime.PerSecond(() => EvidenceRecord.Stamp(digests, stamper)):F0} documents/s");
    }

    private static bool Keys()
    {
        var key = Sm2PrivateKey.Generate();
        byte[] message = new byte[32], digest = Sm3.Hash(message);
        var signature = key.SignDigest(digest);
        double[] ours = new double[2], theirs = new double[2];
        ours[0] = ProcessorTime.Median(() => ProcessorTime.PerSecond(() => key.SignDigest(digest)));
        (theirs[0], theirs[1]) = OpenSsl.Sm2(3);
        ours[1] = ProcessorTime.Median(() => ProcessorTime.PerSecond(() => key.PublicKey.VerifyDigest(digest, signature)));
        var good = Report("SM2 sign", ours[0], theirs[0], 1, "/s") & Report("SM2 verify", ours[1], theirs[1], 1, "/s");
        using var store = SoftwareKeyStore.InMemory();
        store.Generate("k");
        Console.WriteLine($"SM2 sign with a key sealed in the store: {ProcessorTime.PerSecond(() => store.SignDigest("k", digest)):F0} /s");
        key.Dispose();
        return good;
    }

    private static bool Compare(string name, double bar, string algorithm, bool decrypt, Action<byte[]> action)
    {
        var data = new byte[Block];
        var theirs = ProcessorTime.Median(() => OpenSsl.Throughput(algorithm, Block, decrypt));
        var ours = ProcessorTime.Median(() => Block / 1e6 * ProcessorTime.PerSecond(() => action(data)));
        return Report(name, ours, theirs, bar, " MB/s");
    }

    private static bool Report(string name, double ours, double theirs, double bar, string unit)
    {
        Console.WriteLine($"{name}: {ours:F0}{unit}, OpenSSL {theirs:F0}{unit} ({ours / theirs:F2}x, bar {bar}x)");
        return ours / theirs >= bar;
    }
}

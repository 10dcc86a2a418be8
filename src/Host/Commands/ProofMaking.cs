using System.Security.Cryptography;
using System.Text;
using Heluo.Engines.Crypto;
using Heluo.Engines.Ledger;

namespace Heluo.Host.Commands;

/// <summary>A log in a folder: enters digests of files and writes the proofs.</summary>
internal static class ProofMaking
{
    private const string Label = "log";
    private const string Passphrase = "HELUO_LEDGER_PASSPHRASE";

    /// <summary>The digest of a file in hexadecimal, as entries carry it.</summary>
    public static string Digest(TreeHasher hasher, byte[] content) =>
        Convert.ToHexStringLower(hasher == TreeHasher.Sm3 ? Sm3.Hash(content) : SHA256.HashData(content));

    public static int Run(string[] options)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<string>();
        for (var i = 0; i < options.Length; i++)
        {
            if (!options[i].StartsWith("--", StringComparison.Ordinal)) files.Add(options[i]);
            else if (options[i] is "--log" or "--since" or "--out" or "--origin" or "--hash" && i + 1 < options.Length) named[options[i]] = options[++i];
            else throw new ArgumentException($"不认识的选项 {options[i]}，或后面缺少值；可用 --log --since --out --origin --hash");
        }

        var folder = named.GetValueOrDefault("--log") ?? throw new ArgumentException("请用 --log 指明账本目录");
        var passphrase = Environment.GetEnvironmentVariable(Passphrase) ?? throw new ArgumentException($"请用环境变量 {Passphrase} 给出账本密钥的口令");
        using var keys = SoftwareKeyStore.Open(Path.Combine(folder, "keys"), passphrase);
        if (!keys.Labels.Contains(Label)) keys.Generate(Label);
        var store = new FileTileStore(Path.Combine(folder, "log"));
        var head = store.ReadHead() is { } note ? SignedHead.Parse(note).Head : null;
        var hash = TreeHasher.Named(named.GetValueOrDefault("--hash", "SM3")) ?? throw new ArgumentException("--hash 应为 SM3 或 SHA-256");
        var log = MerkleLog.Open(head?.Origin ?? named.GetValueOrDefault("--origin", "heluo.local/ledger"), head?.Hasher ?? hash, store);
        var signer = new Sm2HeadSigner(keys, Label, log.Origin);
        if (files.Count > 0) Enter(log, signer, files);
        if (named.GetValueOrDefault("--since") is { } since) Write(log.ProveConsistency(SignedHead.Parse(File.ReadAllText(since)), signer.Key), named.GetValueOrDefault("--out", "consistency.proof.json"));
        Console.WriteLine($"账本 {log.Origin} 共 {log.Size} 条，账本头在 {Path.Combine(folder, "log", "checkpoint")}，公钥：");
        Console.WriteLine(signer.Key);
        return 0;
    }

    private static void Enter(MerkleLog log, Sm2HeadSigner signer, List<string> files)
    {
        var entered = files.ConvertAll(file =>
            (file, log.Append(Encoding.UTF8.GetBytes($"{log.Hasher.Name} {Digest(log.Hasher, File.ReadAllBytes(file))} {Path.GetFileName(file)}"))));
        log.Publish(signer, TimeProvider.System.GetUtcNow());
        foreach (var (file, index) in entered) Write(log.ProveInclusion(index, null, signer.Key), file + ".proof.json");
    }

    private static void Write(LedgerProof proof, string file)
    {
        File.WriteAllBytes(file, proof.ToJson());
        Console.WriteLine($"已写出 {file}");
    }
}

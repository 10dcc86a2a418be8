using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>
/// Keys in files, each sealed with SM4-GCM under a key derived from a passphrase (PBKDF2 with HMAC-SM3). A private key is unsealed for one
/// operation and overwritten after it; only the sealing key stays in memory, until the store is disposed.
/// </summary>
public sealed class SoftwareKeyStore : IKeyStore
{
    /// <summary>Rounds of PBKDF2 for a new store unless the caller says otherwise: 300,000.</summary>
    public const int DefaultIterations = 300_000;

    private const string StoreFile = "store.der";
    private const string KeySuffix = ".key";

    private readonly ConcurrentDictionary<string, SealedKey> keys = new(StringComparer.Ordinal);
    private readonly Lock writing = new();
    private readonly Sm4Gcm sealing;
    private readonly string? folder;

    private SoftwareKeyStore(ReadOnlySpan<byte> sealingKey, string? folder)
    {
        sealing = new Sm4Gcm(sealingKey);
        this.folder = folder;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => [.. keys.Keys.Order(StringComparer.Ordinal)];

    /// <summary>A store that lives as long as the process: nothing is written.</summary>
    public static SoftwareKeyStore InMemory()
    {
        Span<byte> key = stackalloc byte[Sm4.KeyBytes];
        RandomNumberGenerator.Fill(key);
        var store = new SoftwareKeyStore(key, null);
        CryptographicZero.Clear(key);
        return store;
    }

    /// <summary>Opens the store in a folder, or makes one there.</summary>
    /// <param name="folder">Made if missing, for its owner alone.</param>
    /// <param name="passphrase">Not kept.</param>
    /// <param name="iterations">Rounds of PBKDF2 for a new store, at least 1,000; an old one knows its own.</param>
    /// <exception cref="CryptographicException">The passphrase is wrong or a file was changed.</exception>
    public static SoftwareKeyStore Open(string folder, ReadOnlySpan<char> passphrase, int iterations = DefaultIterations)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1000);
        if (!Directory.Exists(folder)) OwnerOnlyFile.MakeFolder(folder);
        var path = Path.Combine(folder, StoreFile);
        var header = File.Exists(path) ? KeyStoreHeader.Parse(File.ReadAllBytes(path)) : null;
        Span<byte> key = stackalloc byte[Sm4.KeyBytes];
        try
        {
            if (header is null)
            {
                var made = KeyStoreHeader.Make(passphrase, iterations, key);
                OwnerOnlyFile.Write(path, made.Encode());
            }
            else
            {
                header.Unlock(passphrase, key);
            }

            var store = new SoftwareKeyStore(key, folder);
            foreach (var file in Directory.EnumerateFiles(folder, "*" + KeySuffix))
                store.keys[Path.GetFileNameWithoutExtension(file)] = SealedKey.Parse(File.ReadAllBytes(file));
            return store;
        }
        finally
        {
            CryptographicZero.Clear(key);
        }
    }

    /// <inheritdoc/>
    public Sm2PublicKey Generate(string label)
    {
        using var key = Sm2PrivateKey.Generate();
        return Keep(label, key);
    }

    /// <summary>Takes a key from outside in.</summary>
    /// <param name="label">Not yet used.</param>
    /// <param name="scalar">The 32 bytes of d; the caller overwrites them.</param>
    /// <exception cref="InvalidOperationException">The label is taken.</exception>
    public Sm2PublicKey Import(string label, ReadOnlySpan<byte> scalar)
    {
        using var key = new Sm2PrivateKey(scalar);
        return Keep(label, key);
    }

    /// <inheritdoc/>
    public Sm2PublicKey PublicKey(string label) => Find(label).PublicKey;

    /// <inheritdoc/>
    public Sm2Signature SignDigest(string label, ReadOnlySpan<byte> digest)
    {
        using var key = Find(label).Unseal(sealing, label);
        return key.SignDigest(digest);
    }

    /// <inheritdoc/>
    public byte[] Decrypt(string label, Sm2Ciphertext ciphertext)
    {
        using var key = Find(label).Unseal(sealing, label);
        return key.Decrypt(ciphertext);
    }

    /// <summary>Overwrites the sealing key.</summary>
    public void Dispose() => sealing.Dispose();

    private Sm2PublicKey Keep(string label, Sm2PrivateKey key)
    {
        KeyLabel.Check(label);
        lock (writing)
        {
            if (keys.ContainsKey(label)) throw new InvalidOperationException($"密钥标签“{label}”已存在");
            var kept = SealedKey.Make(sealing, label, key);
            if (folder is not null) OwnerOnlyFile.Write(Path.Combine(folder, label + KeySuffix), kept.Encode());
            keys[label] = kept;
        }

        return key.PublicKey;
    }

    private SealedKey Find(string label) =>
        keys.TryGetValue(label, out var key) ? key : throw new KeyNotFoundException($"没有标签为“{label}”的密钥");
}

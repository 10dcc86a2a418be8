using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>Which numbers a maker of tokens gave to SM2, which PKCS#11 2.40 has none for.</summary>
public sealed record Pkcs11Mechanisms
{
    /// <summary>Draws a key pair; CKM_EC_KEY_PAIR_GEN.</summary>
    public ulong Generate { get; init; } = 0x1040;

    /// <summary>Signs e, 32 bytes, with SM2, giving r ‖ s or DER.</summary>
    public required ulong Sign { get; init; }

    /// <summary>Decrypts SM2; null when the token does not.</summary>
    public ulong? Decrypt { get; init; }

    /// <summary>Whether the token takes and gives SM2 ciphertext as DER (GB/T 35276) rather than C1 ‖ C3 ‖ C2.</summary>
    public bool CiphertextAsDer { get; init; }
}

/// <summary>Keys in a cryptographic token or machine behind a PKCS#11 library. They never leave it.</summary>
public sealed class Pkcs11KeyStore : IKeyStore
{
    private readonly ConcurrentDictionary<string, Sm2PublicKey> points = new(StringComparer.Ordinal);
    private readonly Pkcs11Token token;
    private readonly Pkcs11Mechanisms mechanisms;

    /// <summary>Logs in.</summary>
    /// <param name="library">Path of the PKCS#11 library; it runs inside this process, so only a trusted one.</param>
    /// <param name="tokenLabel">Label of the token.</param>
    /// <param name="pin">Not kept.</param>
    /// <param name="mechanisms">The maker's numbers.</param>
    /// <exception cref="CryptographicException">No such token, or the PIN is wrong.</exception>
    public Pkcs11KeyStore(string library, string tokenLabel, ReadOnlySpan<char> pin, Pkcs11Mechanisms mechanisms)
    {
        ArgumentNullException.ThrowIfNull(mechanisms);
        this.mechanisms = mechanisms;
        token = new Pkcs11Token(library, tokenLabel, pin);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => token.Labels();

    /// <inheritdoc/>
    public Sm2PublicKey Generate(string label)
    {
        KeyLabel.Check(label);
        token.Generate(label, Sm2.CurveOid, (nuint)mechanisms.Generate);
        return PublicKey(label);
    }

    /// <inheritdoc/>
    public Sm2PublicKey PublicKey(string label) => points.GetOrAdd(label, wanted => new Sm2PublicKey(token.Point(wanted)));

    /// <summary>Signs, and verifies what came back: a mechanism that is not SM2 would else give signatures nobody accepts.</summary>
    /// <exception cref="CryptographicException">The token refuses, or what it gives is no SM2 signature.</exception>
    public Sm2Signature SignDigest(string label, ReadOnlySpan<byte> digest)
    {
        var signature = Sm2Signature.FromDerOrRaw(token.Sign(label, (nuint)mechanisms.Sign, digest));
        return PublicKey(label).VerifyDigest(digest, signature) ? signature : throw new CryptographicException("密码设备给出的不是 SM2 签名，请核对签名机制的编号");
    }

    /// <inheritdoc/>
    public byte[] Decrypt(string label, Sm2Ciphertext ciphertext)
    {
        ArgumentNullException.ThrowIfNull(ciphertext);
        var mechanism = mechanisms.Decrypt ?? throw new CryptographicException("这台密码设备不提供 SM2 解密");
        return token.Decrypt(label, (nuint)mechanism, mechanisms.CiphertextAsDer ? ciphertext.ToDer() : ciphertext.ToBytes());
    }

    /// <summary>Ends the session.</summary>
    public void Dispose() => token.Dispose();
}

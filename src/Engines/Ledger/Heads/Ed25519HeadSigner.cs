using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Heluo.Engines.Ledger;

/// <summary>Signs heads with Ed25519, as logs and witnesses outside the country do. Dispose to overwrite the key.</summary>
public sealed class Ed25519HeadSigner : IHeadSigner, IDisposable
{
    private readonly byte[] seed;

    /// <summary>Takes a key.</summary>
    /// <param name="name">Name of the log or witness.</param>
    /// <param name="seed">The 32 bytes of the private key (RFC 8032); the caller overwrites them.</param>
    /// <param name="isWitness">True for a witness.</param>
    public Ed25519HeadSigner(string name, ReadOnlySpan<byte> seed, bool isWitness = false)
    {
        if (seed.Length != Ed25519.SecretKeySize) throw new ArgumentException("Ed25519 私钥应为 32 字节", nameof(seed));
        this.seed = seed.ToArray();
        var publicKey = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(this.seed, 0, publicKey, 0);
        Key = new HeadKey(name, isWitness ? HeadKeyKind.WitnessEd25519 : HeadKeyKind.LogEd25519, publicKey);
    }

    /// <inheritdoc/>
    public HeadKey Key { get; }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(seed, 0, message.ToArray(), 0, message.Length, signature, 0);
        return signature;
    }

    /// <summary>Overwrites the private key.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(seed);
}

using Heluo.Engines.Crypto;

namespace Heluo.Engines.Ledger;

/// <summary>Signs heads with an SM2 key that stays in a key store.</summary>
/// <param name="keys">The store; the caller disposes of it.</param>
/// <param name="label">Label of the key in the store.</param>
/// <param name="name">Name of the log or witness.</param>
/// <param name="isWitness">True for a witness.</param>
public sealed class Sm2HeadSigner(IKeyStore keys, string label, string name, bool isWitness = false) : IHeadSigner
{
    /// <inheritdoc/>
    public HeadKey Key { get; } = new(name, isWitness ? HeadKeyKind.WitnessSm2 : HeadKeyKind.LogSm2, keys.PublicKey(label).Encoded);

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> message) => keys.SignDigest(label, keys.PublicKey(label).MessageDigest(message)).Raw.ToArray();
}

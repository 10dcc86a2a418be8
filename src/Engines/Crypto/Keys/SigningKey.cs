namespace Heluo.Engines.Crypto;

/// <summary>One key of a store, ready to sign.</summary>
/// <param name="Store">Where the key lives; not disposed by this.</param>
/// <param name="Label">Its label.</param>
public readonly record struct SigningKey(IKeyStore Store, string Label)
{
    /// <summary>The public half.</summary>
    public Sm2PublicKey PublicKey => Store.PublicKey(Label);

    /// <summary>Signs a message under the default identity.</summary>
    public Sm2Signature Sign(ReadOnlySpan<byte> message) => Store.SignDigest(Label, PublicKey.MessageDigest(message));
}

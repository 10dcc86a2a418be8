namespace Heluo.Engines.Crypto;

/// <summary>
/// Where private keys live. They never leave it: the store signs and decrypts. Implementations are safe for many threads.
/// A label is 1–64 letters, digits, dots, hyphens or underscores and does not start with a dot.
/// </summary>
public interface IKeyStore : IDisposable
{
    /// <summary>The labels of all keys, in order.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>Draws a new SM2 key under a label not yet used.</summary>
    /// <exception cref="InvalidOperationException">The label is taken.</exception>
    Sm2PublicKey Generate(string label);

    /// <summary>The public half of a key.</summary>
    /// <exception cref="KeyNotFoundException">No such label.</exception>
    Sm2PublicKey PublicKey(string label);

    /// <summary>Signs e = SM3(ZA ‖ M), 32 bytes.</summary>
    /// <exception cref="KeyNotFoundException">No such label.</exception>
    Sm2Signature SignDigest(string label, ReadOnlySpan<byte> digest);

    /// <summary>Decrypts what was encrypted to a key.</summary>
    /// <exception cref="KeyNotFoundException">No such label.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">Not for this key, or changed.</exception>
    byte[] Decrypt(string label, Sm2Ciphertext ciphertext);
}

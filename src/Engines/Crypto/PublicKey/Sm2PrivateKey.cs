using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>
/// An SM2 private key. The scalar lies in pinned memory and is overwritten by <see cref="Dispose"/>. Big integers made from it during one
/// signature belong to the garbage collector and cannot be overwritten. Safe for many threads until disposed.
/// </summary>
public sealed class Sm2PrivateKey : IDisposable
{
    /// <summary>Bytes of the scalar: 32.</summary>
    public const int Bytes = Sm2Curve.ScalarBytes;

    private readonly byte[] scalar = GC.AllocateArray<byte>(Bytes, pinned: true);
    private readonly byte[] inverse = GC.AllocateArray<byte>(Bytes, pinned: true);
    private bool disposed;

    /// <summary>From the 32-byte scalar d.</summary>
    /// <exception cref="CryptographicException">d is not in 1 … n−2.</exception>
    public Sm2PrivateKey(ReadOnlySpan<byte> octets)
        : this(octets, null)
    {
    }

    /// <summary>As above; <paramref name="publicKey"/> saves computing it when it is known to belong to the scalar.</summary>
    internal Sm2PrivateKey(ReadOnlySpan<byte> octets, Sm2PublicKey? publicKey)
    {
        if (octets.Length != Bytes) throw new CryptographicException("SM2 私钥须为 32 字节");
        var d = Sm2Curve.FromOctets(octets);
        if (d.SignValue == 0 || d.CompareTo(Sm2Curve.Order.Subtract(Org.BouncyCastle.Math.BigInteger.One)) >= 0)
            throw new CryptographicException("SM2 私钥超出范围");
        octets.CopyTo(scalar);
        Sm2Curve.ToOctets(Sm2Curve.Inverse(d.Add(Org.BouncyCastle.Math.BigInteger.One)), inverse);
        PublicKey = publicKey ?? new Sm2PublicKey(Sm2Curve.BaseProduct(d).GetEncoded(false));
    }

    /// <summary>The public key that belongs to it.</summary>
    public Sm2PublicKey PublicKey { get; }

    /// <summary>Draws a new key from the system's random generator.</summary>
    public static Sm2PrivateKey Generate()
    {
        Span<byte> octets = stackalloc byte[Bytes];
        try
        {
            while (true)
            {
                Sm2Curve.ToOctets(Sm2Curve.RandomScalar(), octets);
                if (Sm2Curve.FromOctets(octets).CompareTo(Sm2Curve.Order.Subtract(Org.BouncyCastle.Math.BigInteger.One)) < 0) return new Sm2PrivateKey(octets);
            }
        }
        finally
        {
            CryptographicZero.Clear(octets);
        }
    }

    /// <summary>Signs a message.</summary>
    /// <param name="message">M.</param>
    /// <param name="id">The signer's identity; null for the default one.</param>
    public Sm2Signature Sign(ReadOnlySpan<byte> message, byte[]? id = null) => SignDigest(PublicKey.MessageDigest(message, id));

    /// <summary>Signs e = SM3(ZA ‖ M) (GB/T 32918.2 clause 6.1).</summary>
    /// <param name="digest">e, 32 bytes.</param>
    public Sm2Signature SignDigest(ReadOnlySpan<byte> digest)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (digest.Length != Sm3.DigestBytes) throw new ArgumentException("摘要须为 32 字节", nameof(digest));
        var n = Sm2Curve.Order;
        var e = Sm2Curve.FromOctets(digest);
        var d = Sm2Curve.FromOctets(scalar);
        var invertedSum = Sm2Curve.FromOctets(inverse);
        while (true)
        {
            var k = Sm2Curve.RandomScalar();
            var r = e.Add(Sm2Curve.BaseProduct(k).AffineXCoord.ToBigInteger()).Mod(n);
            if (r.SignValue == 0 || r.Add(k).Equals(n)) continue;
            var s = invertedSum.Multiply(k.Subtract(r.Multiply(d))).Mod(n);
            if (s.SignValue == 0) continue;
            Span<byte> raw = stackalloc byte[Sm2Signature.RawBytes];
            Sm2Curve.ToOctets(r, raw);
            Sm2Curve.ToOctets(s, raw[32..]);
            return new Sm2Signature(raw);
        }
    }

    /// <summary>Decrypts (GB/T 32918.4 clause 7).</summary>
    /// <exception cref="CryptographicException">Not made for this key, or changed; the text says nothing about the plaintext.</exception>
    public byte[] Decrypt(Sm2Ciphertext ciphertext)
    {
        ArgumentNullException.ThrowIfNull(ciphertext);
        ObjectDisposedException.ThrowIf(disposed, this);
        var point = new Sm2PublicKey(ciphertext.Point).Point;
        Span<byte> shared = stackalloc byte[64];
        point.Multiply(Sm2Curve.FromOctets(scalar)).Normalize().GetEncoded(false).AsSpan(1).CopyTo(shared);
        var plaintext = new byte[ciphertext.Body.Length];
        Sm2.DeriveKey(shared, plaintext);
        for (var i = 0; i < plaintext.Length; i++) plaintext[i] ^= ciphertext.Body[i];
        var right = CryptographicOperations.FixedTimeEquals(Sm2Ciphertext.Check(shared, plaintext), ciphertext.CheckValue);
        CryptographicZero.Clear(shared);
        if (right) return plaintext;
        CryptographicZero.Clear(plaintext);
        throw new CryptographicException("SM2 解密失败：密文不是给此密钥的，或已被改动");
    }

    /// <summary>Copies the scalar out, for sealing it at rest; the caller overwrites the copy.</summary>
    internal void CopyTo(Span<byte> octets) => scalar.CopyTo(octets);

    /// <summary>Overwrites the scalar.</summary>
    public void Dispose()
    {
        disposed = true;
        CryptographicZero.Clear(scalar);
        CryptographicZero.Clear(inverse);
    }
}

using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC;
using ECPoint = Org.BouncyCastle.Math.EC.ECPoint;

namespace Heluo.Engines.Crypto;

/// <summary>An SM2 public key: a point of the curve, checked when made. Safe for many threads.</summary>
public sealed class Sm2PublicKey : IEquatable<Sm2PublicKey>
{
    private readonly byte[] encoded;
    private readonly byte[] defaultUserDigest;
    private readonly ECPoint point;

    /// <summary>From X ‖ Y (64 bytes), 04 ‖ X ‖ Y (65 bytes), or 02 or 03 ‖ X (33 bytes).</summary>
    /// <exception cref="CryptographicException">No point of the curve.</exception>
    public Sm2PublicKey(ReadOnlySpan<byte> octets)
    {
        encoded = octets.Length switch
        {
            64 => [4, .. octets],
            65 when octets[0] == 4 => octets.ToArray(),
            33 when octets[0] is 2 or 3 => octets.ToArray(),
            _ => throw new CryptographicException("SM2 公钥长度或格式不对"),
        };
        try
        {
            point = Sm2Curve.Curve.DecodePoint(encoded);
            if (encoded.Length == 33) encoded = point.GetEncoded(false);
        }
        catch (Exception refused) when (refused is ArgumentException or ArithmeticException)
        {
            throw new CryptographicException("SM2 公钥不在曲线上", refused);
        }

        defaultUserDigest = ComputeUserDigest(Sm2.DefaultId);
    }

    /// <summary>04 ‖ X ‖ Y, 65 bytes.</summary>
    public ReadOnlySpan<byte> Encoded => encoded;

    internal ECPoint Point => point;

    /// <summary>From a SubjectPublicKeyInfo of a certificate.</summary>
    /// <exception cref="DerException">Not a SubjectPublicKeyInfo of an SM2 key.</exception>
    public static Sm2PublicKey FromSubjectPublicKeyInfo(ReadOnlyMemory<byte> der)
    {
        var info = DerReader.OpenSequence(der);
        var algorithm = info.Sequence();
        if (algorithm.ObjectIdentifier() != Sm2.PublicKeyOid || algorithm.ObjectIdentifier() != Sm2.CurveOid)
            throw new DerException("证书公钥不是 SM2 公钥");
        var key = new Sm2PublicKey(info.BitString().Span);
        info.End();
        return key;
    }

    /// <summary>As the SubjectPublicKeyInfo of a certificate (GB/T 20518).</summary>
    public byte[] ToSubjectPublicKeyInfo() => Der.Sequence(
        Der.Sequence(Der.ObjectIdentifier(Sm2.PublicKeyOid), Der.ObjectIdentifier(Sm2.CurveOid)), Der.BitString(encoded));

    /// <summary>ZA of GB/T 32918.2 clause 5.5: the digest of identity, curve and key.</summary>
    /// <param name="id">The signer's identity, at most 8191 bytes.</param>
    public byte[] UserDigest(ReadOnlySpan<byte> id) =>
        id.SequenceEqual(Sm2.DefaultId) ? (byte[])defaultUserDigest.Clone() : ComputeUserDigest(id);

    /// <summary>e = SM3(ZA ‖ M), what is signed.</summary>
    /// <param name="message">M.</param>
    /// <param name="id">The signer's identity; null for the default one.</param>
    public byte[] MessageDigest(ReadOnlySpan<byte> message, byte[]? id = null)
    {
        var core = Sm3Core.Start();
        core.Append(id is null ? defaultUserDigest : UserDigest(id));
        core.Append(message);
        var digest = new byte[Sm3.DigestBytes];
        core.Finish(digest);
        return digest;
    }

    /// <summary>Whether <paramref name="signature"/> is this key's over <paramref name="message"/>.</summary>
    /// <param name="message">M.</param>
    /// <param name="signature">(r, s).</param>
    /// <param name="id">The signer's identity; null for the default one.</param>
    public bool Verify(ReadOnlySpan<byte> message, Sm2Signature signature, byte[]? id = null) => VerifyDigest(MessageDigest(message, id), signature);

    /// <summary>Whether <paramref name="signature"/> is this key's over e (GB/T 32918.2 clause 7.1).</summary>
    /// <param name="digest">e, 32 bytes.</param>
    /// <param name="signature">(r, s).</param>
    public bool VerifyDigest(ReadOnlySpan<byte> digest, Sm2Signature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (digest.Length != Sm3.DigestBytes) throw new ArgumentException("摘要须为 32 字节", nameof(digest));
        var n = Sm2Curve.Order;
        var r = Sm2Curve.FromOctets(signature.Raw[..32]);
        var s = Sm2Curve.FromOctets(signature.Raw[32..]);
        if (r.SignValue == 0 || s.SignValue == 0 || r.CompareTo(n) >= 0 || s.CompareTo(n) >= 0) return false;
        var t = r.Add(s).Mod(n);
        if (t.SignValue == 0) return false;
        var sum = ECAlgorithms.SumOfTwoMultiplies(Sm2Curve.Generator, s, point, t).Normalize();
        return !sum.IsInfinity && Sm2Curve.FromOctets(digest).Add(sum.AffineXCoord.ToBigInteger()).Mod(n).Equals(r);
    }

    /// <summary>Encrypts (GB/T 32918.4 clause 6).</summary>
    /// <param name="plaintext">1 byte or more; meant for keys and other short secrets.</param>
    public Sm2Ciphertext Encrypt(ReadOnlySpan<byte> plaintext)
    {
        if (plaintext.Length == 0) throw new ArgumentException("SM2 不能加密空内容", nameof(plaintext));
        var mask = new byte[plaintext.Length];
        Span<byte> shared = stackalloc byte[64];
        byte[] first;
        do
        {
            var k = Sm2Curve.RandomScalar();
            first = Sm2Curve.BaseProduct(k).GetEncoded(false);
            point.Multiply(k).Normalize().GetEncoded(false).AsSpan(1).CopyTo(shared);
            Sm2.DeriveKey(shared, mask);
        }
        while (!mask.AsSpan().ContainsAnyExcept((byte)0));

        var check = Sm2Ciphertext.Check(shared, plaintext);
        for (var i = 0; i < mask.Length; i++) mask[i] ^= plaintext[i];
        CryptographicZero.Clear(shared);
        return new Sm2Ciphertext(first, check, mask);
    }

    /// <inheritdoc/>
    public bool Equals(Sm2PublicKey? other) => other is not null && Encoded.SequenceEqual(other.Encoded);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sm2PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(encoded, 1);

    private byte[] ComputeUserDigest(ReadOnlySpan<byte> id)
    {
        if (id.Length > 8191) throw new ArgumentException("签名者标识过长", nameof(id));
        var core = Sm3Core.Start();
        core.Append([(byte)(id.Length >> 5), (byte)(id.Length << 3)]);
        core.Append(id);
        core.Append(Sm2Curve.DomainOctets);
        core.Append(encoded.AsSpan(1));
        var digest = new byte[Sm3.DigestBytes];
        core.Finish(digest);
        return digest;
    }
}

using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>An enveloped message: envelopedData of GB/T 35275-2017 clause 9, a fresh SM4-CBC key encrypted with SM2 to each recipient.</summary>
public static class EnvelopedMessage
{
    /// <summary>Encrypts for the holders of certificates.</summary>
    /// <param name="content">Any length.</param>
    /// <param name="recipients">One or more SM2 certificates.</param>
    /// <returns>A ContentInfo.</returns>
    public static byte[] Seal(ReadOnlySpan<byte> content, params ReadOnlySpan<Certificate> recipients)
    {
        if (recipients.Length == 0) throw new ArgumentException("至少要有一个收件人", nameof(recipients));
        Span<byte> key = stackalloc byte[Sm4.KeyBytes];
        RandomNumberGenerator.Fill(key);
        try
        {
            var iv = RandomNumberGenerator.GetBytes(Sm4.BlockBytes);
            var infos = new ReadOnlyMemory<byte>[recipients.Length];
            for (var i = 0; i < infos.Length; i++) infos[i] = Recipient(recipients[i], key);
            var algorithm = Der.Sequence(Der.ObjectIdentifier(Sm4Cbc.Oid), Der.OctetString(iv));
            var body = Der.Sequence(
                Der.ObjectIdentifier(MessageOids.GbData), algorithm, Der.Element(DerTag.ContextPrimitive(0), Sm4Cbc.Encrypt(key, iv, content)));
            return Der.Sequence(
                Der.ObjectIdentifier(MessageOids.GbEnvelopedData), Der.Context(0, Der.Sequence(Der.Integer(1), Der.Set(infos), body)));
        }
        finally
        {
            CryptographicZero.Clear(key);
        }
    }

    /// <summary>Opens one as the holder of a certificate.</summary>
    /// <exception cref="DerException">Not an enveloped message.</exception>
    /// <exception cref="CryptographicException">Not addressed to this certificate, or changed.</exception>
    public static byte[] Open(ReadOnlyMemory<byte> message, Certificate certificate, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var outer = DerReader.OpenSequence(message);
        if (outer.ObjectIdentifier() != MessageOids.GbEnvelopedData) throw new DerException("不是数字信封");
        var data = outer.Context(0).Sequence();
        data.SmallInteger();
        var infos = data.Set();
        var body = data.Sequence();
        body.ObjectIdentifier();
        var algorithm = body.Sequence();
        if (algorithm.ObjectIdentifier() != Sm4Cbc.Oid) throw new DerException("数字信封的对称算法不是 SM4-CBC");
        var iv = algorithm.OctetString();
        if (iv.Length != Sm4.BlockBytes) throw new DerException("数字信封的初始向量不对");
        var ciphertext = body.Expect(DerTag.ContextPrimitive(0)).Content;
        while (!infos.AtEnd)
        {
            var info = infos.Sequence();
            info.SmallInteger();
            var identity = info.Sequence();
            var mine = DistinguishedName.Parse(identity.Any()).Equals(certificate.Issuer)
                && Convert.ToHexStringLower(identity.Integer().Span) == certificate.SerialNumber;
            info.Algorithm();
            if (mine) return Decrypt(key.Store.Decrypt(key.Label, Sm2Ciphertext.FromDer(info.OctetString())), iv.Span, ciphertext.Span);
        }

        throw new CryptographicException("数字信封不是给这张证书的");
    }

    private static byte[] Decrypt(byte[] contentKey, ReadOnlySpan<byte> iv, ReadOnlySpan<byte> ciphertext)
    {
        try
        {
            return contentKey.Length == Sm4.KeyBytes
                ? Sm4Cbc.Decrypt(contentKey, iv, ciphertext)
                : throw new CryptographicException("数字信封的会话密钥长度不对");
        }
        finally
        {
            CryptographicZero.Clear(contentKey);
        }
    }

    private static byte[] Recipient(Certificate certificate, ReadOnlySpan<byte> key)
    {
        var publicKey = certificate.PublicKey ?? throw new ArgumentException("收件人证书不是 SM2 证书", nameof(certificate));
        return Der.Sequence(
            Der.Integer(1),
            Der.Sequence(certificate.Issuer.Encoded, Der.Element(DerTag.Number, Convert.FromHexString(certificate.SerialNumber))),
            Der.Algorithm(MessageOids.Sm2Encryption), Der.OctetString(publicKey.Encrypt(key).ToDer()));
    }
}

namespace Heluo.Engines.Crypto;

/// <summary>A question whether a certificate is revoked (RFC 6960 clause 4.1, GM/T 0014), with SM3 as its hash.</summary>
/// <param name="IssuerNameHash">Hash of the issuer's encoded name.</param>
/// <param name="IssuerKeyHash">Hash of the issuer's public key octets.</param>
/// <param name="SerialNumber">Serial number of the certificate asked for, lower-case hexadecimal.</param>
/// <param name="Nonce">Value of the nonce extension; empty for none.</param>
public sealed record OcspRequest(ReadOnlyMemory<byte> IssuerNameHash, ReadOnlyMemory<byte> IssuerKeyHash, string SerialNumber, ReadOnlyMemory<byte> Nonce = default)
{
    /// <summary>Asks for a certificate.</summary>
    public static OcspRequest For(Certificate certificate, Certificate issuer, ReadOnlyMemory<byte> nonce = default)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(issuer);
        return new OcspRequest(Sm3.Hash(issuer.Subject.Encoded.Span), Sm3.Hash(KeyOctets(issuer).Span), certificate.SerialNumber, nonce);
    }

    /// <summary>Reads one; a request for several certificates is refused.</summary>
    /// <exception cref="DerException">Anything else, or another hash than SM3.</exception>
    public static OcspRequest Parse(ReadOnlyMemory<byte> der)
    {
        var body = DerReader.OpenSequence(der).Sequence();
        body.Optional(DerTag.Context(0));
        body.Optional(DerTag.Context(1));
        var list = body.Sequence();
        var (name, key, serial) = ParseId(list.Sequence().Sequence());
        list.End();
        var nonce = body.NextTag == DerTag.Context(2) ? FindNonce(body.Context(2).Sequence()) : default;
        return new OcspRequest(name, key, serial, nonce);
    }

    /// <summary>As DER.</summary>
    public byte[] Encode() => Der.Sequence(Der.Sequence(
        Der.Sequence(Der.Sequence(EncodeId())), Nonce.IsEmpty ? default : Der.Context(2, EncodeNonce())));

    internal byte[] EncodeId() => Der.Sequence(
        Der.Algorithm(Sm3.Oid), Der.OctetString(IssuerNameHash), Der.OctetString(IssuerKeyHash), Der.Element(DerTag.Number, Convert.FromHexString(SerialNumber)));

    internal byte[] EncodeNonce() => Der.Sequence(CertificateContent.Extension(CertificateOids.OcspNonce, false, Der.OctetString(Nonce)));

    /// <summary>Whether the question is about a certificate of this issuer.</summary>
    internal bool IsAbout(Certificate issuer) =>
        IssuerNameHash.Span.SequenceEqual(Sm3.Hash(issuer.Subject.Encoded.Span)) && IssuerKeyHash.Span.SequenceEqual(Sm3.Hash(KeyOctets(issuer).Span));

    internal static (ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Key, string Serial) ParseId(DerReader id)
    {
        if (id.Algorithm() != Sm3.Oid) throw new DerException("证书状态查询的杂凑算法不是 SM3");
        return (id.OctetString(), id.OctetString(), Convert.ToHexStringLower(id.Integer().Span));
    }

    internal static ReadOnlyMemory<byte> FindNonce(DerReader extensions)
    {
        while (!extensions.AtEnd)
        {
            var extension = extensions.Sequence();
            if (extension.ObjectIdentifier() != CertificateOids.OcspNonce) continue;
            if (extension.NextTag == DerTag.Truth) extension.Boolean();
            return new DerReader(extension.OctetString()).OctetString();
        }

        return default;
    }

    private static ReadOnlyMemory<byte> KeyOctets(Certificate certificate)
    {
        var info = DerReader.OpenSequence(certificate.SubjectPublicKeyInfo);
        info.Sequence();
        return info.BitString();
    }
}

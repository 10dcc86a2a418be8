namespace Heluo.Engines.Crypto;

/// <summary>What a certificate to be issued says.</summary>
public sealed record CertificateContent
{
    /// <summary>Whose it is.</summary>
    public required DistinguishedName Subject { get; init; }

    /// <summary>The key certified.</summary>
    public required Sm2PublicKey PublicKey { get; init; }

    /// <summary>First moment of validity.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>Last moment of validity.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>What the key may do.</summary>
    public required KeyUsages Usages { get; init; }

    /// <summary>extKeyUsage identifiers, critical; empty for none.</summary>
    public IReadOnlyList<string> ExtendedUsages { get; init; } = [];

    /// <summary>Whether it is an authority.</summary>
    public bool IsAuthority { get; init; }

    /// <summary>Authorities that may follow below; null without limit.</summary>
    public int? PathLength { get; init; }

    /// <summary>Where the revocation list is published; null for nowhere.</summary>
    public string? RevocationListUrl { get; init; }

    /// <summary>The first 20 octets of SM3 over the public key: its key identifier.</summary>
    internal static byte[] KeyId(Sm2PublicKey key) => Sm3.Hash(key.Encoded)[..20];

    /// <summary>tbsCertificate.</summary>
    internal byte[] Encode(DistinguishedName issuer, Sm2PublicKey issuerKey, ReadOnlySpan<byte> serial)
    {
        var extensions = new List<ReadOnlyMemory<byte>>
        {
            Extension(CertificateOids.BasicConstraints, true, Der.Sequence(
                IsAuthority ? Der.Boolean(true) : default, IsAuthority && PathLength is { } length ? Der.Integer(length) : default)),
            Extension(CertificateOids.KeyUsage, true, Der.NamedBits((int)Usages, 9)),
            Extension(CertificateOids.SubjectKeyId, false, Der.OctetString(KeyId(PublicKey))),
            Extension(CertificateOids.AuthorityKeyId, false, Der.Sequence(Der.Element(DerTag.ContextPrimitive(0), KeyId(issuerKey)))),
        };
        if (ExtendedUsages.Count > 0)
            extensions.Add(Extension(CertificateOids.ExtendedKeyUsage, true, Der.Sequence(ExtendedUsages.Select(oid => (ReadOnlyMemory<byte>)Der.ObjectIdentifier(oid)).ToArray())));
        if (RevocationListUrl is not null) extensions.Add(Extension(CertificateOids.RevocationListPoints, false, Points(RevocationListUrl)));
        return Der.Sequence(
            Der.Context(0, Der.Integer(2)), Der.UnsignedInteger(serial), Der.Algorithm(Sm2.SignatureOid), issuer.Encoded,
            Der.Sequence(Der.CertificateTime(NotBefore), Der.CertificateTime(NotAfter)), Subject.Encoded, PublicKey.ToSubjectPublicKeyInfo(),
            Der.Context(3, Der.Sequence(extensions.ToArray())));
    }

    internal static byte[] Extension(string oid, bool critical, byte[] value) =>
        Der.Sequence(Der.ObjectIdentifier(oid), critical ? Der.Boolean(true) : default, Der.OctetString(value));

    private static byte[] Points(string url)
    {
        var name = Der.Element(DerTag.ContextPrimitive(6), System.Text.Encoding.ASCII.GetBytes(url));
        return Der.Sequence(Der.Sequence(Der.Context(0, Der.Context(0, name))));
    }
}

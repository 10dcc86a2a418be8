namespace Heluo.Engines.Crypto;

/// <summary>Who may sign with a seal: whole certificates, or digests of them (SES_CertList).</summary>
/// <param name="Certificates">Encodings; empty when digests are listed.</param>
/// <param name="Digests">Algorithm name or identifier, and digest; empty when certificates are listed.</param>
public sealed record SealSigners(
    IReadOnlyList<ReadOnlyMemory<byte>> Certificates, IReadOnlyList<(string Algorithm, ReadOnlyMemory<byte> Digest)> Digests)
{
    private const int WholeCertificates = 1;
    private const int CertificateDigests = 2;

    /// <summary>Whether a certificate is listed. Digests are compared as SM3, the only one the standard uses.</summary>
    public bool Contains(ReadOnlyMemory<byte> certificate)
    {
        if (Certificates.Any(listed => listed.Span.SequenceEqual(certificate.Span))) return true;
        var digest = Sm3.Hash(certificate.Span);
        return Digests.Any(listed => listed.Digest.Span.SequenceEqual(digest));
    }

    /// <summary>Reads the list; V1 has no kind number before it and whole certificates always.</summary>
    internal static SealSigners Parse(DerReader property)
    {
        var kind = property.NextTag == DerTag.Number ? property.SmallInteger() : WholeCertificates;
        var list = property.Sequence();
        var certificates = new List<ReadOnlyMemory<byte>>();
        var digests = new List<(string, ReadOnlyMemory<byte>)>();
        while (!list.AtEnd)
        {
            switch (kind)
            {
                case WholeCertificates: certificates.Add(list.OctetString()); break;
                case CertificateDigests:
                    var one = list.Sequence();
                    digests.Add((one.NextTag == DerTag.ObjectIdentifier ? one.ObjectIdentifier() : one.Text(), one.OctetString()));
                    break;
                default: throw new DerException("印章的签章人证书列表类型不认识");
            }
        }

        return new SealSigners(certificates, digests);
    }

    internal static ReadOnlyMemory<byte>[] Encode(IReadOnlyList<Certificate> certificates, bool asDigests) => asDigests
        ?
        [
            Der.Integer(CertificateDigests),
            Der.Sequence(certificates.Select(one => (ReadOnlyMemory<byte>)Der.Sequence(
                Der.PrintableText(Sm3.Oid), Der.OctetString(Sm3.Hash(one.Encoded.Span)))).ToArray()),
        ]
        : [Der.Integer(WholeCertificates), Der.Sequence(certificates.Select(one => (ReadOnlyMemory<byte>)Der.OctetString(one.Encoded)).ToArray())];
}

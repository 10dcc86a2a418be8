namespace Heluo.Engines.Crypto;

/// <summary>The extensions of a certificate that decide its use (RFC 5280 clause 4.2).</summary>
public sealed class CertificateExtensions
{
    private readonly List<string> unknownCritical = [];
    private readonly List<string> extendedUsages = [];

    private CertificateExtensions()
    {
    }

    /// <summary>Whether basicConstraints says it is an authority.</summary>
    public bool IsAuthority { get; private set; }

    /// <summary>Authorities that may follow below this one; null without limit.</summary>
    public int? PathLength { get; private set; }

    /// <summary>keyUsage; null when absent, which limits nothing.</summary>
    public KeyUsages? Usages { get; private set; }

    /// <summary>extKeyUsage identifiers; empty when absent.</summary>
    public IReadOnlyList<string> ExtendedUsages => extendedUsages;

    /// <summary>subjectKeyIdentifier, or empty.</summary>
    public ReadOnlyMemory<byte> SubjectKeyId { get; private set; }

    /// <summary>keyIdentifier of authorityKeyIdentifier, or empty.</summary>
    public ReadOnlyMemory<byte> AuthorityKeyId { get; private set; }

    /// <summary>Critical extensions that are not understood: such a certificate must be refused.</summary>
    public IReadOnlyList<string> UnknownCritical => unknownCritical;

    internal static CertificateExtensions None { get; } = new();

    internal static CertificateExtensions Parse(DerReader list)
    {
        var extensions = new CertificateExtensions();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!list.AtEnd)
        {
            var extension = list.Sequence();
            var oid = extension.ObjectIdentifier();
            if (!seen.Add(oid)) throw new DerException("证书扩展项重复");
            var critical = extension.NextTag == DerTag.Truth && extension.Boolean();
            extensions.Take(oid, critical, extension.OctetString());
            extension.End();
        }

        return extensions;
    }

    private void Take(string oid, bool critical, ReadOnlyMemory<byte> value)
    {
        switch (oid)
        {
            case CertificateOids.BasicConstraints: TakeBasicConstraints(DerReader.OpenSequence(value)); break;
            case CertificateOids.KeyUsage: Usages = ReadUsages(new DerReader(value).Expect(DerTag.BitString).Content.Span); break;
            case CertificateOids.SubjectKeyId: SubjectKeyId = new DerReader(value).OctetString(); break;
            case CertificateOids.AuthorityKeyId:
                AuthorityKeyId = DerReader.OpenSequence(value).Optional(DerTag.ContextPrimitive(0))?.Content ?? default;
                break;
            case CertificateOids.ExtendedKeyUsage:
                var purposes = DerReader.OpenSequence(value);
                while (!purposes.AtEnd) extendedUsages.Add(purposes.ObjectIdentifier());
                break;
            case CertificateOids.CertificatePolicies or CertificateOids.SubjectAlternativeName or CertificateOids.RevocationListPoints: break;
            default:
                if (critical) unknownCritical.Add(oid);
                break;
        }
    }

    private void TakeBasicConstraints(DerReader constraints)
    {
        IsAuthority = constraints.NextTag == DerTag.Truth && constraints.Boolean();
        if (!constraints.AtEnd) PathLength = constraints.SmallInteger();
        constraints.End();
    }

    private static KeyUsages ReadUsages(ReadOnlySpan<byte> bits)
    {
        if (bits.Length < 2) return KeyUsages.None;
        var usages = 0;
        for (var bit = 0; bit < 7; bit++)
            if ((bits[1] & (0x80 >> bit)) != 0) usages |= 1 << bit;
        return (KeyUsages)usages;
    }
}

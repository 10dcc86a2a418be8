using System.Collections.Frozen;

namespace Heluo.Engines.Crypto;

/// <summary>A certificate revocation list (GB/T 20518 clause 6, RFC 5280 clause 5).</summary>
public sealed class RevocationList
{
    private readonly byte[] encoded;
    private readonly FrozenDictionary<string, RevokedCertificate> entries;

    private RevocationList(byte[] encoded, IEnumerable<RevokedCertificate> entries)
    {
        this.encoded = encoded;
        this.entries = entries.DistinctBy(entry => entry.SerialNumber).ToFrozenDictionary(entry => entry.SerialNumber, StringComparer.Ordinal);
    }

    /// <summary>The whole encoding.</summary>
    public ReadOnlyMemory<byte> Encoded => encoded;

    /// <summary>Whose certificates it speaks of.</summary>
    public required DistinguishedName Issuer { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset ThisUpdate { get; init; }

    /// <summary>When the next one comes at the latest; null when not said.</summary>
    public required DateTimeOffset? NextUpdate { get; init; }

    /// <summary>Everything revoked.</summary>
    public IReadOnlyCollection<RevokedCertificate> Entries => entries.Values;

    private ReadOnlyMemory<byte> SignedBytes { get; init; }

    private ReadOnlyMemory<byte> Signature { get; init; }

    private string SignatureAlgorithm { get; init; } = "";

    /// <summary>Reads DER.</summary>
    /// <exception cref="DerException">Not a revocation list.</exception>
    public static RevocationList Parse(ReadOnlyMemory<byte> der)
    {
        var own = der.ToArray();
        var list = DerReader.OpenSequence(own);
        var body = list.Expect(DerTag.Sequence);
        var algorithm = list.Algorithm();
        var signature = list.BitString();
        list.End();

        var tbs = list.Into(body);
        if (tbs.NextTag == DerTag.Number) tbs.SmallInteger();
        if (tbs.Algorithm() != algorithm) throw new DerException("撤销列表内外签名算法不一致");
        var issuer = DistinguishedName.Parse(tbs.Any());
        var made = tbs.Time();
        DateTimeOffset? next = tbs.NextTag is DerTag.UtcTime or DerTag.GeneralizedTime ? tbs.Time() : null;
        var entries = new List<RevokedCertificate>();
        if (tbs.NextTag == DerTag.Sequence)
        {
            var lines = tbs.Sequence();
            while (!lines.AtEnd) entries.Add(RevokedCertificate.Parse(lines.Sequence()));
        }

        tbs.Optional(DerTag.Context(0));
        tbs.End();
        return new RevocationList(own, entries)
        {
            Issuer = issuer, ThisUpdate = made, NextUpdate = next, SignedBytes = body.Encoded, Signature = signature, SignatureAlgorithm = algorithm,
        };
    }

    /// <summary>Reads DER or PEM.</summary>
    /// <exception cref="DerException">Neither.</exception>
    public static RevocationList ParseFile(ReadOnlyMemory<byte> content)
    {
        if (content.Length > 0 && content.Span[0] == DerTag.Sequence) return Parse(content);
        return PemText.Find(content.Span, "X509 CRL") is [var der, ..] ? Parse(der) : throw new DerException("文件不是 DER 或 PEM 撤销列表");
    }

    /// <summary>Whether the issuer's key signed this list.</summary>
    public bool IsSignedBy(Certificate issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        return SignatureAlgorithm == Sm2.SignatureOid && issuer.Subject.Equals(Issuer) && issuer.PublicKey is { } key
            && Certificate.SignedBy(key, SignedBytes.Span, Signature);
    }

    /// <summary>The line about a certificate, or null when it is not revoked by this list.</summary>
    public RevokedCertificate? Find(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.Issuer.Equals(Issuer) ? entries.GetValueOrDefault(certificate.SerialNumber) : null;
    }
}

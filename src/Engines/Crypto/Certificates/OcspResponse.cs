namespace Heluo.Engines.Crypto;

/// <summary>What an answer says of a certificate.</summary>
public enum OcspStatus
{
    /// <summary>Not revoked.</summary>
    Good,

    /// <summary>Revoked.</summary>
    Revoked,

    /// <summary>The responder does not know it.</summary>
    Unknown,
}

/// <summary>A signed answer about one certificate (RFC 6960 clause 4.2) with SM2 and SM3. Reading it proves nothing: the verifier checks who signed.</summary>
public sealed class OcspResponse
{
    private readonly byte[] encoded;

    private OcspResponse(byte[] encoded) => this.encoded = encoded;

    /// <summary>The whole encoding.</summary>
    public ReadOnlyMemory<byte> Encoded => encoded;

    /// <summary>The certificate it speaks of.</summary>
    public required OcspRequest Subject { get; init; }

    /// <summary>What it says.</summary>
    public required OcspStatus Status { get; init; }

    /// <summary>Since when the certificate is revoked; null unless it is.</summary>
    public required DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The moment for which it speaks.</summary>
    public required DateTimeOffset ThisUpdate { get; init; }

    /// <summary>The asker's nonce, or empty.</summary>
    public required ReadOnlyMemory<byte> Nonce { get; init; }

    /// <summary>Certificates sent along, of a responder that is not the issuer itself.</summary>
    public required IReadOnlyList<Certificate> Certificates { get; init; }

    private ReadOnlyMemory<byte> SignedBytes { get; init; }

    private ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Reads one.</summary>
    /// <exception cref="DerException">Anything else, an error answer included.</exception>
    public static OcspResponse Parse(ReadOnlyMemory<byte> der)
    {
        var own = der.ToArray();
        var outer = DerReader.OpenSequence(own);
        if (outer.Expect(DerTag.Enumerated).Content.Span is not [0]) throw new DerException("证书状态查询被拒绝");
        var bytes = outer.Context(0).Sequence();
        outer.End();
        if (bytes.ObjectIdentifier() != CertificateOids.OcspBasic) throw new DerException("不认识的证书状态应答");
        var basic = DerReader.OpenSequence(bytes.OctetString());
        var body = basic.Expect(DerTag.Sequence);
        if (basic.Algorithm() is not (Sm2.SignatureOid or Sm2.MessageSignatureOid)) throw new DerException("证书状态应答的签名算法不是 SM2");
        var signature = basic.BitString();
        var certificates = new List<Certificate>();
        if (!basic.AtEnd)
        {
            var list = basic.Context(0).Sequence();
            while (!list.AtEnd) certificates.Add(Certificate.Parse(list.Expect(DerTag.Sequence).Encoded));
        }

        basic.End();
        return ParseBody(own, body, basic.Into(body), signature, certificates);
    }

    /// <summary>Whether the issuer, or one whom the issuer named its responder, signed this answer, and it speaks of the issuer's certificates.</summary>
    public bool IsSignedFor(Certificate issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        if (!Subject.IsAbout(issuer)) return false;
        if (issuer.PublicKey is { } own && Certificate.SignedBy(own, SignedBytes.Span, Signature)) return true;
        return Certificates.Any(one => one.PublicKey is { } key && one.IsSignedBy(issuer) && one.Issuer.Equals(issuer.Subject)
            && one.Extensions.ExtendedUsages.Contains(OcspResponder.Purpose) && ThisUpdate >= one.NotBefore && ThisUpdate <= one.NotAfter
            && Certificate.SignedBy(key, SignedBytes.Span, Signature));
    }

    private static OcspResponse ParseBody(byte[] own, DerElement signed, DerReader body, ReadOnlyMemory<byte> signature, List<Certificate> certificates)
    {
        body.Optional(DerTag.Context(0));
        body.Any();
        body.Time();
        var list = body.Sequence();
        var single = list.Sequence();
        list.End();
        var (name, key, serial) = OcspRequest.ParseId(single.Sequence());
        var state = single.Any();
        var status = state.Tag switch { 0x80 => OcspStatus.Good, 0xa1 => OcspStatus.Revoked, 0x82 => OcspStatus.Unknown, _ => throw new DerException("证书状态不认识") };
        return new OcspResponse(own)
        {
            Subject = new OcspRequest(name, key, serial), Status = status, RevokedAt = status == OcspStatus.Revoked ? single.Into(state).Time() : null,
            ThisUpdate = single.Time(), Nonce = body.NextTag == DerTag.Context(1) ? OcspRequest.FindNonce(body.Context(1).Sequence()) : default,
            Certificates = certificates, SignedBytes = signed.Encoded, Signature = signature,
        };
    }
}

namespace Heluo.Engines.Crypto;

/// <summary>One signer of a message (SignerInfo of GB/T 35275 clause 8, RFC 5652 clause 5.3).</summary>
public sealed class MessageSigner
{
    private MessageSigner()
    {
    }

    /// <summary>Issuer of the signer's certificate.</summary>
    public required DistinguishedName Issuer { get; init; }

    /// <summary>Serial number of the signer's certificate, lower-case hexadecimal.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>Digest algorithm; only SM3 verifies.</summary>
    public required string DigestAlgorithm { get; init; }

    /// <summary>Signature algorithm; only SM2 verifies.</summary>
    public required string SignatureAlgorithm { get; init; }

    /// <summary>Whether it is signed with SM2 and SM3.</summary>
    public bool UsesKnownAlgorithms => DigestAlgorithm == Sm3.Oid && SignatureAlgorithm is Sm2.SignatureOid or Sm2.MessageSignatureOid or Sm2.CurveOid;

    /// <summary>When the signer says it signed; null when it does not.</summary>
    public DateTimeOffset? SigningTime { get; private init; }

    private ReadOnlyMemory<byte> Attributes { get; init; }

    private ReadOnlyMemory<byte> StatedDigest { get; init; }

    private string? StatedContentType { get; init; }

    private ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Whether this signer's certificate is <paramref name="certificate"/>.</summary>
    public bool Bears(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return certificate.SerialNumber == SerialNumber && certificate.Issuer.Equals(Issuer);
    }

    internal static MessageSigner Parse(DerReader info)
    {
        info.SmallInteger();
        var identity = info.Sequence();
        var issuer = DistinguishedName.Parse(identity.Any());
        var serial = Convert.ToHexStringLower(identity.Integer().Span);
        var digest = info.Algorithm();
        var attributes = info.Optional(DerTag.Context(0));
        var algorithm = info.Algorithm();
        var signature = info.OctetString();
        info.Optional(DerTag.Context(1));
        info.End();
        var (type, stated, time) = attributes is { } present ? ReadAttributes(info.Into(present)) : (null, default, null);
        return new MessageSigner
        {
            Issuer = issuer, SerialNumber = serial, DigestAlgorithm = digest, SignatureAlgorithm = algorithm, Signature = signature,
            Attributes = attributes is { } some ? Der.Element(DerTag.Set, some.Content) : default,
            StatedContentType = type, StatedDigest = stated, SigningTime = time,
        };
    }

    internal bool Verify(Certificate certificate, string contentType, ReadOnlyMemory<byte> content)
    {
        if (!UsesKnownAlgorithms || !Bears(certificate) || certificate.PublicKey is not { } key) return false;
        if (Attributes.IsEmpty) return Certificate.SignedBy(key, content.Span, Signature);
        return StatedContentType == contentType && Sm3.Hash(content.Span).AsSpan().SequenceEqual(StatedDigest.Span)
            && Certificate.SignedBy(key, Attributes.Span, Signature);
    }

    /// <summary>Whether the digest in the signed attributes, if there are any, is one of those; attributes are signed in place of the content.</summary>
    internal bool States(params ReadOnlySpan<byte[]> digests)
    {
        if (Attributes.IsEmpty) return true;
        foreach (var digest in digests)
            if (StatedDigest.Span.SequenceEqual(digest)) return true;
        return false;
    }

    /// <summary>Whether the certificate's key signed the attributes, or, without any, one of those contents.</summary>
    internal bool Signed(Certificate certificate, params ReadOnlySpan<byte[]> contents)
    {
        if (certificate.PublicKey is not { } key) return false;
        if (!Attributes.IsEmpty) return Certificate.SignedBy(key, Attributes.Span, Signature);
        foreach (var content in contents)
            if (Certificate.SignedBy(key, content, Signature)) return true;
        return false;
    }

    private static (string? Type, ReadOnlyMemory<byte> Digest, DateTimeOffset? Time) ReadAttributes(DerReader attributes)
    {
        string? type = null;
        ReadOnlyMemory<byte> digest = default;
        DateTimeOffset? time = null;
        while (!attributes.AtEnd)
        {
            var attribute = attributes.Sequence();
            var oid = attribute.ObjectIdentifier();
            var values = attribute.Set();
            switch (oid)
            {
                case MessageOids.ContentType: type = values.ObjectIdentifier(); break;
                case MessageOids.MessageDigest: digest = values.OctetString(); break;
                case MessageOids.SigningTime: time = values.Time(); break;
            }
        }

        return (type, digest, time);
    }
}

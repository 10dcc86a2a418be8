namespace Heluo.Engines.Crypto;

/// <summary>What a signed message is to hold.</summary>
public sealed record SignedMessageRequest
{
    /// <summary>What is signed.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Which object identifiers are used.</summary>
    public SignedMessageSyntax Syntax { get; init; } = SignedMessageSyntax.Gb35275;

    /// <summary>Object identifier of the kind of content; null for plain data.</summary>
    public string? ContentType { get; init; }

    /// <summary>Whether the content is kept elsewhere.</summary>
    public bool Detached { get; init; }

    /// <summary>When it is signed, put in as a signed attribute; null for none.</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>Whether attributes (kind, digest, signer's certificate) are signed in place of the bare content. Other kinds than plain data always do.</summary>
    public bool SignedAttributes { get; init; }

    /// <summary>Certificates sent along besides the signer's.</summary>
    public IReadOnlyList<Certificate> FurtherCertificates { get; init; } = [];

    internal ReadOnlyMemory<byte>[] Attributes(string type, Certificate certificate)
    {
        if (!SignedAttributes && SigningTime is null && ContentType is null) return [];
        var list = new List<ReadOnlyMemory<byte>>
        {
            Attribute(MessageOids.ContentType, Der.ObjectIdentifier(type)),
            Attribute(MessageOids.MessageDigest, Der.OctetString(Sm3.Hash(Content.Span))),
            Attribute(MessageOids.SigningCertificateV2, Der.Sequence(Der.Sequence(Der.Sequence(
                Der.Algorithm(Sm3.Oid), Der.OctetString(Sm3.Hash(certificate.Encoded.Span)))))),
        };
        if (SigningTime is { } time) list.Add(Attribute(MessageOids.SigningTime, Der.CertificateTime(time)));
        return [.. list];
    }

    private static byte[] Attribute(string oid, byte[] value) => Der.Sequence(Der.ObjectIdentifier(oid), Der.Set(value));
}

namespace Heluo.Engines.Crypto;

/// <summary>A signature with an electronic seal (SES_Signature; SignedValue.dat of an OFD) in any of the three formats.</summary>
public sealed class SealSignature
{
    private readonly byte[] encoded;

    private SealSignature(byte[] encoded) => this.encoded = encoded;

    /// <summary>The whole encoding.</summary>
    public ReadOnlyMemory<byte> Encoded => encoded;

    /// <summary>The format.</summary>
    public required SealVersion Version { get; init; }

    /// <summary>The seal used.</summary>
    public required ElectronicSeal Seal { get; init; }

    /// <summary>When it says it was made (UTC); null when that cannot be read.</summary>
    public required DateTimeOffset? SignedAt { get; init; }

    /// <summary>Digest of what was signed: for OFD, SM3 of Signature.xml.</summary>
    public required ReadOnlyMemory<byte> DataHash { get; init; }

    /// <summary>For OFD, the path of Signature.xml in the package.</summary>
    public required string PropertyInfo { get; init; }

    /// <summary>The signer's certificate as encoded.</summary>
    public required ReadOnlyMemory<byte> SignerCertificate { get; init; }

    /// <summary>Object identifier of the signature algorithm.</summary>
    public required string SignatureAlgorithm { get; init; }

    /// <summary>What was signed: toSign as encoded.</summary>
    public required ReadOnlyMemory<byte> SignedBytes { get; init; }

    /// <summary>The signer's signature.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>A timestamp over <see cref="Signature"/> (V4, V5) or over the time information (V1); null when there is none.</summary>
    public required ReadOnlyMemory<byte>? Timestamp { get; init; }

    /// <summary>Signs with a seal in the format V4 (GB/T 38540-2020 clause 7).</summary>
    /// <param name="request">What is signed.</param>
    /// <param name="certificate">The signer's certificate, one of the seal's list.</param>
    /// <param name="key">The key that belongs to it.</param>
    /// <param name="timestamps">Stamps the signature; null for no timestamp.</param>
    public static SealSignature Sign(SealSignatureRequest request, Certificate certificate, SigningKey key, TimestampAuthority? timestamps = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(certificate);
        var toSign = Der.Sequence(
            Der.Integer((int)SealVersion.V4), request.Seal.Encoded, Der.GeneralizedTime(request.SignedAt),
            Der.BitString(request.DataHash), Der.Ia5Text(request.PropertyInfo));
        var signature = key.Sign(toSign).ToDer();
        var stamp = timestamps is null ? default(ReadOnlyMemory<byte>) : Der.Context(0, Der.BitString(timestamps.Stamp(Sm3.Hash(signature)).Encoded));
        return Parse(Der.Sequence(
            toSign, Der.OctetString(certificate.Encoded), Der.ObjectIdentifier(Sm2.SignatureOid), Der.BitString(signature), stamp));
    }

    /// <summary>Reads V1, V4 or V5.</summary>
    /// <exception cref="DerException">Anything else.</exception>
    public static SealSignature Parse(ReadOnlyMemory<byte> der)
    {
        var own = der.ToArray();
        var outer = DerReader.OpenSequence(own);
        var body = outer.Expect(DerTag.Sequence);
        var toSign = outer.Into(body);
        return outer.NextTag == DerTag.BitString ? ParseOld(own, body, outer, toSign) : ParseNew(own, body, outer, toSign);
    }

    private static SealSignature ParseNew(byte[] own, DerElement body, DerReader outer, DerReader toSign)
    {
        var version = toSign.SmallInteger();
        var seal = ElectronicSeal.Parse(toSign.Expect(DerTag.Sequence).Encoded);
        var time = ReadTime(toSign.Any(), out _);
        var hash = Octets(toSign.Any());
        var property = toSign.Text();
        if (!toSign.AtEnd) toSign.Any();
        toSign.End();
        var certificate = outer.OctetString();
        var algorithm = outer.ObjectIdentifier();
        var signature = outer.BitString();
        ReadOnlyMemory<byte>? stamp = outer.NextTag switch
        {
            0 => default(ReadOnlyMemory<byte>?),
            0xa0 => Octets(outer.Context(0).Any()),
            _ => Octets(new DerElement(DerTag.BitString, outer.Expect(DerTag.ContextPrimitive(0)).Content, default)),
        };
        outer.End();
        return new SealSignature(own)
        {
            Version = version == (int)SealVersion.V5 ? SealVersion.V5 : SealVersion.V4, Seal = seal, SignedAt = time, DataHash = hash,
            PropertyInfo = property, SignerCertificate = certificate, SignatureAlgorithm = algorithm, SignedBytes = body.Encoded,
            Signature = signature, Timestamp = stamp,
        };
    }

    private static SealSignature ParseOld(byte[] own, DerElement body, DerReader outer, DerReader toSign)
    {
        toSign.SmallInteger();
        var seal = ElectronicSeal.Parse(toSign.Expect(DerTag.Sequence).Encoded);
        var time = ReadTime(toSign.Any(), out var stamp);
        var hash = Octets(toSign.Any());
        var property = toSign.Text();
        var certificate = toSign.OctetString();
        var algorithm = toSign.ObjectIdentifier();
        toSign.End();
        var signature = outer.BitString();
        outer.End();
        return new SealSignature(own)
        {
            Version = SealVersion.V1, Seal = seal, SignedAt = time, DataHash = hash, PropertyInfo = property, SignerCertificate = certificate,
            SignatureAlgorithm = algorithm, SignedBytes = body.Encoded, Signature = signature, Timestamp = stamp,
        };
    }

    /// <summary>The moment in a time, or in a bit or octet string around a time, its text, or a timestamp token (V1).</summary>
    private static DateTimeOffset? ReadTime(DerElement element, out ReadOnlyMemory<byte>? stamp)
    {
        stamp = null;
        if (element.Tag is DerTag.UtcTime or DerTag.GeneralizedTime) return SealTime.Read(element);
        var inner = Octets(element);
        if (inner.IsEmpty) return null;
        try
        {
            if (inner.Span[0] is DerTag.UtcTime or DerTag.GeneralizedTime) return SealTime.Read(new DerReader(inner).Any());
            if (inner.Span[0] != DerTag.Sequence) return SealTime.ReadText(inner);
            stamp = inner;
            return TimestampToken.Parse(inner).Time;
        }
        catch (DerException)
        {
            return null;
        }
    }

    private static ReadOnlyMemory<byte> Octets(DerElement element) => element.Tag switch
    {
        DerTag.BitString => DerReader.Bits(element.Content),
        DerTag.OctetString => element.Content,
        _ => throw new DerException($"DER 结构不符：此处应为位串，实为标签 0x{element.Tag:x2}"),
    };
}

namespace Heluo.Engines.Crypto;

/// <summary>An electronic seal (SESeal; the content of an .esl file) in any of the three formats. Reading it proves nothing: see <see cref="SealVerifier"/>.</summary>
public sealed class ElectronicSeal
{
    private readonly byte[] encoded;

    private ElectronicSeal(byte[] encoded) => this.encoded = encoded;

    /// <summary>The whole encoding.</summary>
    public ReadOnlyMemory<byte> Encoded => encoded;

    /// <summary>The format.</summary>
    public required SealVersion Version { get; init; }

    /// <summary>Who made the software (Vid).</summary>
    public required string Vendor { get; init; }

    /// <summary>The seal's own number (esID).</summary>
    public required string Id { get; init; }

    /// <summary>The kind of seal as its maker numbers it.</summary>
    public required int Type { get; init; }

    /// <summary>Its name: what the imprint says.</summary>
    public required string Name { get; init; }

    /// <summary>Who may sign with it.</summary>
    public required SealSigners Signers { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>First moment of validity.</summary>
    public required DateTimeOffset ValidFrom { get; init; }

    /// <summary>Last moment of validity.</summary>
    public required DateTimeOffset ValidTo { get; init; }

    /// <summary>Its picture.</summary>
    public required SealImage Image { get; init; }

    /// <summary>The maker's certificate as encoded.</summary>
    public required ReadOnlyMemory<byte> MakerCertificate { get; init; }

    /// <summary>Object identifier of the maker's signature algorithm.</summary>
    public required string SignatureAlgorithm { get; init; }

    /// <summary>What the maker signed: the seal information alone in V4 and V5; information, certificate and algorithm in V1.</summary>
    public required ReadOnlyMemory<byte> SignedBytes { get; init; }

    /// <summary>The maker's signature.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Makes and signs a seal in the format V4 (GB/T 38540-2020).</summary>
    /// <param name="content">What it says.</param>
    /// <param name="makerCertificate">The maker's certificate.</param>
    /// <param name="makerKey">The key that belongs to it.</param>
    public static ElectronicSeal Make(SealContent content, Certificate makerCertificate, SigningKey makerKey)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(makerCertificate);
        var info = content.Encode();
        return Parse(Der.Sequence(
            info, Der.OctetString(makerCertificate.Encoded), Der.ObjectIdentifier(Sm2.SignatureOid), Der.BitString(makerKey.Sign(info).ToDer())));
    }

    /// <summary>Reads V1, V4 or V5.</summary>
    /// <exception cref="DerException">Anything else.</exception>
    public static ElectronicSeal Parse(ReadOnlyMemory<byte> der)
    {
        var own = der.ToArray();
        var seal = DerReader.OpenSequence(own);
        var info = seal.Expect(DerTag.Sequence);
        DerElement certificate;
        DerElement algorithm;
        ReadOnlyMemory<byte> signature;
        var old = seal.NextTag == DerTag.Sequence;
        var maker = old ? seal.Sequence() : seal;
        certificate = maker.Expect(DerTag.OctetString);
        algorithm = maker.Expect(DerTag.ObjectIdentifier);
        signature = maker.BitString();
        maker.End();
        seal.End();
        var signed = old ? Der.Sequence(info.Encoded, certificate.Encoded, algorithm.Encoded) : info.Encoded;
        return ParseInfo(own, seal.Into(info), signed, certificate.Content, DerReader.Dotted(algorithm.Content.Span), signature, old);
    }

    /// <summary>Whether the maker's key signed the seal (step 7).</summary>
    public bool IsSignedBy(Certificate maker)
    {
        ArgumentNullException.ThrowIfNull(maker);
        return maker.PublicKey is { } key && Certificate.SignedBy(key, SignedBytes.Span, Signature);
    }

    private static ElectronicSeal ParseInfo(
        byte[] own, DerReader info, ReadOnlyMemory<byte> signed, ReadOnlyMemory<byte> certificate, string algorithm, ReadOnlyMemory<byte> signature, bool old)
    {
        var header = info.Sequence();
        if (header.Text() != "ES") throw new DerException("不是电子印章数据");
        var number = header.SmallInteger();
        var vendor = header.Text();
        var id = info.Text();
        var property = info.Sequence();
        var type = property.SmallInteger();
        var name = property.Text();
        var signers = SealSigners.Parse(property);
        var (created, from, to) = (SealTime.Read(property.Any()), SealTime.Read(property.Any()), SealTime.Read(property.Any()));
        var image = SealImage.Parse(info.Sequence());
        if (!info.AtEnd) info.Any();
        info.End();
        return new ElectronicSeal(own)
        {
            Version = old ? SealVersion.V1 : number == (int)SealVersion.V5 ? SealVersion.V5 : SealVersion.V4,
            Vendor = vendor, Id = id, Type = type, Name = name, Signers = signers, CreatedAt = created, ValidFrom = from, ValidTo = to,
            Image = image, MakerCertificate = certificate, SignatureAlgorithm = algorithm, SignedBytes = signed, Signature = signature,
        };
    }
}

using System.Security.Cryptography;

namespace Heluo.Engines.Crypto;

/// <summary>An X.509 certificate (GB/T 20518-2018, RFC 5280). Reading it proves nothing: see <see cref="CertificateVerifier"/>.</summary>
public sealed class Certificate : IEquatable<Certificate>
{
    private readonly byte[] encoded;

    private Certificate(byte[] encoded, ReadOnlyMemory<byte> tbs) => (this.encoded, SignedBytes) = (encoded, tbs);

    /// <summary>The whole encoding.</summary>
    public ReadOnlyMemory<byte> Encoded => encoded;

    /// <summary>tbsCertificate, what the issuer signed.</summary>
    public ReadOnlyMemory<byte> SignedBytes { get; }

    /// <summary>Serial number, its octets in lower-case hexadecimal.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>Who issued it.</summary>
    public required DistinguishedName Issuer { get; init; }

    /// <summary>Whose it is.</summary>
    public required DistinguishedName Subject { get; init; }

    /// <summary>First moment of validity.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>Last moment of validity.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>subjectPublicKeyInfo as encoded.</summary>
    public required ReadOnlyMemory<byte> SubjectPublicKeyInfo { get; init; }

    /// <summary>The SM2 key, or null when the key is of another kind.</summary>
    public required Sm2PublicKey? PublicKey { get; init; }

    /// <summary>The extensions that decide its use.</summary>
    public required CertificateExtensions Extensions { get; init; }

    /// <summary>Object identifier of the signature algorithm.</summary>
    public required string SignatureAlgorithm { get; init; }

    /// <summary>The issuer's signature as encoded.</summary>
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>Whether subject and issuer are the same.</summary>
    public bool IsSelfIssued => Subject.Equals(Issuer);

    /// <summary>Reads DER.</summary>
    /// <exception cref="DerException">Not a certificate.</exception>
    public static Certificate Parse(ReadOnlyMemory<byte> der)
    {
        var own = der.ToArray();
        var certificate = DerReader.OpenSequence(own);
        var body = certificate.Expect(DerTag.Sequence);
        var algorithm = certificate.Algorithm();
        var signature = certificate.BitString();
        certificate.End();

        var tbs = certificate.Into(body);
        if (tbs.Optional(DerTag.Context(0)) is { } version && tbs.Into(version).SmallInteger() is < 0 or > 2) throw new DerException("证书版本不支持");
        var serial = Convert.ToHexStringLower(tbs.Integer().Span);
        if (tbs.Algorithm() != algorithm) throw new DerException("证书内外签名算法不一致");
        var issuer = DistinguishedName.Parse(tbs.Any());
        var validity = tbs.Sequence();
        var (from, to) = (validity.Time(), validity.Time());
        var subject = DistinguishedName.Parse(tbs.Any());
        var key = tbs.Expect(DerTag.Sequence).Encoded;
        tbs.Optional(DerTag.ContextPrimitive(1));
        tbs.Optional(DerTag.ContextPrimitive(2));
        var extensions = tbs.NextTag == DerTag.Context(3) ? CertificateExtensions.Parse(tbs.Context(3).Sequence()) : CertificateExtensions.None;
        tbs.End();
        return new Certificate(own, body.Encoded)
        {
            SerialNumber = serial, Issuer = issuer, Subject = subject, NotBefore = from, NotAfter = to, SubjectPublicKeyInfo = key,
            PublicKey = Sm2KeyOf(key), Extensions = extensions, SignatureAlgorithm = algorithm, Signature = signature,
        };
    }

    /// <summary>Reads DER or PEM.</summary>
    /// <exception cref="DerException">Neither.</exception>
    public static Certificate ParseFile(ReadOnlyMemory<byte> content) => ParseFileOfMany(content)[0];

    /// <summary>Reads one certificate in DER, or one or more in PEM.</summary>
    /// <exception cref="DerException">Neither.</exception>
    public static IReadOnlyList<Certificate> ParseFileOfMany(ReadOnlyMemory<byte> content)
    {
        if (content.Length > 0 && content.Span[0] == DerTag.Sequence) return [Parse(content)];
        var found = PemText.Find(content.Span, "CERTIFICATE").Select(der => Parse(der)).ToArray();
        return found.Length > 0 ? found : throw new DerException("文件不是 DER 或 PEM 证书");
    }

    /// <summary>Whether the issuer's key signed this certificate.</summary>
    public bool IsSignedBy(Certificate issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        return SignatureAlgorithm == Sm2.SignatureOid && issuer.PublicKey is { } key && SignedBy(key, SignedBytes.Span, Signature);
    }

    /// <summary>As PEM.</summary>
    public string ToPem() => PemEncoding.WriteString("CERTIFICATE", encoded) + "\n";

    /// <inheritdoc/>
    public bool Equals(Certificate? other) => other is not null && encoded.AsSpan().SequenceEqual(other.encoded);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Certificate);

    /// <inheritdoc/>
    public override int GetHashCode() => SerialNumber.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether <paramref name="signature"/> (DER, or raw) is the key's; a malformed one is not.</summary>
    internal static bool SignedBy(Sm2PublicKey key, ReadOnlySpan<byte> message, ReadOnlyMemory<byte> signature)
    {
        try
        {
            return key.Verify(message, Sm2Signature.FromDerOrRaw(signature));
        }
        catch (DerException)
        {
            return false;
        }
    }

    private static Sm2PublicKey? Sm2KeyOf(ReadOnlyMemory<byte> info)
    {
        var algorithm = DerReader.OpenSequence(info).Sequence();
        var elliptic = algorithm.ObjectIdentifier() == Sm2.PublicKeyOid;
        if (!elliptic || algorithm.NextTag != DerTag.ObjectIdentifier || algorithm.ObjectIdentifier() != Sm2.CurveOid) return null;
        try
        {
            return Sm2PublicKey.FromSubjectPublicKeyInfo(info);
        }
        catch (CryptographicException refused)
        {
            throw new DerException("证书公钥不在 SM2 曲线上", refused);
        }
    }
}

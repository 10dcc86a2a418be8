namespace Heluo.Engines.Crypto;

/// <summary>A timestamp token (RFC 3161 clause 2.4.2, GB/T 20520) with SM3 and SM2.</summary>
public sealed class TimestampToken
{
    private TimestampToken(SignedMessage message) => Message = message;

    /// <summary>The signed message around it.</summary>
    public SignedMessage Message { get; }

    /// <summary>The whole encoding.</summary>
    public ReadOnlyMemory<byte> Encoded => Message.Encoded;

    /// <summary>Policy the authority followed.</summary>
    public required string Policy { get; init; }

    /// <summary>Digest algorithm of what was stamped.</summary>
    public required string DigestAlgorithm { get; init; }

    /// <summary>Digest of what was stamped.</summary>
    public required ReadOnlyMemory<byte> Digest { get; init; }

    /// <summary>Serial number, lower-case hexadecimal.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>When it was stamped.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The asker's nonce, or empty.</summary>
    public ReadOnlyMemory<byte> Nonce { get; private init; }

    /// <summary>Reads one, or the one in a TimeStampResp, which some makers keep whole.</summary>
    /// <exception cref="DerException">Anything else.</exception>
    public static TimestampToken Parse(ReadOnlyMemory<byte> der)
    {
        var outer = DerReader.OpenSequence(der);
        var answered = outer.Optional(DerTag.Sequence) is not null;
        var message = SignedMessage.Parse(answered ? outer.Any().Encoded : der);
        if (message.ContentType != TimestampOids.Info || message.Content is not { } content) throw new DerException("不是时间戳");
        var info = DerReader.OpenSequence(content);
        if (info.SmallInteger() != 1) throw new DerException("时间戳版本不支持");
        var policy = info.ObjectIdentifier();
        var imprint = info.Sequence();
        var algorithm = imprint.Algorithm();
        var digest = imprint.OctetString();
        var serial = Convert.ToHexStringLower(info.Integer().Span);
        var time = info.Time();
        info.Optional(DerTag.Sequence);
        if (info.NextTag == DerTag.Truth) info.Boolean();
        var nonce = info.NextTag == DerTag.Number ? info.Integer() : default;
        return new TimestampToken(message)
        {
            Policy = policy, DigestAlgorithm = algorithm, Digest = digest, SerialNumber = serial, Time = time, Nonce = nonce,
        };
    }

    /// <summary>Judges the token: its digest, its signature, and the certificate of the authority at the time it states.</summary>
    /// <param name="digest">SM3 of what should have been stamped.</param>
    /// <param name="verifier">Judges the authority's certificate.</param>
    /// <returns>Empty when it is good, else a sentence for a person.</returns>
    public string Verify(ReadOnlySpan<byte> digest, CertificateVerifier verifier)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        if (DigestAlgorithm != Sm3.Oid) return "时间戳的杂凑算法不是 SM3";
        if (!Digest.Span.SequenceEqual(digest)) return "时间戳不是针对这份内容的";
        if (Message.Signers.Count != 1 || Message.CertificateOf(Message.Signers[0]) is not { } certificate) return "时间戳缺少签发机构证书";
        if (!Message.VerifySignatures()) return "时间戳的签名不对";
        return verifier.Verify(certificate, Time, KeyUsages.DigitalSignature | KeyUsages.NonRepudiation, TimestampOids.Purpose, Message.Certificates).Reason;
    }
}

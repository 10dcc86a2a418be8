namespace Heluo.Engines.Crypto;

/// <summary>A signed message: signedData of GB/T 35275-2017 clause 8, or SignedData of CMS (RFC 5652), with SM2 and SM3.</summary>
public sealed class SignedMessage
{
    /// <summary>More are nobody's: each costs a key checked against the curve.</summary>
    private const int MostCertificates = 64;

    /// <summary>More are nobody's: each costs a digest of the content and a signature verified.</summary>
    private const int MostSigners = 16;

    private readonly byte[] encoded;

    private SignedMessage(byte[] encoded) => this.encoded = encoded;

    /// <summary>The whole encoding, a ContentInfo.</summary>
    public ReadOnlyMemory<byte> Encoded => encoded;

    /// <summary>Object identifier of the kind of content.</summary>
    public required string ContentType { get; init; }

    /// <summary>What was signed; null when it is kept elsewhere.</summary>
    public required ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>The certificates sent along.</summary>
    public required IReadOnlyList<Certificate> Certificates { get; init; }

    /// <summary>Who signed.</summary>
    public required IReadOnlyList<MessageSigner> Signers { get; init; }

    /// <summary>Signs.</summary>
    /// <param name="request">What, and how.</param>
    /// <param name="certificate">The signer's certificate.</param>
    /// <param name="key">The key that belongs to it.</param>
    public static SignedMessage Sign(SignedMessageRequest request, Certificate certificate, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(certificate);
        var type = request.ContentType ?? MessageOids.Data(request.Syntax);
        var attributes = request.Attributes(type, certificate);
        var signature = key.Sign(attributes.Length > 0 ? Der.Set(attributes) : request.Content.Span);
        var signer = Der.Sequence(
            Der.Integer(1),
            Der.Sequence(certificate.Issuer.Encoded, Der.Element(DerTag.Number, Convert.FromHexString(certificate.SerialNumber))),
            Der.Algorithm(Sm3.Oid),
            attributes.Length > 0 ? Der.Context(0, new DerReader(Der.Set(attributes)).Any().Content) : default,
            Der.Algorithm(request.Syntax == SignedMessageSyntax.Cms ? Sm2.SignatureOid : Sm2.MessageSignatureOid),
            Der.OctetString(signature.ToDer()));
        var inner = Der.Sequence(
            Der.ObjectIdentifier(type), request.Detached ? default : Der.Context(0, Der.OctetString(request.Content)));
        var certificates = new[] { certificate }.Concat(request.FurtherCertificates).Select(one => one.Encoded).ToArray();
        var plain = type is MessageOids.CmsData or MessageOids.GbData;
        return Parse(Der.Sequence(
            Der.ObjectIdentifier(MessageOids.SignedData(request.Syntax)),
            Der.Context(0, Der.Sequence(
                Der.Integer(plain ? 1 : 3), Der.Set(Der.Algorithm(Sm3.Oid)), inner, Der.Context(0, certificates), Der.Set(signer)))));
    }

    /// <summary>Reads one in either syntax.</summary>
    /// <exception cref="DerException">Anything else.</exception>
    public static SignedMessage Parse(ReadOnlyMemory<byte> der)
    {
        var own = der.ToArray();
        var outer = DerReader.OpenSequence(own);
        if (outer.ObjectIdentifier() is not (MessageOids.GbSignedData or MessageOids.CmsSignedData)) throw new DerException("不是签名数据");
        var data = outer.Context(0).Sequence();
        outer.End();
        data.SmallInteger();
        data.Set();
        var inner = data.Sequence();
        var type = inner.ObjectIdentifier();
        ReadOnlyMemory<byte>? content = inner.AtEnd ? default(ReadOnlyMemory<byte>?) : inner.Context(0).OctetString();
        var certificates = new List<Certificate>();
        if (data.Optional(DerTag.Context(0)) is { } set)
        {
            var list = data.Into(set);
            while (!list.AtEnd)
            {
                if (certificates.Count == MostCertificates) throw new DerException($"签名数据里的证书超过 {MostCertificates} 张");
                certificates.Add(Certificate.Parse(list.Expect(DerTag.Sequence).Encoded));
            }
        }

        data.Optional(DerTag.Context(1));
        var signers = new List<MessageSigner>();
        var infos = data.Set();
        while (!infos.AtEnd)
        {
            if (signers.Count == MostSigners) throw new DerException($"签名数据里的签名人超过 {MostSigners} 个");
            signers.Add(MessageSigner.Parse(infos.Sequence()));
        }

        data.End();
        return new SignedMessage(own) { ContentType = type, Content = content, Certificates = certificates, Signers = signers };
    }

    /// <summary>The signer's certificate among those sent along, or null.</summary>
    public Certificate? CertificateOf(MessageSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return Certificates.FirstOrDefault(signer.Bears);
    }

    /// <summary>Whether there is a signer and every signer's certificate is here and its signature right. Trust in the certificates is judged apart.</summary>
    /// <param name="detachedContent">The content when the message does not hold it.</param>
    public bool VerifySignatures(ReadOnlyMemory<byte>? detachedContent = null) =>
        (Content ?? detachedContent) is { } content
        && Signers.Count > 0
        && Signers.All(signer => CertificateOf(signer) is { } certificate && signer.Verify(certificate, ContentType, content));
}

namespace Heluo.Engines.Crypto;

/// <summary>Answers whether certificates of one issuer are revoked (RFC 6960).</summary>
/// <param name="issuer">The issuer whose certificates are asked for.</param>
/// <param name="certificate">The responder's certificate: the issuer's own, or one it issued with the purpose <see cref="Purpose"/>.</param>
/// <param name="key">The key that belongs to it.</param>
/// <param name="find">What is known of a serial number: good with null, revoked with the line, or not issued.</param>
/// <param name="clock">Where the time comes from.</param>
public sealed class OcspResponder(
    Certificate issuer, Certificate certificate, SigningKey key, Func<string, (OcspStatus Status, RevokedCertificate? Line)> find, TimeProvider clock)
{
    /// <summary>id-kp-OCSPSigning, which a responder's certificate must bear.</summary>
    public const string Purpose = "1.3.6.1.5.5.7.3.9";

    private const int MalformedRequest = 1;
    private const int Unauthorised = 6;
    private static readonly TimeSpan Freshness = TimeSpan.FromHours(12);

    /// <summary>Answers a request; one that cannot be read or is about another issuer gets an error answer.</summary>
    public byte[] Respond(ReadOnlyMemory<byte> request)
    {
        try
        {
            var question = OcspRequest.Parse(request);
            return question.IsAbout(issuer) ? Answer(question) : Refuse(Unauthorised);
        }
        catch (DerException)
        {
            return Refuse(MalformedRequest);
        }
    }

    private byte[] Answer(OcspRequest question)
    {
        var now = clock.GetUtcNow();
        var (status, line) = find(question.SerialNumber);
        var state = status switch
        {
            OcspStatus.Good => Der.Element(DerTag.ContextPrimitive(0)),
            OcspStatus.Unknown => Der.Element(DerTag.ContextPrimitive(2)),
            _ => Der.Context(1, Der.GeneralizedTime(line!.RevokedAt), Der.Context(0, Der.Element(DerTag.Enumerated, new[] { (byte)line.Reason }))),
        };
        var single = Der.Sequence(question.EncodeId(), state, Der.GeneralizedTime(now), Der.Context(0, Der.GeneralizedTime(now + Freshness)));
        var body = Der.Sequence(
            Der.Context(1, certificate.Subject.Encoded), Der.GeneralizedTime(now), Der.Sequence(single),
            question.Nonce.IsEmpty ? default : Der.Context(1, question.EncodeNonce()));
        var basic = Der.Sequence(
            body, Der.Algorithm(Sm2.SignatureOid), Der.BitString(key.Sign(body).ToDer()), Der.Context(0, Der.Sequence(certificate.Encoded)));
        return Der.Sequence(
            Der.Element(DerTag.Enumerated, new byte[1]),
            Der.Context(0, Der.Sequence(Der.ObjectIdentifier(CertificateOids.OcspBasic), Der.OctetString(basic))));
    }

    private static byte[] Refuse(int status) => Der.Sequence(Der.Element(DerTag.Enumerated, new[] { (byte)status }));
}

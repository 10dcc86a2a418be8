using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;

namespace Heluo.Engines.Tests.Crypto;

public sealed class OcspTests
{
    private static readonly Certificate Issuer = Authority.Issuing.Certificate;
    private static readonly OcspRequest Question = OcspRequest.For(Authority.Signer, Issuer, new byte[] { 1, 2, 3 });

    [Fact]
    public void Parse_WrittenRequest_IsTheSameQuestion()
    {
        var read = OcspRequest.Parse(Question.Encode());

        read.SerialNumber.ShouldBe(Authority.Signer.SerialNumber);
        read.Nonce.ToArray().ShouldBe(new byte[] { 1, 2, 3 });
    }

    [Fact]
    public void Respond_GoodCertificate_SaysSoAndCountsAsChecked()
    {
        var answer = Answer(_ => (OcspStatus.Good, null));

        answer.Status.ShouldBe(OcspStatus.Good);
        answer.Nonce.ToArray().ShouldBe(new byte[] { 1, 2, 3 });
        answer.IsSignedFor(Issuer).ShouldBeTrue();
        answer.IsSignedFor(Authority.Root.Certificate).ShouldBeFalse();
    }

    [Fact]
    public void Verify_RevokedByAnAnswer_CountsFromThatMoment()
    {
        var answer = Answer(serial => (OcspStatus.Revoked, new RevokedCertificate(serial, SigningTime, RevocationReason.Superseded)));
        var verifier = new CertificateVerifier(Authority.ToTrustStore().Add(answer));

        answer.RevokedAt.ShouldBe(SigningTime);
        verifier.Verify(Authority.Signer, SigningTime.AddSeconds(-1), KeyUsages.DigitalSignature).IsValid.ShouldBeTrue();
        verifier.Verify(Authority.Signer, SigningTime, KeyUsages.DigitalSignature).Fault.ShouldBe(ChainFault.Revoked);
    }

    [Fact]
    public void IsSignedFor_ResponderNamedByTheIssuer_IsHeard_AnotherIsNot()
    {
        using var store = SoftwareKeyStore.InMemory();
        var content = new CertificateContent
        {
            Subject = DistinguishedName.Of(("CN", "查询")), PublicKey = store.Generate("r"), NotBefore = Start, NotAfter = Start.AddYears(1), Usages = KeyUsages.DigitalSignature,
        };
        var named = Authority.Issuing.Issue(content with { ExtendedUsages = [OcspResponder.Purpose] });
        var other = Authority.Issuing.Issue(content);

        Answer(_ => (OcspStatus.Good, null), named, new SigningKey(store, "r")).IsSignedFor(Issuer).ShouldBeTrue();
        Answer(_ => (OcspStatus.Good, null), other, new SigningKey(store, "r")).IsSignedFor(Issuer).ShouldBeFalse();
    }

    [Fact]
    public void Respond_NonsenseOrAnotherIssuer_IsAnErrorAnswer()
    {
        var responder = Responder(_ => (OcspStatus.Good, null), Issuer, new SigningKey(Authority.Store, "issuing"));
        var foreign = OcspRequest.For(Issuer, Authority.Root.Certificate);

        Should.Throw<DerException>(() => OcspResponse.Parse(responder.Respond("nonsense"u8.ToArray()))).Message.ShouldContain("拒绝");
        Should.Throw<DerException>(() => OcspResponse.Parse(responder.Respond(foreign.Encode()))).Message.ShouldContain("拒绝");
    }

    private static OcspResponse Answer(Func<string, (OcspStatus, RevokedCertificate?)> find) => Answer(find, Issuer, new SigningKey(Authority.Store, "issuing"));

    private static OcspResponse Answer(Func<string, (OcspStatus, RevokedCertificate?)> find, Certificate certificate, SigningKey key) =>
        OcspResponse.Parse(Responder(find, certificate, key).Respond(Question.Encode()));

    private static OcspResponder Responder(Func<string, (OcspStatus, RevokedCertificate?)> find, Certificate certificate, SigningKey key) =>
        new(Issuer, certificate, key, find, Clock(SigningTime));
}

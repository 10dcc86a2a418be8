using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;

namespace Heluo.Engines.Tests.Crypto;

public sealed class SealSignatureTests
{
    private static readonly SealVerifier Verifier = new(Authority.ToTrustStore());

    [Fact]
    public void Verify_UntouchedSignature_PassesEveryStep()
    {
        var read = SealSignature.Parse(Sign().Encoded);

        read.Version.ShouldBe(SealVersion.V4);
        read.SignedAt.ShouldBe(SigningTime);
        read.Seal.Name.ShouldBe("河南省某某局（样例）");
        Failed(read).ShouldBeEmpty();
    }

    [Fact]
    public void Verify_WithTimestamp_ChecksItOverTheSignatureValue()
    {
        var signed = SealSignature.Sign(Request(), Authority.Signer, Authority.SignerKey, Authority.TimestampAuthority(Clock(SigningTime.AddSeconds(3))));

        Failed(signed).ShouldBeEmpty();
        Verifier.Verify(signed, Expected()).Single(step => step.Code == "timestamp").Outcome.ShouldBe(StepOutcome.Passed);
    }

    [Theory]
    [InlineData(-60, true)]
    [InlineData(-3600, false)]
    public void Verify_TimestampBeforeTheStatedTime_IsAllowedForClocksThatDiffer(int seconds, bool valid)
    {
        var signed = SealSignature.Sign(Request(), Authority.Signer, Authority.SignerKey, Authority.TimestampAuthority(Clock(SigningTime.AddSeconds(seconds))));

        Failed(signed).Count.ShouldBe(valid ? 0 : 1);
    }

    [Fact]
    public void Verify_WholeTimestampAnswerKept_IsRead()
    {
        var plain = Sign();
        var request = Der.Sequence(Der.Integer(1), Der.Sequence(Der.Algorithm(Sm3.Oid), Der.OctetString(Sm3.Hash(plain.Signature.Span))));
        var answer = Authority.TimestampAuthority(Clock(SigningTime)).Respond(request);
        var outer = DerReader.OpenSequence(plain.Encoded);
        var stamped = Der.Sequence(outer.Any().Encoded, outer.Any().Encoded, outer.Any().Encoded, outer.Any().Encoded, Der.Context(0, Der.BitString(answer)));

        Verifier.Verify(SealSignature.Parse(stamped), Expected()).Single(step => step.Code == "timestamp").Outcome.ShouldBe(StepOutcome.Passed);
    }

    [Fact]
    public void Verify_TimestampOfAnotherSignature_FailsTheTimestampStep()
    {
        var stamp = Authority.TimestampAuthority(Clock(SigningTime)).Stamp(Sm3.Hash("other"u8));
        var plain = Sign();
        var outer = DerReader.OpenSequence(plain.Encoded);
        var forged = Der.Sequence(
            outer.Any().Encoded, outer.Any().Encoded, outer.Any().Encoded, outer.Any().Encoded, Der.Context(0, Der.BitString(stamp.Encoded)));

        Failed(SealSignature.Parse(forged)).ShouldBe(["timestamp"]);
    }

    [Fact]
    public void Verify_OtherDocument_FailsTheHashStep() =>
        Failed(Sign(), Expected() with { DataHash = Sm3.Hash("changed"u8) }).ShouldBe(["data-hash"]);

    [Fact]
    public void Verify_OtherPath_FailsThePathStep() =>
        Failed(Sign(), Expected() with { Path = "/Doc_0/Signs/Sign_1/Signature.xml" }).ShouldBe(["property-path"]);

    [Fact]
    public void Verify_SignerNotInTheList_FailsThatStepAlone()
    {
        var signed = SealSignature.Sign(Request(), Authority.SealMaker, Authority.SealMakerKey);

        Failed(signed).ShouldBe(["signer-in-seal"]);
    }

    [Fact]
    public void Verify_SealListingDigests_AcceptsItsSigner()
    {
        var seal = ElectronicSeal.Make(SealContent() with { ListDigests = true }, Authority.SealMaker, Authority.SealMakerKey);

        Failed(Sign(seal)).ShouldBeEmpty();
    }

    [Fact]
    public void Verify_SignedAfterTheSealExpired_FailsTheValidityStep()
    {
        var seal = ElectronicSeal.Make(SealContent() with { ValidTo = Start.AddDays(10) }, Authority.SealMaker, Authority.SealMakerKey);

        Failed(Sign(seal)).ShouldBe(["seal-validity"]);
    }

    [Fact]
    public void Verify_SealExpiredSinceSigning_IsStillValid()
    {
        var seal = ElectronicSeal.Make(SealContent() with { ValidTo = SigningTime.AddDays(1) }, Authority.SealMaker, Authority.SealMakerKey);

        Failed(Sign(seal)).ShouldBeEmpty();
    }

    [Fact]
    public void Verify_SealRevokedBeforeSigning_FailsTheValidityStep()
    {
        var request = Expected() with { IsSealRevoked = (id, at) => id == Seal.Id && at >= SigningTime };

        Failed(Sign(), request).ShouldBe(["seal-validity"]);
    }

    [Fact]
    public void Verify_SealMadeByAnotherKey_FailsTheSealSignatureStep()
    {
        var seal = ElectronicSeal.Make(SealContent(), Authority.SealMaker, Authority.SignerKey);

        Failed(Sign(seal)).ShouldBe(["seal-signature"]);
    }

    [Fact]
    public void Verify_UnderOtherRoots_FailsBothCertificateSteps()
    {
        var other = DemonstrationAuthority.Create(SoftwareKeyStore.InMemory(), "别处", Start);
        var steps = new SealVerifier(other.ToTrustStore()).Verify(Sign(), Expected());

        steps.Where(step => step.Outcome == StepOutcome.Failed).Select(step => step.Code).ShouldBe(["signer-certificate", "maker-certificate"]);
    }

    [Fact]
    public void Verify_SignerRevokedBeforeSigning_FailsTheSignerCertificateStep()
    {
        var list = Authority.Issuing.IssueRevocationList(
            [new RevokedCertificate(Authority.Signer.SerialNumber, SigningTime.AddDays(-1), RevocationReason.KeyCompromise)], 1, SigningTime, SigningTime.AddDays(7));
        var steps = new SealVerifier(Authority.ToTrustStore().Add(list)).Verify(Sign(), Expected());

        steps.Where(step => step.Outcome == StepOutcome.Failed).Select(step => step.Code).ShouldBe(["signer-certificate"]);
    }

    [Fact]
    public void Verify_AnyOneChangedByte_IsRefusedOrFails()
    {
        var original = Sign().Encoded.ToArray();
        for (var at = 0; at < original.Length; at += 7)
        {
            var changed = (byte[])original.Clone();
            changed[at] ^= 0x01;
            try
            {
                Failed(SealSignature.Parse(changed)).ShouldNotBeEmpty($"byte {at}");
            }
            catch (DerException)
            {
                continue;
            }
        }
    }

    [Fact]
    public void Parse_FirstFormat_IsReadAndVerified()
    {
        var signed = OldFormat();

        signed.Version.ShouldBe(SealVersion.V1);
        signed.SignedAt.ShouldBe(SigningTime);
        Failed(signed).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("20260304130607")]
    [InlineData("20260304050607Z")]
    [InlineData("20260304130607+0800")]
    [InlineData("20260304050607.0Z")]
    public void Parse_TimeAsMakersWriteIt_IsTheSameMoment(string text)
    {
        var toSign = Der.Sequence(
            Der.Integer(4), Seal.Encoded, Der.Element(DerTag.GeneralizedTime, System.Text.Encoding.ASCII.GetBytes(text)), Der.BitString(DataHash), Der.Ia5Text(SignaturePath));
        var signed = SealSignature.Parse(Der.Sequence(
            toSign, Der.OctetString(Authority.Signer.Encoded), Der.ObjectIdentifier(Sm2.SignatureOid), Der.BitString(Authority.SignerKey.Sign(toSign).ToDer())));

        signed.SignedAt.ShouldBe(SigningTime);
        Failed(signed).ShouldBeEmpty();
    }

    [Fact]
    public void Parse_FifthFormat_IsReadAndVerified()
    {
        var four = DerReader.OpenSequence(SealContent().Encode());
        four.Any();
        var header = Der.Sequence(Der.Ia5Text("ES"), Der.Integer(5), Der.Ia5Text("X"));
        var info = Der.Sequence(header, four.Any().Encoded, four.Any().Encoded, four.Any().Encoded, Der.Context(0, Der.Sequence()));
        var seal = Der.Sequence(
            info, Der.OctetString(Authority.SealMaker.Encoded), Der.ObjectIdentifier(Sm2.SignatureOid), Der.BitString(Authority.SealMakerKey.Sign(info).ToDer()));
        var toSign = Der.Sequence(
            Der.Integer(5), seal, Der.GeneralizedTime(SigningTime), Der.BitString(DataHash), Der.Ia5Text(SignaturePath), Der.Context(0, Der.Sequence()));
        var signed = SealSignature.Parse(Der.Sequence(
            toSign, Der.OctetString(Authority.Signer.Encoded), Der.ObjectIdentifier(Sm2.SignatureOid), Der.BitString(Authority.SignerKey.Sign(toSign).ToDer())));

        signed.Version.ShouldBe(SealVersion.V5);
        signed.Seal.Version.ShouldBe(SealVersion.V5);
        Failed(signed).ShouldBeEmpty();
    }

    [Fact]
    public void Verify_ForeignAlgorithm_FailsTheAlgorithmStep()
    {
        var outer = DerReader.OpenSequence(Sign().Encoded);
        var (toSign, certificate) = (outer.Any(), outer.Any());
        outer.Any();
        var forged = Der.Sequence(toSign.Encoded, certificate.Encoded, Der.ObjectIdentifier("1.2.840.10045.4.3.2"), outer.Any().Encoded);

        Failed(SealSignature.Parse(forged)).ShouldBe(["algorithms"]);
    }

    private static SealSignature OldFormat()
    {
        var property = Der.Sequence(
            Der.Integer(1), Der.Utf8Text("旧章（样例）"), Der.Sequence(Der.OctetString(Authority.Signer.Encoded)),
            Der.CertificateTime(Start), Der.CertificateTime(Start), Der.CertificateTime(Start.AddYears(1)));
        var info = Der.Sequence(
            Der.Sequence(Der.Ia5Text("ES"), Der.Integer(1), Der.Ia5Text("X")), Der.Ia5Text("1"), property, new SealImage("PNG", new byte[] { 1 }, 40, 40).Encode());
        byte[] certificate = Der.OctetString(Authority.SealMaker.Encoded), algorithm = Der.ObjectIdentifier(Sm2.SignatureOid);
        var signature = Authority.SealMakerKey.Sign(Der.Sequence(info, certificate, algorithm)).ToDer();
        var seal = Der.Sequence(info, Der.Sequence(certificate, algorithm, Der.BitString(signature)));
        var toSign = Der.Sequence(
            Der.Integer(1), seal, Der.BitString("20260304050607Z"u8.ToArray()), Der.BitString(DataHash), Der.Ia5Text(SignaturePath),
            Der.OctetString(Authority.Signer.Encoded), Der.ObjectIdentifier(Sm2.SignatureOid));
        return SealSignature.Parse(Der.Sequence(toSign, Der.BitString(Authority.SignerKey.Sign(toSign).ToDer())));
    }

    private static List<string> Failed(SealSignature signature, SealVerificationRequest? request = null) =>
        [.. Verifier.Verify(signature, request ?? Expected()).Where(step => step.Outcome == StepOutcome.Failed).Select(step => step.Code)];
}

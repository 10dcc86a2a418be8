using System.Security.Cryptography;
using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;

namespace Heluo.Engines.Tests.Crypto;

public sealed class MessageTests
{
    private static readonly CertificateVerifier Verifier = new(Authority.ToTrustStore());

    [Theory]
    [InlineData(SignedMessageSyntax.Gb35275, false)]
    [InlineData(SignedMessageSyntax.Gb35275, true)]
    [InlineData(SignedMessageSyntax.Cms, false)]
    [InlineData(SignedMessageSyntax.Cms, true)]
    public void Sign_EitherSyntax_VerifiesAndRefusesOtherContent(SignedMessageSyntax syntax, bool attributes)
    {
        var request = new SignedMessageRequest
        {
            Content = "交换数据"u8.ToArray(), Syntax = syntax, Detached = true, SignedAttributes = attributes, SigningTime = attributes ? SigningTime : null,
        };
        var message = SignedMessage.Parse(SignedMessage.Sign(request, Authority.Signer, Authority.SignerKey).Encoded);

        message.VerifySignatures("交换数据"u8.ToArray()).ShouldBeTrue();
        message.VerifySignatures("交换数居"u8.ToArray()).ShouldBeFalse();
        message.VerifySignatures().ShouldBeFalse();
        message.Signers.Single().SigningTime.ShouldBe(attributes ? SigningTime : null);
    }

    [Fact]
    public void Sign_ContentInside_ComesBack()
    {
        var message = SignedMessage.Sign(new SignedMessageRequest { Content = "m"u8.ToArray() }, Authority.Signer, Authority.SignerKey);

        SignedMessage.Parse(message.Encoded).Content!.Value.ToArray().ShouldBe("m"u8.ToArray());
        message.VerifySignatures().ShouldBeTrue();
    }

    [Fact]
    public void Seal_ForTwoRecipients_EachOpensAndOthersDoNot()
    {
        var envelope = EnvelopedMessage.Seal("密件"u8, Authority.Signer, Authority.SealMaker);

        EnvelopedMessage.Open(envelope, Authority.Signer, Authority.SignerKey).ShouldBe("密件"u8.ToArray());
        EnvelopedMessage.Open(envelope, Authority.SealMaker, Authority.SealMakerKey).ShouldBe("密件"u8.ToArray());
        Should.Throw<CryptographicException>(() => EnvelopedMessage.Open(envelope, Authority.Timestamp, Authority.TimestampKey));
    }

    [Fact]
    public void Stamp_OneDigest_VerifiesForItAlone()
    {
        var token = TimestampToken.Parse(Authority.TimestampAuthority(Clock(SigningTime)).Stamp(DataHash).Encoded);

        token.Time.ShouldBe(SigningTime);
        token.Verify(DataHash, Verifier).ShouldBe("");
        token.Verify(Sm3.Hash("x"u8), Verifier).ShouldContain("不是针对");
    }

    [Fact]
    public void Stamp_ByACertificateWithoutThePurpose_IsRefused()
    {
        var token = new TimestampAuthority(Authority.Signer, Authority.SignerKey, DemonstrationAuthority.TimestampPolicy, Clock(SigningTime)).Stamp(DataHash);

        token.Verify(DataHash, Verifier).ShouldContain("扩展用途");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(64)]
    public void EvidenceRecord_BatchOfAnySize_ProvesEachDocumentWithOneToken(int size)
    {
        var digests = Enumerable.Range(0, size).Select(i => Sm3.Hash(BitConverter.GetBytes(i))).ToArray();
        var records = EvidenceRecord.Stamp(digests, Authority.TimestampAuthority(Clock(SigningTime)));

        records.Count.ShouldBe(size);
        records.Select(record => record.Token.SerialNumber).Distinct().Count().ShouldBe(1);
        for (var i = 0; i < size; i++)
        {
            EvidenceRecord.Parse(records[i].Encoded).Verify(digests[i], Verifier).ShouldBe("");
            records[i].Verify(Sm3.Hash("x"u8), Verifier).ShouldNotBe("");
        }
    }

    [Fact]
    public void Respond_RequestOfAnotherAlgorithm_IsRefusedWithItsReason()
    {
        var authority = Authority.TimestampAuthority(Clock(SigningTime));
        var good = Der.Sequence(Der.Integer(1), Der.Sequence(Der.Algorithm(Sm3.Oid), Der.OctetString(DataHash)), Der.Integer(77), Der.Boolean(true));
        var bad = Der.Sequence(Der.Integer(1), Der.Sequence(Der.Algorithm("2.16.840.1.101.3.4.2.1"), Der.OctetString(DataHash)));

        var answer = DerReader.OpenSequence(authority.Respond(good));
        answer.Sequence().SmallInteger().ShouldBe(0);
        TimestampToken.Parse(answer.Any().Encoded).Nonce.ToArray().ShouldBe([77]);
        DerReader.OpenSequence(authority.Respond(bad)).Sequence().SmallInteger().ShouldBe(2);
        DerReader.OpenSequence(authority.Respond(new byte[] { 1, 2, 3 })).Sequence().SmallInteger().ShouldBe(2);
    }
}

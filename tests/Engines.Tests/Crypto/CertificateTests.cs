using Heluo.Engines.Crypto;
using Shouldly;
using Xunit;
using static Heluo.Engines.Tests.Crypto.CryptoSamples;

namespace Heluo.Engines.Tests.Crypto;

public sealed class CertificateTests
{
    private const KeyUsages Signing = KeyUsages.DigitalSignature | KeyUsages.NonRepudiation;
    private static readonly CertificateVerifier Verifier = new(Authority.ToTrustStore());

    [Fact]
    public void Verify_DemonstrationSigner_LeadsToTheRoot()
    {
        var result = Verifier.Verify(Authority.Signer, SigningTime, Signing);

        result.Fault.ShouldBe(ChainFault.None);
        result.Path.Select(one => one.Subject.CommonName).ShouldBe(["样例签章人", "样例签发机构", "样例根证书（不得用于真实业务）"]);
        result.RevocationChecked.ShouldBeFalse();
    }

    [Fact]
    public void Parse_IssuedCertificate_HoldsWhatWasAsked()
    {
        var certificate = Certificate.ParseFile(System.Text.Encoding.ASCII.GetBytes(Authority.Timestamp.ToPem()));

        certificate.Subject.ToString().ShouldBe("C=CN,O=河南省某某局（样例）,CN=样例时间戳服务");
        certificate.Extensions.Usages.ShouldBe(Signing);
        certificate.Extensions.ExtendedUsages.ShouldBe([TimestampOids.Purpose]);
        certificate.Extensions.IsAuthority.ShouldBeFalse();
        certificate.NotAfter.ShouldBe(Start.AddYears(3));
        certificate.IsSignedBy(Authority.Issuing.Certificate).ShouldBeTrue();
        certificate.IsSignedBy(Authority.Root.Certificate).ShouldBeFalse();
    }

    [Theory]
    [InlineData(-1, ChainFault.NotYetValid)]
    [InlineData(3 * 366, ChainFault.Expired)]
    public void Verify_OutsideValidity_IsRefused(int days, ChainFault fault) =>
        Verifier.Verify(Authority.Signer, Start.AddDays(days), Signing).Fault.ShouldBe(fault);

    [Fact]
    public void Verify_WrongPurpose_IsRefused()
    {
        Verifier.Verify(Authority.Signer, SigningTime, KeyUsages.KeyEncipherment).Fault.ShouldBe(ChainFault.WrongUsage);
        Verifier.Verify(Authority.Signer, SigningTime, Signing, TimestampOids.Purpose).Fault.ShouldBe(ChainFault.WrongUsage);
    }

    [Fact]
    public void Verify_UnknownRoot_IsRefused() =>
        new CertificateVerifier(new TrustStore()).Verify(Authority.Signer, SigningTime, Signing).Fault.ShouldBe(ChainFault.NoTrustedRoot);

    [Fact]
    public void Verify_IssuedByAnEndCertificate_IsRefused()
    {
        var impostor = new CertificateAuthority(Authority.Signer, Authority.SignerKey);
        using var store = SoftwareKeyStore.InMemory();
        var forged = impostor.Issue(Content(store.Generate("x")));

        Verifier.Verify(forged, SigningTime, Signing, null, [Authority.Signer]).Fault.ShouldBe(ChainFault.NotAuthority);
    }

    [Fact]
    public void Verify_AuthorityBelowOneThatMayHaveNone_IsRefused()
    {
        using var store = SoftwareKeyStore.InMemory();
        var below = Content(store.Generate("ca")) with { IsAuthority = true, Usages = KeyUsages.CertificateSigning, Subject = DistinguishedName.Of(("CN", "下级")) };
        var authority = new CertificateAuthority(Authority.Issuing.Issue(below), new SigningKey(store, "ca"));
        var end = authority.Issue(Content(store.Generate("end")));

        Verifier.Verify(end, SigningTime, Signing, null, [authority.Certificate]).Fault.ShouldBe(ChainFault.NotAuthority);
    }

    [Fact]
    public void Verify_ChangedCertificate_IsRefusedForItsSignature()
    {
        var changed = Authority.Signer.Encoded.ToArray();
        var at = changed.AsSpan().IndexOf("样例签章人"u8);
        changed[at + 2] ^= 1;

        Verifier.Verify(Certificate.Parse(changed), SigningTime, Signing).Fault.ShouldBe(ChainFault.BadSignature);
    }

    [Fact]
    public void Verify_RevokedLater_CountsFromThatMoment()
    {
        var list = RevocationList.Parse(Authority.Issuing.IssueRevocationList(
            [new RevokedCertificate(Authority.Signer.SerialNumber, SigningTime, RevocationReason.CessationOfOperation)], 7, SigningTime, SigningTime.AddDays(7)).Encoded);
        var verifier = new CertificateVerifier(Authority.ToTrustStore().Add(list));

        list.Entries.Single().Reason.ShouldBe(RevocationReason.CessationOfOperation);
        verifier.Verify(Authority.Signer, SigningTime.AddSeconds(-1), Signing).IsValid.ShouldBeTrue();
        verifier.Verify(Authority.Signer, SigningTime, Signing).Fault.ShouldBe(ChainFault.Revoked);
    }

    [Fact]
    public void Verify_ListSignedByAnotherKey_IsNotHeard()
    {
        var impostor = new CertificateAuthority(Authority.Issuing.Certificate, Authority.SignerKey);
        var list = impostor.IssueRevocationList([new RevokedCertificate(Authority.Signer.SerialNumber, Start)], 1, SigningTime, SigningTime.AddDays(7));

        new CertificateVerifier(Authority.ToTrustStore().Add(list)).Verify(Authority.Signer, SigningTime, Signing).IsValid.ShouldBeTrue();
    }

    private static CertificateContent Content(Sm2PublicKey key) => new()
    {
        Subject = DistinguishedName.Of(("CN", "某人")), PublicKey = key, NotBefore = Start, NotAfter = Start.AddYears(1), Usages = Signing,
    };
}
